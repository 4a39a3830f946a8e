"""How each database answers which documents hold a run of characters: `sqlite`, `postgresql`.

Front door: `dialect.of`. Both answer exactly what a plain scan of the texts would.
"""
