"""The figures of a text: numbers, units, indicators, periods."""
