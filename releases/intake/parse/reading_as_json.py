"""A reading as JSON-ready data and back, keys in the order of the interchange format."""

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any

from .reading import (
    VERSION,
    BlockKind,
    Event,
    ParsedBlock,
    ParsedDoubt,
    ParsedMeasure,
    ParsedSpeaker,
    ParsedStatistic,
    Period,
    Reading,
    written,
)

# A key may be added without a new version if it is a text that may be missing: it is written only
# where it says something, so files without it stay byte for byte what they were. The version rises
# when a key goes, changes its name, its type or its meaning, must be there, or takes a value that
# it did not take before. Every version that was ever written is read.
FORMAT = "ipnews.release"


def to_dict(reading: Reading, version: int = VERSION) -> dict[str, Any]:
    """The reading as it is written to files and stored in drafts.

    An older version is told no more than it has words for.
    """
    told = reading if version > 1 else as_first_version(reading)
    rows = {key: _plain(value, version) for key, value in written(told, version).items()}
    return {"format": f"{FORMAT}/{version}", **rows}


def from_dict(data: Mapping[str, Any]) -> Reading:
    """The reading that ``to_dict`` wrote; ``data`` must already satisfy the schema."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key != "format"
    }
    values |= {
        "event": Event(**data["event"]),
        "speakers": tuple(
            ParsedSpeaker(**{**row, "posts": tuple(row["posts"])}) for row in data["speakers"]
        ),
        "blocks": tuple(ParsedBlock(**row) for row in data["blocks"]),
        "measures": tuple(ParsedMeasure(**row) for row in data["measures"]),
        "statistics": tuple(
            ParsedStatistic(**{**row, "period": period_of(row["period"])})
            for row in data["statistics"]
        ),
        "doubts": tuple(ParsedDoubt(**row) for row in data["doubts"]),
    }
    return Reading(**values)


def as_first_version(reading: Reading) -> Reading:
    """Version 1 knows no table, and no scope but a rank's."""
    blocks: list[ParsedBlock] = []
    kind: BlockKind = "paragraph"
    for row in reading.blocks:
        if row.kind != "table":
            kind = row.kind
        elif kind not in ("statement", "answer"):
            kind = "paragraph" if row.speaker is None else "statement"
        blocks.append(replace(row, kind=kind))
    figures = (row if row.kind == "rank" else replace(row, scope="") for row in reading.statistics)
    return replace(reading, blocks=tuple(blocks), statistics=tuple(figures))


def period_of(data: Mapping[str, Any] | None) -> Period | None:
    if not data:
        return None
    return Period(data["label"], data["start"], data["end"], data.get("from", ""))


def _plain(value: object, version: int) -> object:
    if isinstance(value, str):  # as most are
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item, version) for name, item in written(value, version).items()}
    if isinstance(value, tuple):
        return [_plain(item, version) for item in value]
    return value
