"""What a search finds: hits, ranking, lists, keyset pages, highlighted words."""
