"""Editions that are not what readers have now: the next one, and what earlier ones said."""
