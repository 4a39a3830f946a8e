"""The snapshot of an edition: its content as a reading, which the interchange format writes."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from django.db.models import Field

from releases.intake.parse import reading as read
from releases.intake.parse.reading import Period, Reading, with_facts
from releases.intake.parse.reading_as_json import to_dict

from .appearance import Appearance
from .block import Block
from .doubt import Doubt
from .edition import Edition
from .edition_row import EditionRow
from .facts import columns
from .measure import Measure
from .statistic import Statistic

Told = TypeVar("Told")

# Printed times mean China Standard Time, whatever the clocks did in the summers of 1986 to 1991.
CHINA = datetime.timezone(datetime.timedelta(hours=8))
# Not part of what readers are told: the content hash does not see them.
_BESIDE_CONTENT = ("format", "published_at", "furniture", "doubts")


def snapshot(edition: Edition) -> Reading:
    """The edition as if it had just been read; ids count from 1 in reading order."""
    reading = rows_as_read(
        edition,
        list(edition.appearances.in_order()),
        list(edition.blocks.in_order()),
        edition.measures.in_order(),
        edition.statistics.in_order(),
        edition.doubts.filter(settled_at=None).in_order(),
    )
    return replace(
        reading,
        organisations=tuple(row.name for row in edition.attending_organisations.in_order()),
        media=tuple(row.name for row in edition.attending_media.in_order()),
        topics=tuple(row.name for row in edition.printed_topics.order_by("pk")),
    )


def rows_as_read(
    edition: Edition,
    speakers: Sequence[Appearance],
    blocks: Sequence[Block],
    measures: Iterable[Measure],
    statistics: Iterable[Statistic],
    doubts: Iterable[Doubt],
) -> Reading:
    """What an edition and these rows of it say; who attended and its topics are left out."""
    speaker_ids = {row.pk: n for n, row in enumerate(speakers, 1)} | {None: None}
    block_ids = {row.pk: n for n, row in enumerate(blocks, 1)} | {None: None}
    facts = {fact.path: _plain(edition, column) for fact, column in columns(Edition, "format")}
    return with_facts(
        Reading(
            speakers=tuple(
                _row(read.ParsedSpeaker, row, id=speaker_ids[row.pk]) for row in speakers
            ),
            blocks=tuple(
                _row(
                    read.ParsedBlock, row, id=block_ids[row.pk], speaker=speaker_ids[row.speaker_id]
                )
                for row in blocks
            ),
            measures=_quoting(read.ParsedMeasure, measures, block_ids),
            statistics=_quoting(read.ParsedStatistic, statistics, block_ids),
            doubts=_quoting(read.ParsedDoubt, doubts, block_ids),
        ),
        facts | {"published_at": published_at(edition)},
    )


def _quoting(
    kind: Callable[..., Told],
    rows: Iterable[Measure | Statistic | Doubt],
    block_ids: Mapping[int | None, int | None],
) -> tuple[Told, ...]:
    return tuple(_row(kind, row, block=block_ids[row.block_id]) for row in rows)


def content_hash(reading: Reading) -> str:
    """The content hash: SHA-256 of what a release tells readers.

    Empty values do not count, so that an optional field of tomorrow changes no hash of today.
    Neither do the order of topics, a set, nor publication time, furniture and doubts, nor where
    the period of a figure was read.
    """
    content = {key: value for key, value in to_dict(reading).items() if key not in _BESIDE_CONTENT}
    content["topics"] = sorted(content["topics"])
    for row in content["statistics"]:
        (row["period"] or {}).pop("from", None)
    text = json.dumps(filled(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def filled(value: object) -> object:
    """Without the keys that hold an empty text, list or object, or null; 0 says something."""
    if isinstance(value, str):  # as most are
        return value
    if isinstance(value, dict):
        inner = [(key, filled(item)) for key, item in value.items() if item or item == 0]
        return {key: item for key, item in inner if item or item == 0}
    return [filled(item) for item in value] if isinstance(value, list) else value


def published_at(edition: Edition) -> str | None:
    """What the page printed, to the precision it printed; else our own time of publication."""
    if edition.printed_date and edition.printed_time:
        moment = datetime.datetime.combine(edition.printed_date, edition.printed_time)
        return moment.replace(tzinfo=CHINA).isoformat(timespec="seconds")
    if edition.printed_date:
        return edition.printed_date.isoformat()
    first = edition.release.first_published_at
    return first.astimezone(CHINA).isoformat(timespec="seconds") if first else None


def _row(kind: Callable[..., Told], row: EditionRow, **more: object) -> Told:
    """As a reading has it: an empty text is left to what the reading takes for none."""
    told = {fact.path: _plain(row, column) for fact, column in columns(type(row), "format")} | more
    period = [told.pop(f"period.{part.name}", None) for part in fields(Period)]
    if any(period[:3]):
        told["period"] = Period(*cast(list[Any], period))
    return kind(**{path: value for path, value in told.items() if value != ""})


def _plain(row: Edition | EditionRow, column: "Field[object, object]") -> object:
    if isinstance(row, Statistic) and column.name == "value":
        return row.value_text  # with the digits that were printed
    value = getattr(row, column.attname)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value
