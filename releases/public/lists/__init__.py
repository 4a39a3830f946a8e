"""The five lists under one filter bar: items, snippets, pagination, ways out of nothing."""
