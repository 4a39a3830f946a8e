"""What a check of the site found wrong, for whoever runs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    remedy: str
