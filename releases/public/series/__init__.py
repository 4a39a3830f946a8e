"""What published releases state of indicators and how they print it: series in words."""
