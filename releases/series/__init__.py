"""What published releases state of indicators, as rows and series: one query for all of them.

Front door: series_queries.histories. Writes nothing.
"""
