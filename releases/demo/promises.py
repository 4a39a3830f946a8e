"""What became of the demo's promises: linked as an editor would, when the later release was out."""

import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from releases.models import Edition, Measure
from releases.publishing import following

HOUR = datetime.timedelta(hours=1)


def follow(story: list[dict[str, Any]], editions: dict[str, Edition]) -> None:
    """`editions` are the readable ones by file; what names a file that is not there is left out."""
    for report in story:
        files = {report["said"][0], *report.get("evidence", [])[:1]}
        if files <= editions.keys():
            _report(report, editions)


def _report(report: dict[str, Any], editions: dict[str, Edition]) -> None:
    file, heading = report["said"]
    promise = editions[file].measures.get(heading=heading)
    if "evidence" not in report:
        now = parse_datetime(report["at"])
        assert now is not None
        words = {name: report[name] for name in ("outcome", "note", "source")}
        following.link(promise, by=None, now=now, **words)
        return
    file, words = report["evidence"]
    edition = editions[file]
    assert edition.published_at is not None
    now = edition.published_at + HOUR
    if report["outcome"] == "silent":
        following.pass_over(promise, edition=edition, by=None, now=now)
    else:
        row = _row(edition, words)
        following.link(promise, outcome=report["outcome"], evidence=row, by=None, now=now)


def _row(edition: Edition, words: str) -> following.Row:
    """The measure of that heading, or the paragraph that has the words."""
    measure: Measure | None = edition.measures.filter(heading=words).first()
    return measure or edition.blocks.get(text__contains=words)
