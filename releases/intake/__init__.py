"""What comes in: bytes become text, text becomes a reading, a reading becomes a draft.

Front doors: parse.reader.read, paste.keep, draft.draft and files.releases_in. Never publishes.
"""
