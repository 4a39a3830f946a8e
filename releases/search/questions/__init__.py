"""What was typed, understood: its parts by the site's own vocabulary, and what is asked of them."""
