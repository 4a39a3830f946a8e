"""What editors had corrected on the check page of earlier versions before a draft was made.

Nothing writes a `Check` any more; a draft takes along what stands in one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from releases.intake.parse import reader
from releases.intake.parse.reading import Reading, written
from releases.intake.parse.reading_as_json import from_dict
from releases.intake.pasted_pages import text_of
from releases.models import Check, Edition, PastedText
from releases.models.edition_row import ReadRow
from releases.models.pasted_text import sha256
from releases.models.snapshot import snapshot
from releases.publishing.seeing import KINDS

LISTS = {"speaker": "speakers", "measure": "measures", "statistic": "statistics", "doubt": "doubts"}


@dataclass(frozen=True, slots=True)
class WorkedReading:
    """A reading with the keys of what a person had accepted of it; `stale` where the page has
    other words by now than those that were corrected."""

    reading: Reading
    settled: frozenset[str] = frozenset()
    check: Check | None = None
    stale: bool = False


def load(pasted: PastedText, *, anew: bool = False) -> WorkedReading:
    """The page as it was corrected, else as the reader reads it; raises Unreadable."""
    text = text_of(pasted)
    check = Check.objects.of(pasted).select_related("updated_by").first()
    if check is None or anew:
        return WorkedReading(reader.read(text))
    stale = check.text_sha256 != sha256(text.encode("utf-8", "replace"))
    return WorkedReading(from_dict(check.data), frozenset(check.settled), check, stale)


def without_settled(reading: Reading, settled: Iterable[str]) -> Reading:
    """The reading with only the doubts that nobody has settled."""
    done = set(settled)
    doubts = zip(reading.doubts, keys(reading, "doubt"), strict=True)
    return replace(reading, doubts=tuple(doubt for doubt, key in doubts if key not in done))


def accepted_rows(edition: Edition, settled: Iterable[str]) -> list[ReadRow]:
    """The rows of a new draft that were accepted before it was made."""
    done, reading, found = set(settled), snapshot(edition), list[ReadRow]()
    for kind, model in zip(LISTS, KINDS, strict=False):
        rows = model.objects.of(edition).in_order()
        found += (row for row, key in zip(rows, keys(reading, kind), strict=True) if key in done)
    return found


def keys(reading: Reading, kind: str) -> list[str]:
    """A key for each row that lasts while its values do; equal rows are told apart by order."""
    seen: dict[str, int] = {}
    found = []
    for entry in getattr(reading, LISTS[kind]):
        # An empty value that came with a later version changes no key of today.
        said = written(entry, version=1) | {k: v for k, v in written(entry).items() if v}
        values = ", ".join(f"{name}={value!r}" for name, value in said.items())
        told = f"{kind.title()}({values})"  # keys are stored, so this is for ever
        digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
        seen[digest] = seen.get(digest, 0) + 1
        found.append(f"{kind}-{digest}-{seen[digest]}")
    return found
