"""Where the pages of shared nouns stood before, and the trail of all changes of names."""
