"""Words that readers may mean: known names, suggestions, alternatives to an empty list."""
