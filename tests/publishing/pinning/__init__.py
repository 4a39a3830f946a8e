"""Pinned releases."""
