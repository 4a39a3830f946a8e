"""What comes in: bytes become text, text becomes a reading, a reading a working copy.

Front doors: parse.reader.read, pasted_pages.keep, import_files.releases_in. Never makes an edition.
"""
