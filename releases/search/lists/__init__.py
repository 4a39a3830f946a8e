"""The lists: their filters and facets, what they show, and keyset pages of it."""
