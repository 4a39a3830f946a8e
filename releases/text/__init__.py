"""Primitives of Chinese text: widths, words, numbers, dates, sentences and spans.

Front door: each module by its name. Knows no Django and nothing of press conferences.
"""
