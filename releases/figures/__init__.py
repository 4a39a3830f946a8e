"""The arithmetic of statistics: what compares, whether a stated change fits, what a series is.

Front doors: units.canonical, change.best, series.series. Knows no Django, reads and writes nothing.
"""
