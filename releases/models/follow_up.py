"""FollowUp 跟进: what a later release, or a stated source, says became of a promised measure.

The promise is (release, `uid` of the measure): an edition passes, its rows' uids stay. So is the
evidence. Nothing is overwritten: each report is a row, and the newest one that counts says the
outcome; one that was linked by mistake is kept too, with who took it back.
"""

import datetime
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .edition_row import EditionRow
from .release import Release
from .vocabulary import NAME_LENGTH


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(unlinked_at=None)

    def published(self) -> Self:
        """What readers may see beside a promise that they see: the evidence is live, to the row."""
        live = Edition.objects.published().filter(release=OuterRef("evidence"))
        on_row = Q()
        for rows, prefix in (("measures", "m"), ("blocks", "b"), ("statistics", "s")):
            row = live.filter(**{f"{rows}__uid": OuterRef("evidence_uid")})
            on_row |= Q(evidence_kind=prefix) & Q(Exists(row))  # the cheap test first
        silent = Q(outcome=FollowUp.Outcome.SILENT) & Q(Exists(live))
        return self.standing().filter(Q(evidence=None) | on_row | silent)

    def telling(self) -> Self:
        """Those that say what became of the promise, not only that nothing was said."""
        return self.exclude(outcome=FollowUp.Outcome.SILENT)

    def reported(self, promises: Iterable[EditionRow]) -> dict[tuple[int, str], datetime.datetime]:
        """When readers were last told what became of these; by release and uid."""
        keys = [(measure.edition.release_id, measure.uid) for measure in promises]
        mine = self.filter(
            promise__in={release for release, _uid in keys},
            promise_uid__in={uid for _release, uid in keys},
        )
        told = mine.published().telling().order_by("at").values_list("promise", "promise_uid", "at")
        return {(release, uid): at for release, uid, at in told}

    def newest_first(self) -> Self:
        """By the publication of the evidence; a note counts from when it was written down."""
        said_at = Coalesce("evidence__first_published_at", "at")
        return self.order_by(said_at.desc(), "-pk")


class FollowUp(models.Model):
    class Outcome(models.TextChoices):
        DONE = "done", _("已完成")
        ONGOING = "ongoing", _("进行中")
        DROPPED = "dropped", _("不再推进")
        SILENT = "silent", _("未提及")

        @classmethod
        def spoken(cls) -> list["FollowUp.Outcome"]:
            """What a release can say of a promise that it mentions."""
            return [outcome for outcome in cls if outcome != cls.SILENT]

    promise = models.ForeignKey(
        Release, models.PROTECT, related_name="follow_ups", verbose_name=_("举措所在发布稿")
    )
    promise_uid = models.CharField(_("举措"), max_length=8)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome)
    # A draft that is discarded takes what was linked to it along; nothing published is deleted.
    evidence = models.ForeignKey(
        Release,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("依据所在发布稿"),
    )
    evidence_kind = models.CharField(_("依据类型"), max_length=1, blank=True)
    evidence_uid = models.CharField(_("依据"), max_length=8, blank=True)
    note = models.TextField(_("说明"), blank=True)
    source = models.CharField(_("出处"), max_length=NAME_LENGTH, blank=True)
    at = models.DateTimeField(_("登记时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("登记人"),
    )
    unlinked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)
    unlinked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("撤销人"),
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("举措跟进")
        indexes = [models.Index(fields=["promise", "promise_uid"], name="follow_up_of_promise")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(promise_uid=""), name="follow_up_names_its_promise"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["done", "ongoing", "dropped", "silent"]),
                name="follow_up_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome__in=["done", "ongoing", "dropped"],
                    evidence__isnull=False,
                    evidence_kind__in=["m", "b", "s"],
                )
                & ~Q(evidence_uid="")
                | Q(outcome="dropped", evidence__isnull=True, evidence_kind="", evidence_uid="")
                & ~Q(note="")
                & ~Q(source="")
                | Q(outcome="silent", evidence__isnull=False, evidence_kind="", evidence_uid=""),
                name="follow_up_stands_on_evidence",
                violation_error_message=_("要有依据：后来发布会上的原话，或者说明和出处。"),
            ),
            models.CheckConstraint(
                condition=Q(evidence__isnull=True) | ~Q(evidence=F("promise")),
                name="follow_up_evidence_is_of_another_release",
                violation_error_message=_("依据要来自另一篇发布稿。"),
            ),
            models.CheckConstraint(
                condition=Q(unlinked_by__isnull=True) | Q(unlinked_at__isnull=False),
                name="follow_up_taken_back_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["promise", "promise_uid", "evidence", "evidence_kind", "evidence_uid"],
                condition=Q(unlinked_at__isnull=True),
                name="one_follow_up_per_promise_and_evidence",
            ),
            models.UniqueConstraint(
                fields=["promise", "promise_uid"],
                condition=Q(unlinked_at__isnull=True, evidence__isnull=True),
                name="one_note_per_promise",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise} m-{self.promise_uid}：{self.get_outcome_display()}"

    @property
    def evidence_anchor(self) -> str:
        """The row's address on its page, as in `#b-7f3a09bc`; empty for a note or silence."""
        return f"{self.evidence_kind}-{self.evidence_uid}" if self.evidence_uid else ""
