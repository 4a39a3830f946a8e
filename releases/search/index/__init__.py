"""The search index: what it holds of an edition, how it is written and proved."""
