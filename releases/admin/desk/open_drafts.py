"""Drafts with how much of each is left to look at: doubts, and rows that nobody has looked at."""

from typing import TypeAlias, TypedDict, cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_stubs_ext import WithAnnotations

from releases.models import Appearance, Comment, Doubt, Edition, Editor, Measure, State, Statistic


class LeftToLookAt(TypedDict):
    doubts_left: int
    speakers_left: int
    measures_left: int
    statistics_left: int
    comments_open: int


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
    counted = rows.order_by("-updated_at", "-pk").annotate(
        doubts_left=Doubt.objects.filter(settled_at=None).count_in_each(),
        speakers_left=Appearance.objects.filter(unseen=True).count_in_each(),
        measures_left=Measure.objects.filter(unseen=True).count_in_each(),
        statistics_left=Statistic.objects.filter(unseen=True).count_in_each(),
        comments_open=Comment.objects.open_in_each(),
    )
    return cast("QuerySet[OpenDraft]", counted)


def unseen(row: OpenDraft) -> int:
    return row.speakers_left + row.measures_left + row.statistics_left
