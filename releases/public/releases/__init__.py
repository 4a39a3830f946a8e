"""The page of a release, of each of its editions and of each of its rows."""
