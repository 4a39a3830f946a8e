"""What is asked for: words as a query, synonyms, criteria, and the kinds of lists."""
