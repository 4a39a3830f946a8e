"""Measure 举措: something done or to be done, under its own lead clause."""

import datetime
import functools
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .block import Block
from .edition import Edition
from .edition_row import EditionRowQuerySet, unique_uid
from .follow_up import FollowUp
from .organisation import Organisation
from .quotation import PRINTED_WITH, Quotation, span_constraint
from .theme import Theme
from .vocabulary import NAME_LENGTH


class MeasureQuerySet(EditionRowQuerySet["Measure"]):
    def promised(self) -> Self:
        """What a body owes an answer for: planned, or under way with a time it shall be done by."""
        return self.filter(_promised())

    def answerable(self) -> Self:
        """Those of which one may ask what became of them: promises, and others reported on since.

        What was done when it was said needs no answer.
        """
        since = self.exclude(stage=Measure.Stage.DONE).alias(outcome=_outcome())
        return since.filter(_promised() | ~Q(outcome=Measure.Outcome.NONE))

    def with_outcome(self) -> Self:
        """Annotates `outcome`: what readers know today, one of `Measure.Outcome`."""
        return self.annotate(outcome=_outcome())

    def turned_out(self, outcome: str) -> Self:
        """Those of one outcome, without reading it: a page of them asks `with_outcome()` after."""
        return self.alias(outcome=_outcome()).filter(outcome=outcome)

    def overdue(self, *, on: datetime.date) -> Self:
        """Due before that day, and neither done nor dropped."""
        late = self.filter(due_date__lt=on)
        return late.alias(outcome=_outcome()).filter(outcome__in=OPEN_OUTCOMES)

    def newest_first(self) -> Self:
        return self.order_by(F("edition__release__first_published_at").desc(), "position", "-pk")


def _promised() -> Q:
    stage = Measure.Stage
    return Q(stage=stage.PLANNED) | Q(stage=stage.ONGOING, due_date__isnull=False)


@functools.cache
def _outcome() -> Case:
    """What was done when it was said stays done; else the newest follow-up that counts speaks.

    Most promises have none at all, which is quickly seen.
    """
    mine = {"promise": OuterRef("edition__release"), "promise_uid": OuterRef("uid")}
    newest = FollowUp.objects.published().telling().newest_first().filter(**mine)
    told = Coalesce(Subquery(newest.values("outcome")[:1]), Value(Measure.Outcome.NONE))
    done = When(stage=Measure.Stage.DONE, then=Value(Measure.Outcome.DONE))
    none = When(~Exists(FollowUp.objects.filter(**mine)), then=Value(Measure.Outcome.NONE))
    return Case(done, none, default=told, output_field=models.CharField())


class Measure(Quotation):
    prefix = "m"
    printed_with = (*PRINTED_WITH, "organisation")
    outcome: str  # of those that are read `with_outcome()`

    class Stage(models.TextChoices):
        DONE = "done", _("已完成")
        ONGOING = "ongoing", _("进行中")
        PLANNED = "planned", _("计划")

    class Outcome(models.TextChoices):
        """What became of it; never stored here, but told by follow-ups."""

        DONE = FollowUp.Outcome.DONE.value, FollowUp.Outcome.DONE.label
        ONGOING = FollowUp.Outcome.ONGOING.value, FollowUp.Outcome.ONGOING.label
        DROPPED = FollowUp.Outcome.DROPPED.value, FollowUp.Outcome.DROPPED.label
        NONE = "none", _("暂无消息")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="measures", verbose_name=_("版本")
    )
    block = models.ForeignKey(
        Block, models.RESTRICT, related_name="measures", verbose_name=_("段落")
    )
    heading = models.CharField(_("举措"), max_length=500)
    stage = models.CharField(_("阶段"), max_length=10, choices=Stage)
    theme = models.CharField(_("环节"), max_length=20, choices=Theme, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("责任机构"),
    )
    organisation_name = models.CharField(_("原文机构"), max_length=NAME_LENGTH, blank=True)
    due_words = models.CharField(
        _("时限"), max_length=100, blank=True, help_text=_("照原文，如“年底前”。")
    )
    due_date = models.DateField(_("时限日期"), null=True, blank=True)

    objects = MeasureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = _("举措")
        indexes = [models.Index(fields=["due_date"], name="measure_by_due_date")]
        constraints = [
            unique_uid("measure_uids_differ"),
            span_constraint("measure_span_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(heading=""),
                name="measure_has_a_heading",
                violation_error_message=_("举措要有标题。"),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["done", "ongoing", "planned"]), name="measure_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(theme__in=["", *Theme.values]), name="measure_theme_is_known"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, organisation_name="")
                | Q(organisation__isnull=False) & ~Q(organisation_name=""),
                name="measure_organisation_comes_with_its_name",
                violation_error_message=_("责任机构与原文机构要么都填，要么都不填。"),
            ),
            models.CheckConstraint(
                condition=Q(due_date__isnull=True) | ~Q(due_words=""),
                name="measure_due_date_needs_the_words",
                violation_error_message=_("有时限日期就要有原文的时限。"),
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def is_promise(self) -> bool:
        """As `promised()` has it."""
        ongoing = self.stage == Measure.Stage.ONGOING and self.due_date is not None
        return self.stage == Measure.Stage.PLANNED or ongoing

    @property
    def outcome_label(self) -> str:
        return str(Measure.Outcome(self.outcome).label)

    def days_over(self, outcome: str, *, on: datetime.date) -> int:
        """How many days the time is past that it should be done by; 0 where nothing is late."""
        due = self.due_date
        return max(0, (on - due).days) if due and outcome in OPEN_OUTCOMES else 0


# What one still waits for.
OPEN_OUTCOMES = (Measure.Outcome.NONE, Measure.Outcome.ONGOING)


def tell_outcomes(measures: Iterable[Measure]) -> None:
    """Gives each, loaded with its edition, the `outcome` that `with_outcome` annotates: where few
    are asked about, most often nobody reported on any, and then no row need be read again."""
    asked = list(measures)
    releases = {measure.edition.release_id for measure in asked}
    told = FollowUp.objects.filter(promise__in=releases).values_list("promise", "promise_uid")
    reported = set(told) if asked else set()
    again = [m.pk for m in asked if (m.edition.release_id, m.uid) in reported]
    known = Measure.objects.filter(pk__in=again).with_outcome() if again else ()
    outcomes = {measure.pk: measure.outcome for measure in known}
    for measure in asked:
        done = measure.stage == Measure.Stage.DONE
        first = Measure.Outcome.DONE if done else Measure.Outcome.NONE
        measure.outcome = outcomes.get(measure.pk, str(first))
