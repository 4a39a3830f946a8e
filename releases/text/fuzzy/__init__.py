"""Names that are nearly, partly or by their sound the same."""
