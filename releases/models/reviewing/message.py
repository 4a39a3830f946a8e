"""Message 消息: what somebody is told of an edition, and whether mail of it is to be sent.

What is told of their own account is about no edition.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class MessageQuerySet(models.QuerySet["Message"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def unread_of_each(self) -> Coalesce:
        """How many an account has, as an annotation of a query of accounts."""
        rows = self.unread().filter(to=OuterRef("pk")).order_by().values("to")
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), IntegerField()), 0)


class Message(models.Model):
    """`about` names the event: each account is told of it once."""

    class Event(models.TextChoices):
        SUBMITTED = "submitted", _("送审，等您审定")
        CLAIMED = "claimed", _("认领")
        RETURNED = "returned", _("退回")
        APPROVED = "approved", _("审定")
        PASSED_ON = "passed_on", _("到了您的一步")
        RECALLED = "recalled", _("撤回送审")
        PUBLISHED = "published", _("发布")
        EMERGENCY = "emergency", _("紧急发布，等事后审")
        AFTERWARDS = "afterwards", _("事后审")
        DUE = "due", _("期限将到")
        OVERDUE = "overdue", _("已过期限")
        COMMENTED = "commented", _("批注")
        ANSWERED = "answered", _("答复批注")
        REPLIED = "replied", _("部门答复会签")
        RESET = "reset", _("您的两步验证被重置")

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="messages", verbose_name=_("收件人")
    )
    event = models.CharField(_("事由"), max_length=12, choices=Event)
    edition = models.ForeignKey(
        Edition, models.CASCADE, null=True, related_name="messages", verbose_name=_("版本")
    )
    about = models.CharField(max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("帐号"),
    )
    note = models.TextField(_("说明"), blank=True)
    at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("已读时间"), null=True)
    unsent = models.BooleanField(_("邮件待发"), default=False)
    tried_at = models.DateTimeField(_("发信时间"), null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("消息")
        indexes = [
            models.Index(fields=["to"], condition=Q(read_at=None), name="message_unread"),
            models.Index(fields=["tried_at"], condition=Q(unsent=True), name="message_unsent"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["to", "about"], name="told_once_of_an_event"),
        ]

    def __str__(self) -> str:
        event = self.get_event_display()
        return event if self.edition is None else f"{event}：{self.edition}"
