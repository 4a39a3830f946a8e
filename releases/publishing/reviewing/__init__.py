"""Review 审稿: an edition is handed over, looked at by others, and approved or given back.

Front doors: `handing_over`, `deciding`. An approval holds for one content and for nobody who wrote
any of it; `standing.require` is what publication asks.
"""
