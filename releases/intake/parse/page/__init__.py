"""A page as such: its lines, labels, metadata, furniture and damage."""
