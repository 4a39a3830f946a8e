"""People and bodies that a page names."""
