"""Drafts with how much of each is left to look at: doubts, and rows that nobody has looked at."""

from typing import TypeAlias, TypedDict, cast

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django_stubs_ext import WithAnnotations

from releases.models import Appearance, Doubt, Edition, Editor, Measure, State, Statistic


class LeftToLookAt(TypedDict):
    doubts_left: int
    speakers_left: int
    measures_left: int
    statistics_left: int


OpenDraft: TypeAlias = "WithAnnotations[Edition, LeftToLookAt]"


def mine(user: Editor) -> "QuerySet[OpenDraft]":
    """Those that this account began or touched last, and those of nobody; the newest first."""
    nobody = Q(created_by=None, updated_by=None)
    return _counted(Q(created_by=user) | Q(updated_by=user) | nobody)


def ready() -> "QuerySet[OpenDraft]":
    """Those that were sent on, or have no doubt left."""
    unsettled = Doubt.objects.filter(edition=OuterRef("pk"), settled_at=None)
    return _counted(~Exists(unsettled) | Q(state__in=(State.IN_REVIEW, State.APPROVED)))


def _counted(which: Q) -> "QuerySet[OpenDraft]":
    rows = Edition.objects.open().filter(which).select_related("release", "updated_by")
    of_it = Q(edition=OuterRef("pk"))
    counted = rows.order_by("-updated_at", "-pk").annotate(
        doubts_left=_count(Doubt.objects.filter(of_it, settled_at=None)),
        speakers_left=_count(Appearance.objects.filter(of_it, unseen=True)),
        measures_left=_count(Measure.objects.filter(of_it, unseen=True)),
        statistics_left=_count(Statistic.objects.filter(of_it, unseen=True)),
    )
    return cast("QuerySet[OpenDraft]", counted)


def _count(rows: QuerySet[Model]) -> Coalesce:
    counted = rows.order_by().values("edition").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, IntegerField()), 0)


def unseen(row: OpenDraft) -> int:
    return row.speakers_left + row.measures_left + row.statistics_left
