"""HistoryEntry 操作记录: the audit log, who moved which edition from state to state and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import State
from .release import Release


class HistoryEntry(models.Model):
    class Verb(models.TextChoices):
        DRAFT = "draft", _("建立草稿")
        PUBLISH = "publish", _("发布")
        CORRECT = "correct", _("开始更正")
        WITHDRAW = "withdraw", _("撤回")
        DISCARD = "discard", _("删除草稿")

    release = models.ForeignKey(
        Release, models.SET_NULL, null=True, related_name="history", verbose_name=_("发布稿")
    )
    ordinal = models.PositiveIntegerField(_("版次"))
    title = models.CharField(_("标题"), max_length=500, blank=True)
    verb = models.CharField(_("操作"), max_length=10, choices=Verb)
    from_state = models.CharField(_("原状态"), max_length=12, choices=State, blank=True)
    to_state = models.CharField(_("新状态"), max_length=12, choices=State, blank=True)
    content_hash = models.CharField(_("内容指纹"), max_length=64, blank=True)
    note = models.TextField(_("说明"), blank=True)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("操作人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("操作记录")
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__in=["draft", "publish", "correct", "withdraw", "discard"]),
                name="history_verb_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.title}"
