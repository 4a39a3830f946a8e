"""An edition's content as a reading, which is what the interchange format writes."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from releases.intake.parse import reading as read
from releases.intake.parse.interchange import to_dict
from releases.intake.parse.reading import Period, Reading

from .appearance import Appearance
from .block import Block
from .doubt import Doubt
from .edition import Edition
from .measure import Measure
from .statistic import Statistic

# Printed times mean China Standard Time, whatever the clocks did in the summers of 1986 to 1991.
CHINA = datetime.timezone(datetime.timedelta(hours=8))
# Not part of what readers are told: the fingerprint of the content does not see them.
_BESIDE_CONTENT = ("format", "published_at", "furniture", "doubts")


def snapshot(edition: Edition) -> Reading:
    """The edition as if it had just been read; ids count from 1 in reading order."""
    speakers = list(edition.appearances.in_order())
    blocks = list(edition.blocks.in_order())
    speaker_ids = {row.pk: n for n, row in enumerate(speakers, 1)}
    block_ids = {row.pk: n for n, row in enumerate(blocks, 1)}
    unsettled = edition.doubts.in_order().filter(settled_at__isnull=True)
    return Reading(
        **_facts(edition),
        organisations=tuple(row.name for row in edition.attending_organisations.in_order()),
        media=tuple(row.name for row in edition.attending_media.in_order()),
        topics=_topics(edition),
        speakers=tuple(_speaker(row, speaker_ids) for row in speakers),
        blocks=tuple(_block(row, block_ids, speaker_ids) for row in blocks),
        measures=tuple(_measure(row, block_ids) for row in edition.measures.in_order()),
        statistics=tuple(_statistic(row, block_ids) for row in edition.statistics.in_order()),
        furniture=tuple(edition.furniture),
        doubts=tuple(_doubt(row, block_ids) for row in unsettled),
    )


def content_hash(reading: Reading) -> str:
    """SHA-256 of what a release tells readers; equal content, equal fingerprint.

    Empty values do not count, so that an optional field of tomorrow changes no fingerprint of
    today. Neither do the order of topics, a set, nor publication time, furniture and doubts.
    """
    content = {key: value for key, value in to_dict(reading).items() if key not in _BESIDE_CONTENT}
    content["topics"] = sorted(content["topics"])
    text = json.dumps(_filled(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _filled(value: Any) -> Any:
    """Without the keys that hold an empty text, list or object, or null; 0 says something."""
    if isinstance(value, dict):
        filled = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item not in ("", None, [], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def published_at(edition: Edition) -> str | None:
    """What the page printed, to the precision it printed; else our own time of publication."""
    if edition.printed_date and edition.printed_time:
        moment = datetime.datetime.combine(edition.printed_date, edition.printed_time)
        return moment.replace(tzinfo=CHINA).isoformat(timespec="seconds")
    if edition.printed_date:
        return edition.printed_date.isoformat()
    first = edition.release.first_published_at
    return first.astimezone(CHINA).isoformat(timespec="seconds") if first else None


def _facts(edition: Edition) -> dict[str, Any]:
    return {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "published_at": published_at(edition),
        "source": edition.source,
        "editor": edition.editor,
        "reviewer": edition.reviewer,
        "event": read.Event(
            date=_iso(edition.event_date),
            time=edition.event_time,
            venue=edition.event_venue,
            host=edition.event_host,
        ),
    }


def _topics(edition: Edition) -> tuple[str, ...]:
    links = Edition.topics.through.objects.filter(edition=edition)
    return tuple(links.order_by("pk").values_list("topic__name", flat=True))


def _speaker(row: Appearance, speaker_ids: Mapping[int, int]) -> read.Speaker:
    role: Any = row.role
    return read.Speaker(
        id=speaker_ids[row.pk],
        name=row.name,
        organisation=row.organisation_name,
        posts=tuple(row.posts),
        role=role,
    )


def _block(row: Block, block_ids: Mapping[int, int], speaker_ids: Mapping[int, int]) -> read.Block:
    kind: Any = row.kind
    return read.Block(
        id=block_ids[row.pk],
        kind=kind,
        text=row.text,
        speaker=speaker_ids[row.speaker_id] if row.speaker_id else None,
        number=row.number,
    )


def _measure(row: Measure, block_ids: Mapping[int, int]) -> read.Measure:
    stage: Any = row.stage
    theme: Any = row.theme
    return read.Measure(
        block=block_ids[row.block_id],
        start=row.start,
        end=row.end,
        heading=row.heading,
        stage=stage,
        theme=theme,
        organisation=row.organisation_name,
        due=row.due_words or None,
    )


def _statistic(row: Statistic, block_ids: Mapping[int, int]) -> read.Statistic:
    period: Any = (row.period_label, _iso(row.period_start), _iso(row.period_end))
    values: dict[str, Any] = {
        name: getattr(row, name) for name in ("kind", "unit", "qualifier", "basis", "scope")
    }
    return read.Statistic(
        block=block_ids[row.block_id],
        start=row.start,
        end=row.end,
        indicator=row.indicator_name,
        value=row.value_text,
        period=Period(*period) if any(period) else None,
        **values,
    )


def _doubt(row: Doubt, block_ids: Mapping[int, int]) -> read.Doubt:
    return read.Doubt(
        block=block_ids[row.block_id] if row.block_id else None,
        start=row.start,
        end=row.end,
        code=row.code,
        message=row.message,
    )


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
