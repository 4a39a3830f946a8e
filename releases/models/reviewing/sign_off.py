"""SignOff 部门会签: a link by which one body confirms its rows of an edition, and its answers."""

import datetime
import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition
from releases.models.organisation import Organisation

MAX_DAYS = 30
MAX_WORDS = 500  # of what a body would have instead
MAX_NAME = 40


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def open(self) -> Self:
        """Neither revoked nor ended with the edition; whether it has expired is asked besides."""
        return self.filter(ended_at=None)

    def with_token(self, token: str) -> Self:
        return self.filter(token_hash=hash_of_token(token))


class SignOff(models.Model):
    """Who has the link has the body's answer: of the token only its hash is stored."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="sign_offs", verbose_name=_("版本")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("部门")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("发起人"),
    )
    at = models.DateTimeField(_("发起时间"))
    expires_at = models.DateTimeField(_("有效期至"))
    opened_at = models.DateTimeField(_("第一次打开"), null=True)
    ended_at = models.DateTimeField(_("失效时间"), null=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("部门会签")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "organisation"],
                condition=Q(ended_at=None),
                name="sign_off_asked_once",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("at")), name="sign_off_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.at:%Y-%m-%d}"

    def answers_at(self, now: datetime.datetime) -> bool:
        """Whether the link still leads anywhere."""
        return self.ended_at is None and now < self.expires_at and self.edition.is_open


class SignOffAnswer(models.Model):
    """What a body says of one row; `said` are the words of the row when it answered."""

    class Answer(models.TextChoices):
        CONFIRM = "confirm", _("确认")
        PROPOSE = "propose", _("提议修改")

    sign_off = models.ForeignKey(
        SignOff, models.CASCADE, related_name="answers", verbose_name=_("部门会签")
    )
    anchor = models.CharField(_("行"), max_length=12)
    answer = models.CharField(_("答复"), max_length=10, choices=Answer)
    said = models.TextField(_("原文"))
    words = models.CharField(_("建议改为"), max_length=MAX_WORDS, blank=True)
    signed_by = models.CharField(_("经办人"), max_length=MAX_NAME)
    at = models.DateTimeField(_("答复时间"))
    settled_at = models.DateTimeField(_("处理时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("会签答复")
        constraints = [
            models.UniqueConstraint(fields=["sign_off", "anchor"], name="sign_off_row_once"),
            models.CheckConstraint(
                condition=Q(answer="confirm", words="") | Q(answer="propose") & ~Q(words=""),
                name="sign_off_proposal_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()} {self.said}"

    @property
    def is_waiting(self) -> bool:
        """A proposal that no editor has dealt with."""
        return self.answer == self.Answer.PROPOSE and self.settled_at is None


def hash_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
