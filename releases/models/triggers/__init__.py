"""What the database does or refuses by itself, beyond constraints.

Front doors: `registry.TRIGGERS`, `content_version.content_version` and `install.install`,
which runs after every migrate.
"""
