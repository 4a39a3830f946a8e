"""What goes out: published releases, and drafts where an editor asks, in exact formats.

Front door: interchange. Never writes to the database.
"""
