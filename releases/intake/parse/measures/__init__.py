"""Measures: their parts, stages and themes."""
