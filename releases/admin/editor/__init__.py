"""One screen for what an edition says: its text with the rows beside it, edited in place."""
