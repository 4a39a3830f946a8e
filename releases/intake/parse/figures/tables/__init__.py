"""The figures of tables, by row head and column head."""
