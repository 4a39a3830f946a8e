"""A reading as JSON-ready data and back, keys in the order of the interchange format."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from .reading import (
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
FORMAT = "ipnews.release/1"


def to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as it is written to files and stored in drafts."""
    return {"format": FORMAT, **{key: _plain(value) for key, value in written(reading).items()}}


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
            ParsedStatistic(**{**row, "period": Period(**row["period"]) if row["period"] else None})
            for row in data["statistics"]
        ),
        "doubts": tuple(ParsedDoubt(**row) for row in data["doubts"]),
    }
    return Reading(**values)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item) for name, item in written(value).items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
