"""Indicators: the index, the page of each, comparisons, key figures and downloads."""
