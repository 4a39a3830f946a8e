"""Backups: the rows and files of a site in one sealed file, which either engine takes back.

Front doors: `taking.take` and `restoring.restore`. Rows are written as lines of JSON in the terms
of the migrations that the database had, so no client of a database is needed, whichever version
its server has, and a backup of SQLite is restored on PostgreSQL and the other way round.
"""
