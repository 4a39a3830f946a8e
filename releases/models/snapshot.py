"""An edition's content as plain data in the shape of the interchange format; its fingerprint."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from .appearance import Appearance
from .block import Block
from .doubt import Doubt
from .edition import Edition
from .measure import Measure
from .statistic import Statistic

# Printed times mean China Standard Time, whatever the clocks did in the summers of 1986 to 1991.
CHINA = datetime.timezone(datetime.timedelta(hours=8))
FORMAT = "ipnews.release/1"
# Not part of what readers are told: the fingerprint of the content does not see them.
_BESIDE_CONTENT = ("published_at", "furniture", "doubts")


def snapshot(edition: Edition) -> dict[str, Any]:
    """The release as one interchange object; ids count from 1 in reading order."""
    speakers = list(edition.appearances.in_order())
    blocks = list(edition.blocks.in_order())
    speaker_ids = {row.pk: n for n, row in enumerate(speakers, 1)}
    block_ids = {row.pk: n for n, row in enumerate(blocks, 1)}
    return {
        "format": FORMAT,
        **_facts(edition),
        "organisations": [row.name for row in edition.attending_organisations.in_order()],
        "media": [row.name for row in edition.attending_media.in_order()],
        "topics": _topics(edition),
        "speakers": [_speaker(row, speaker_ids) for row in speakers],
        "blocks": [_block(row, block_ids, speaker_ids) for row in blocks],
        "measures": [_measure(row, block_ids) for row in edition.measures.in_order()],
        "statistics": [_statistic(row, block_ids) for row in edition.statistics.in_order()],
        "furniture": edition.furniture,
        "doubts": [
            _doubt(row, block_ids)
            for row in edition.doubts.in_order().filter(settled_at__isnull=True)
        ],
    }


def content_hash(data: Mapping[str, Any]) -> str:
    """SHA-256 of what an interchange object tells readers; equal content, equal fingerprint.

    The order of topics, a set, does not count; nor do publication time, furniture and doubts.
    """
    content = {key: value for key, value in data.items() if key not in _BESIDE_CONTENT}
    content["topics"] = sorted(content["topics"])
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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
        "event": {
            "date": _iso(edition.event_date),
            "time": edition.event_time,
            "venue": edition.event_venue,
            "host": edition.event_host,
        },
    }


def _topics(edition: Edition) -> list[str]:
    links = Edition.topics.through.objects.filter(edition=edition)
    return list(links.order_by("pk").values_list("topic__name", flat=True))


def _speaker(row: Appearance, speaker_ids: Mapping[int, int]) -> dict[str, Any]:
    return {
        "id": speaker_ids[row.pk],
        "name": row.name,
        "organisation": row.organisation_name,
        "posts": row.posts,
        "role": row.role,
    }


def _block(
    row: Block, block_ids: Mapping[int, int], speaker_ids: Mapping[int, int]
) -> dict[str, Any]:
    return {
        "id": block_ids[row.pk],
        "kind": row.kind,
        "text": row.text,
        "speaker": speaker_ids[row.speaker_id] if row.speaker_id else None,
        "number": row.number,
    }


def _measure(row: Measure, block_ids: Mapping[int, int]) -> dict[str, Any]:
    return {
        "block": block_ids[row.block_id],
        "start": row.start,
        "end": row.end,
        "heading": row.heading,
        "stage": row.stage,
        "theme": row.theme,
        "organisation": row.organisation_name,
        "due": row.due_words or None,
    }


def _statistic(row: Statistic, block_ids: Mapping[int, int]) -> dict[str, Any]:
    period = {
        "label": row.period_label,
        "start": _iso(row.period_start),
        "end": _iso(row.period_end),
    }
    return {
        "block": block_ids[row.block_id],
        "start": row.start,
        "end": row.end,
        "indicator": row.indicator_name,
        "kind": row.kind,
        "value": row.value_text,
        "unit": row.unit,
        "qualifier": row.qualifier,
        "period": period if any(period.values()) else None,
        "basis": row.basis,
        "scope": row.scope,
    }


def _doubt(row: Doubt, block_ids: Mapping[int, int]) -> dict[str, Any]:
    return {
        "block": block_ids[row.block_id] if row.block_id else None,
        "start": row.start,
        "end": row.end,
        "code": row.code,
        "message": row.message,
    }


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
