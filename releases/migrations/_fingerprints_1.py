"""Fingerprints of editions, from those that count empty values to those that leave them out.

Frozen with migration 0013: a change is a new file and a new migration.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Prefetch

AT_ONCE = 200
ROWS = (
    "attending_organisations", "attending_media", "appearances", "blocks", "measures",
    "statistics",
)  # fmt: skip
OPEN = ("draft", "in_review", "approved")  # their fingerprint is that of what they were made from
Fingerprint = Callable[[dict[str, Any]], str]


def leave_empty_out(apps: Any, schema_editor: Any) -> None:
    _change(apps, schema_editor.connection.alias, counting_empty, leaving_empty_out)


def count_empty(apps: Any, schema_editor: Any) -> None:
    _change(apps, schema_editor.connection.alias, leaving_empty_out, counting_empty)


def counting_empty(content: dict[str, Any]) -> str:
    return _digest({"format": "ipnews.release/1", **content})


def leaving_empty_out(content: dict[str, Any]) -> str:
    return _digest(_filled(content))


def _change(apps: Any, alias: str, old: Fingerprint, new: Fingerprint) -> None:
    """Only a fingerprint that the content still has is replaced; every other one is reported."""
    for editions in _batches(apps.get_model("releases", "Edition"), alias):
        proved = []
        for edition in editions:
            content = _content(edition)
            if edition.content_hash == old(content):
                edition.content_hash = new(content)
                proved.append(edition)
            else:
                name = edition.release.number or "草稿"
                place = f"{name} 第 {edition.ordinal} 版（id {edition.pk}）《{edition.title}》"
                why = "；草稿建立后改过，不必处理" if edition.state in OPEN else ""
                print(f"内容指纹与内容不符，保留原值：{place}{why}")
        type(editions[0])._default_manager.using(alias).bulk_update(proved, ["content_hash"])


def _batches(model: Any, alias: str) -> Iterator[list[Any]]:
    related = {name: model._meta.get_field(name).related_model for name in ROWS}
    in_order = [
        Prefetch(name, rows._default_manager.using(alias).order_by("position", "pk"))
        for name, rows in related.items()
    ]
    editions = model._default_manager.using(alias).exclude(content_hash="").order_by("pk")
    rows = editions.select_related("release").prefetch_related("topics", *in_order)
    left = rows.iterator(chunk_size=AT_ONCE)
    return iter(lambda: list(islice(left, AT_ONCE)), [])


def _content(edition: Any) -> dict[str, Any]:
    """What the interchange format told readers, without `format`, on the day of this migration."""
    speakers = {row.pk: n for n, row in enumerate(edition.appearances.all(), 1)}
    blocks = {row.pk: n for n, row in enumerate(edition.blocks.all(), 1)}
    return {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "source": edition.source,
        "editor": edition.editor,
        "reviewer": edition.reviewer,
        "event": {
            "date": _iso(edition.event_date), "time": edition.event_time,
            "venue": edition.event_venue, "host": edition.event_host,
        },
        "organisations": [row.name for row in edition.attending_organisations.all()],
        "media": [row.name for row in edition.attending_media.all()],
        "topics": sorted(topic.name for topic in edition.topics.all()),
        "speakers": [
            {
                "id": speakers[row.pk], "name": row.name, "organisation": row.organisation_name,
                "posts": row.posts, "role": row.role,
            }
            for row in edition.appearances.all()
        ],
        "blocks": [
            {
                "id": blocks[row.pk], "kind": row.kind, "text": row.text, "number": row.number,
                "speaker": speakers[row.speaker_id] if row.speaker_id else None,
            }
            for row in edition.blocks.all()
        ],
        "measures": [_measure(row, blocks) for row in edition.measures.all()],
        "statistics": [_statistic(row, blocks) for row in edition.statistics.all()],
    }  # fmt: skip


def _measure(row: Any, blocks: dict[int, int]) -> dict[str, Any]:
    return {
        "block": blocks[row.block_id], "start": row.start, "end": row.end, "heading": row.heading,
        "stage": row.stage, "theme": row.theme, "organisation": row.organisation_name,
        "due": row.due_words or None,
    }  # fmt: skip


def _statistic(row: Any, blocks: dict[int, int]) -> dict[str, Any]:
    period = {
        "label": row.period_label, "start": _iso(row.period_start), "end": _iso(row.period_end),
    }  # fmt: skip
    return {
        "block": blocks[row.block_id], "start": row.start, "end": row.end,
        "indicator": row.indicator_name, "kind": row.kind,
        "value": f"{row.value:.{row.decimals}f}", "unit": row.unit, "qualifier": row.qualifier,
        "period": period if any(period.values()) else None, "basis": row.basis,
        "scope": row.scope,
    }  # fmt: skip


def _iso(date: Any) -> str | None:
    return date.isoformat() if date else None


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        filled = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item not in ("", None, [], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def _digest(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
