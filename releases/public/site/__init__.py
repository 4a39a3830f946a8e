"""What every page has: context, sections, the reader's preferences, the head for machines."""
