"""The pages on which two names become one, a merge is taken back, and near names are offered."""
