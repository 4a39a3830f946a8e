"""What an office keeps for the checks before publication: its list of wrong words, and why a
warning was passed over."""
