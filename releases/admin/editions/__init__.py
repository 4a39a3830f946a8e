"""The list of editions, and the addresses below each."""
