"""What the database does or refuses by itself, beyond constraints.

Front doors: `registry.TRIGGERS` and `install.install`, which runs after every migrate.
"""
