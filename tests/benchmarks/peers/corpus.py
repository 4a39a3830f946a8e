"""The releases of an ipnews database as lines of JSON, in the shape the peers store."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

CHUNK = 200


def write(path: Path) -> None:
    """One release a line, newest last; complete or not there at all."""
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8") as lines:
        for release in releases():
            lines.write(json.dumps(release, ensure_ascii=False) + "\n")
    unfinished.rename(path)


def releases() -> Iterator[dict[str, Any]]:
    from releases.models import Edition, State

    live = Edition.objects.filter(state=State.LIVE).select_related("release").order_by("pk")
    rows = live.prefetch_related(
        "printed_topics",
        "attending_organisations",
        "blocks",
        "appearances",
        "measures",
        "statistics",
    ).iterator(CHUNK)
    return map(_release, rows)


def read(path: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, most))


def _release(edition: Any) -> dict[str, Any]:
    blocks = sorted(edition.blocks.all(), key=lambda row: row.position)
    texts = {block.pk: block.text for block in blocks}
    speakers = {row.pk: row for row in edition.appearances.all()}
    said = defaultdict(list)
    for block in blocks:
        if block.kind == "statement":
            said[block.speaker_id].append(block.text)

    def quoted(row: Any) -> str:
        return texts[row.block_id][row.start : row.end]

    return {
        "slug": edition.release.number,
        "title": edition.title,
        "date": edition.event_date.isoformat(),
        "source": edition.source,
        "publisher": edition.source,
        "topics": [link.name for link in edition.printed_topics.all()],
        "organisations": [row.name for row in edition.attending_organisations.all()],
        "intro": blocks[0].text,
        "body": "\n".join(texts.values()),
        "speakers": [
            {
                "name": row.name,
                "organisation": row.organisation_name,
                "position": "、".join(row.posts),
                "statement": "\n".join(said[row.pk]),
            }
            for row in speakers.values()
        ],
        "questions": list(_questions(blocks, speakers)),
        "measures": [
            {"organisation": "", "status": row.stage, "title": row.heading, "text": quoted(row)}
            for row in edition.measures.all()
        ],
        "statistics": [
            {
                "indicator": row.indicator_name,
                "value": float(row.value),
                "unit": row.unit,
                "period": row.period_label,
                "text": quoted(row),
            }
            for row in edition.statistics.all()
        ],
    }


def _questions(blocks: list[Any], speakers: dict[int, Any]) -> Iterator[dict[str, str]]:
    asked = None
    for block in blocks:
        if block.kind == "question":
            if asked:
                yield asked
            asked = {"question": block.text, "answer": "", "respondent": "", "position": ""}
        elif block.kind == "answer" and asked:
            asked["answer"] += block.text + "\n"
            if speaker := speakers.get(block.speaker_id):
                asked |= {"respondent": speaker.name, "position": "、".join(speaker.posts)}
    if asked:
        yield asked
