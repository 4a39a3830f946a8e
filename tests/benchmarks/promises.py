"""What became of what generated releases promise: bodies, due days and follow-ups.

`generate` stores what a page says. Who answers for a measure, and what later releases report of
it, editors add; the benchmark of the pages wants them too. All of it follows from primary keys.
"""

import datetime
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Mod

from releases.models import Appearance, FollowUp, Measure, Release

from .insert import Row, insert
from .rows import reset_sequences

BATCH = 5000
DUE = "年底前"
OUTCOMES = ("done", "done", "ongoing", "silent", "dropped")
SOON = 20  # measures: more than a release has, but for a very long one


def store() -> bool:
    """Once for a database of generated releases; False where it was done before."""
    if FollowUp.objects.exists():
        return False
    with transaction.atomic():
        _bodies()
        _due_days()
        rows = _follow_ups()
        while chunk := list(islice(rows, BATCH)):
            insert(FollowUp, chunk)
    reset_sequences(FollowUp)
    return True


def _bodies() -> None:
    """The speaker's body answers for two measures of three."""
    rows = Measure.objects.alias(third=Mod("pk", 3)).exclude(third=0)
    speaker = Appearance.objects.filter(blocks=OuterRef("block")).order_by()
    spoken = rows.filter(block__speaker__organisation__isnull=False)
    spoken.update(
        organisation=Subquery(speaker.values("organisation")[:1]),
        organisation_name=Subquery(speaker.values("organisation_name")[:1]),
    )


def _due_days() -> None:
    years = Release.objects.dates("first_published_at", "year")
    for first in years:
        said = Measure.objects.filter(
            due_words=DUE, edition__release__number__startswith=str(first.year)
        )
        said.update(due_date=datetime.date(first.year, 12, 31))


def _follow_ups() -> Iterator[Row]:
    """Of two promises in five, told by the words of a measure of a later release."""
    told = Measure.objects.order_by("pk").annotate(release=F("edition__release"))
    measures: list[Any] = list(told.values_list("pk", "uid", "release", "stage"))
    ats = dict(Release.objects.values_list("pk", "first_published_at"))
    keys, spread = count(1), len(measures) // 20 or 1
    for place, (pk, uid, release, stage) in enumerate(measures):
        later = measures[(at := place + SOON + pk * 7919 % spread) : at + 1]
        if stage != Measure.Stage.PLANNED or pk % 5 > 1 or not later or later[0][2] == release:
            continue
        _pk, other_uid, other, _stage = later[0]
        outcome = OUTCOMES[pk // 5 % len(OUTCOMES)]
        silent = outcome == FollowUp.Outcome.SILENT
        yield {
            "id": next(keys), "promise_id": release, "promise_uid": uid, "outcome": outcome,
            "evidence_id": other, "evidence_kind": "" if silent else Measure.prefix,
            "evidence_uid": "" if silent else other_uid, "at": ats[other],
        }  # fmt: skip
