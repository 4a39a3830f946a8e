"""The rows of the search index; only indexing writes them."""
