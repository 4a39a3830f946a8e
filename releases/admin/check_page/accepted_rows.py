"""Which rows of a working copy a person has accepted, kept as keys that outlive their numbers."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from releases.intake import correct
from releases.intake.parse.reading import Reading, written


def keys(reading: Reading, kind: str) -> list[str]:
    """A key for each row that lasts while its values do; equal rows are told apart by order."""
    seen: dict[str, int] = {}
    found = []
    for entry in getattr(reading, correct.ROWS[kind]):
        # An empty value that came with a later version changes no key of today.
        said = written(entry, version=1) | {k: v for k, v in written(entry).items() if v}
        values = ", ".join(f"{name}={value!r}" for name, value in said.items())
        told = f"{kind.title()}({values})"  # keys are stored, so this is for ever
        digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
        seen[digest] = seen.get(digest, 0) + 1
        found.append(f"{kind}-{digest}-{seen[digest]}")
    return found


def left(reading: Reading, settled: Iterable[str]) -> Reading:
    """The reading with only the doubts that nobody has settled."""
    done = set(settled)
    doubts = zip(reading.doubts, keys(reading, "doubt"), strict=True)
    return replace(reading, doubts=tuple(doubt for doubt, key in doubts if key not in done))
