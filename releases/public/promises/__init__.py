"""What was promised and what became of it: the measures and their follow-ups."""
