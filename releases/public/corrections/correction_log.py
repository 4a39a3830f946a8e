"""Every correction, addition and withdrawal that readers may know of, the newest first."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Edition, State

Row = tuple[int, datetime.datetime]  # the key of an edition, and when it was done


class LoggedCorrection(NamedTuple):
    """`edition` is the one that corrects or adds, or the last text of what was withdrawn."""

    edition: Edition
    at: datetime.datetime
    is_withdrawal: bool
    beside: bool = False  # whether there is an earlier edition to compare it with

    @property
    def kind(self) -> str:
        if self.is_withdrawal:
            return _("撤回")
        return _("补充") if self.edition.is_addition else _("更正")

    @property
    def note(self) -> str:
        release = self.edition.release
        return release.withdrawal_reason if self.is_withdrawal else self.edition.change_note


def amended() -> QuerySet[Edition]:
    """The editions that correct or add, of releases that readers may see."""
    return Edition.objects.once_published().filter(ordinal__gt=1)


def withdrawn_editions() -> QuerySet[Edition]:
    """The last text of each release that is now an explanation."""
    gone = Edition.objects.filter(release__withdrawn_at__isnull=False, state=State.WITHDRAWN)
    later = gone.filter(release=OuterRef("release"), ordinal__gt=OuterRef("ordinal"))
    return gone.filter(~Exists(later))


def logged(year: int | None = None) -> QuerySet[Edition, Row]:
    """Keys with the time of what was done, the newest first."""
    corrected, taken_back = amended(), withdrawn_editions()
    if year:
        corrected = corrected.filter(published_at__year=year)
        taken_back = taken_back.filter(release__withdrawn_at__year=year)
    one = corrected.order_by().annotate(at=F("published_at")).values_list("pk", "at")
    other = taken_back.order_by().annotate(at=F("release__withdrawn_at")).values_list("pk", "at")
    found: QuerySet[Edition, Row] = one.union(other, all=True).order_by("-at", "-pk")
    return found


def years() -> list[int]:
    """In which anything was corrected, the newest first."""
    found: set[int] = set()
    for rows, name in (
        (amended(), "published_at"),
        (withdrawn_editions(), "release__withdrawn_at"),
    ):
        times = rows.order_by().datetimes(name, "year")
        found |= {timezone.localtime(at).year for at in times}
    return sorted(found, reverse=True)


def log_items(rows: Iterable[Row]) -> list[LoggedCorrection]:
    """In their order; two queries, however many there are."""
    asked = list(rows)
    keys = [key for key, _at in asked]
    editions = Edition.objects.select_related("release").in_bulk(keys) if keys else {}
    before = _with_one_before(list(editions.values()))
    return [
        LoggedCorrection(edition, at, edition.state == State.WITHDRAWN, key in before)
        for key, at in asked
        if (edition := editions.get(key))
    ]


def newest_corrections(most: int) -> list[LoggedCorrection]:
    """For the home page and the feed."""
    return log_items(logged()[:most])


def _with_one_before(editions: Sequence[Edition]) -> set[int]:
    """The keys of those that have an earlier edition which readers may see."""
    if not editions:
        return set()
    mine: Any = Edition.objects.filter(pk__in=[each.pk for each in editions]).order_by()
    earlier = Edition.objects.once_published().filter(
        release=OuterRef("release"), ordinal__lt=OuterRef("ordinal")
    )
    return set(mine.filter(Exists(earlier)).values_list("pk", flat=True))
