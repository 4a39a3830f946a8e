"""Changes of what readers see at once, which wait until a second person confirms them."""
