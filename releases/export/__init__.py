"""What goes out: published releases, and drafts where an editor asks, in exact formats.

Front doors: interchange, to_csv, to_xlsx, to_json. Never writes to the database.
"""
