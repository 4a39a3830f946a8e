"""What a department sees of a draft by its link: its own rows alone, to confirm or to correct."""
