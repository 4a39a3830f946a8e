"""Questions: what was typed in one go, read by what the site knows.

Front door: understanding.understand. It searches nothing and decides nothing that a reader cannot
take back; `segments` and `phrases` are pure.
"""
