"""The rows of an edition, one small form for each kind."""
