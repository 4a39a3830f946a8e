"""Turns the text of a press-conference page into structured data.

Front door: ``reader.read(text) -> reading.Reading``; ``interchange`` makes it
JSON-ready data.
Never touches Django, files, the network or the clock, and never raises on human text.
"""
