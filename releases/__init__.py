"""The app: a press conference's text comes in, is checked, published, found, read and taken away.

The rooms and the direction of imports between them are in README.md, "Map of the rooms".
"""
