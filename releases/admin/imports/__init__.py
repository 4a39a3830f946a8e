"""Import in the browser: many files at once, each taken in or refused by itself, with a report."""
