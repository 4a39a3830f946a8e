"""Days and periods as running text prints them."""
