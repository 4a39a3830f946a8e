"""Somebody looked at what a machine had read: those rows ask for no look any more."""

import datetime
import uuid
from collections.abc import Collection

from django.db.models import Count, IntegerField, Value

from releases.models import Actor, Appearance, Change, Edition, Measure, Statistic
from releases.models.edition_row import ReadRow

from .editing import begin
from .trail.field_changes import set_to
from .trail.history import record
from .trail.holding import held, in_one

# Blocks are the page's own words, and need nobody's look.
ON_WORDS: tuple[type[Measure | Statistic], ...] = (Measure, Statistic)
KINDS: tuple[type[Appearance | Measure | Statistic], ...] = (Appearance, *ON_WORDS)


@in_one
def see(
    edition: Edition,
    rows: Collection[ReadRow],
    *,
    by: Actor,
    now: datetime.datetime,
    act: uuid.UUID | None = None,
) -> int:
    """Mark rows of an open edition as seen, as one act; gives how many were not before. Those that
    an act has read under its lock are not read again.

    No version is asked for or raised: what the rows say stays. Raises NotOpen.
    """
    as_read = held(edition.pk) is not None
    if begin(edition.pk, act) is None:
        return 0
    told = []
    for model in KINDS:
        same = [row for row in rows if isinstance(row, model)]
        found = model.objects.of(edition).filter(pk__in=[row.pk for row in same], unseen=True)
        waiting = [row for row in same if row.unseen] if as_read else list(found) if same else []
        told += [set_to(row, "unseen", True, False) for row in waiting]
        if waiting:
            found.update(unseen=False)
    if told:
        record(edition, Change.Verb.SEE, by=by, now=now, differences=told, act=act)
    return len(told)


def unseen(edition: Edition) -> list[tuple[str, int]]:
    """How many rows nobody has looked at, by the label of each kind that has any; one query."""
    counts = [
        model.objects.of(edition)
        .filter(unseen=True)
        .order_by()
        .values("edition")
        .annotate(n=Count("pk"))
        .values_list(Value(kind, IntegerField()), "n")
        for kind, model in enumerate(KINDS)
    ]
    found = sorted(counts[0].union(*counts[1:], all=True))
    return [(str(KINDS[kind]._meta.verbose_name), n) for kind, n in found]
