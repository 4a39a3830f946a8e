"""The trail: each act told once, in words that outlive what it was done to, and taken back by them.

Front doors: `history.record`, `history.as_one`, `undoing.undo`.
"""
