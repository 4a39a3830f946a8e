"""English as a Chinese office writes it: day, month, year."""
