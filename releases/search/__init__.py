"""How releases are found: words typed by a reader, and the filters beside them.

Front door: filters.EditionFilter. Never shows what published() does not.
"""
