"""The checks over many editions: drafts at work, or all that readers see, night by night."""

import datetime
from collections.abc import Iterator
from typing import TypedDict

from django.utils import timezone

from releases.models import Edition, Release

from .all_problems import problems_of

# What is of a draft's making, and done with once it is published.
OF_DRAFTS = frozenset({"unseen_rows", "unsettled_doubts", "no_change_note"})
STALE_AFTER = datetime.timedelta(days=14)


class ToldProblem(TypedDict):
    """As a line or a row of JSON tells it."""

    release: str
    kind: str
    anchor: str
    message: str


def checked_editions(*, live: bool) -> Iterator[ToldProblem]:
    """What was passed over with a reason is not told again."""
    editions = Edition.objects.published() if live else Edition.objects.open()
    for edition in editions.select_related("release").order_by("pk").iterator(chunk_size=100):
        name = edition.release.number or f"草稿{edition.pk}"
        for problem in problems_of(edition):
            if problem.passed or (live and problem.kind in OF_DRAFTS):
                continue
            yield {
                "release": name,
                "kind": problem.kind,
                "anchor": problem.anchor,
                "message": problem.message,
            }


def stale_column(*, now: datetime.datetime) -> str:
    """A column that had news and has had none for two weeks; "" for any other."""
    newest = Release.objects.exclude(first_published_at=None).order_by("-first_published_at")
    last = newest.values_list("first_published_at", flat=True).first()
    if last is None or now - last <= STALE_AFTER:
        return ""
    day = timezone.localdate(last)
    return f"最近一篇发布于 {day}，已超过{STALE_AFTER.days}天没有新稿：请更新，或撤下空转的栏目。"
