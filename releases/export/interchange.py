"""Editions as interchange JSON, one object or one line each."""

import json
from collections.abc import Iterable, Iterator, Mapping

from releases.intake.parse.reading import VERSION
from releases.intake.parse.reading_as_json import to_dict
from releases.models import Edition
from releases.models.snapshot import snapshot


def to_line(data: Mapping[str, object]) -> str:
    """One object on one line, for `.jsonl`."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def lines(editions: Iterable[Edition], version: int = VERSION) -> Iterator[str]:
    """Each edition on a line of its own; memory use does not grow with their number."""
    for edition in editions:
        yield to_line(to_dict(snapshot(edition), version))
