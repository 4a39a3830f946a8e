"""The site while it runs, and what keeps it safe: whether it is ready, its log lines, limits before
a request is read; files without rows, backups, and a doctor who looks at it all.

Front doors: `readiness.look()`, the middlewares that settings name, and the commands of
`management`. Never changes what a release says.
"""
