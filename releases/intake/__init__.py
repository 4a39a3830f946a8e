"""What comes in: bytes become text, text becomes a reading, a reading a working copy.

Front doors: parse.reader.read, paste.keep and files.releases_in. Never makes an edition.
"""
