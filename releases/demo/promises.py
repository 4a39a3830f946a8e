"""What became of the demo's promises: linked as an editor would, when the later release was out."""

import datetime
from typing import NotRequired, TypedDict

from django.utils.dateparse import parse_datetime

from releases.models import Edition
from releases.publishing import follow_ups
from releases.publishing.two_persons.waiting import agreed

HOUR = datetime.timedelta(hours=1)


class PromiseReport(TypedDict):
    """`said` and `evidence` are a release's file with words of one of its rows.

    Without evidence there are the moment, a note and its source.
    """

    said: tuple[str, str]
    outcome: str
    evidence: NotRequired[tuple[str, str]]
    at: NotRequired[str]
    note: NotRequired[str]
    source: NotRequired[str]


@agreed()
def follow(story: list[PromiseReport], editions: dict[str, Edition]) -> None:
    """`editions` are the readable ones by file; what names a file that is not there is left out."""
    for report in story:
        (file, heading), outcome = report["said"], report["outcome"]
        if not {file, *report.get("evidence", ())[:1]} <= editions.keys():
            continue
        promise = editions[file].measures.get(heading=heading)
        if "evidence" not in report:
            at = parse_datetime(report["at"])
            assert at is not None
            note, source = report["note"], report["source"]
            follow_ups.link(promise, outcome=outcome, note=note, source=source, by=None, now=at)
            continue
        file, words = report["evidence"]
        edition = editions[file]
        assert edition.published_at is not None
        now = edition.published_at + HOUR
        if outcome == "silent":
            follow_ups.pass_over(promise, edition=edition, by=None, now=now)
            continue
        measure = edition.measures.filter(heading=words).first()
        row = measure or edition.blocks.get(text__contains=words)
        follow_ups.link(promise, outcome=outcome, evidence=row, by=None, now=now)
