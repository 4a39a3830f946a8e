"""What published releases state of indicators, as rows and series, and in words."""
