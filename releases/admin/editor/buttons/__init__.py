"""Buttons of the workflow beyond its plain steps, and the list of them all."""
