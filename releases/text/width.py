"""Half and full width; see `folding`."""

from .folding import fold

__all__ = ["fold"]
