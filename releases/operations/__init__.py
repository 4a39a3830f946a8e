"""The site while it runs: whether it is ready, its log lines, and limits before a request is read.

Front doors: `readiness.look()`, and the middlewares that settings name. Writes no content.
"""
