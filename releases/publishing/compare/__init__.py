"""Two texts of a release beside each other: what differs, row by row, and said in words.

Front doors: `editions.between`, `words.lines`, `correction_note.proposed`. It changes nothing.
"""
