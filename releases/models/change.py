"""Change 操作记录: the trail, one row for each act that changes content; written once, for ever.

It names its subject, the row it changed and the account by kind, key and word, with no key that a
deletion follows: it outlives them. The database refuses to alter or delete it (`triggers`).
"""

import uuid
from typing import Self, TypedDict

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import State
from .release import Release

VERBS = [
    *("draft", "import", "publish", "correct", "withdraw", "discard"),
    *("edit", "settle", "see", "follow", "unfollow"),
    *("submit", "recall", "claim", "approve", "return"),
    *("add", "change", "delete", "alias", "merge", "unmerge", "apart", "load", "fold"),
]
RELEASE = "release"


class FieldChange(TypedDict):
    """One field of one row before and after, as JSON; `field` is empty for a row that came, where
    `now` holds its values, or went, where `was` does. `name` is what it was called, for people."""

    row: str
    uid: str
    pk: int
    name: str
    field: str
    was: object
    now: object


class ChangeQuerySet(models.QuerySet["Change"]):
    def of(self, release: Release) -> Self:
        return self.filter(kind=RELEASE, subject=release.pk)

    def with_redone(self) -> Self:
        """`redoes` tells whether what it undoes was an undo itself."""
        undone = self.model.objects.filter(act=models.OuterRef("undoes"), undoes__isnull=False)
        return self.annotate(redoes=models.Exists(undone))

    def published(self) -> Self:
        """The acts that made an edition live."""
        return self.filter(to_state=State.LIVE)


class Change(models.Model):
    """`act` is chosen by whoever asks for the act: with an `act` that is here, nothing is done."""

    class Kind(models.TextChoices):
        RELEASE = RELEASE, _("发布稿")
        INDICATOR = "indicator", _("指标")
        ORGANISATION = "organisation", _("机构")
        PERSON = "person", _("人员")
        TOPIC = "topic", _("主题")
        OUTLET = "outlet", _("媒体")
        SYNONYMS = "synonyms", _("同义词")
        VOCABULARY = "vocabulary", _("词表")
        RULES = "rules", _("审稿规则")

    class Verb(models.TextChoices):
        DRAFT = "draft", _("建立草稿")
        IMPORT = "import", _("导入")
        PUBLISH = "publish", _("发布")
        CORRECT = "correct", _("开始更正")
        WITHDRAW = "withdraw", _("撤回")
        DISCARD = "discard", _("删除草稿")
        SUBMIT = "submit", _("送审")
        RECALL = "recall", _("撤回送审")
        CLAIM = "claim", _("认领")
        APPROVE = "approve", _("审定")
        RETURN = "return", _("退回")
        EDIT = "edit", _("修改内容")
        SETTLE = "settle", _("核对疑点")
        SEE = "see", _("看过")
        FOLLOW = "follow", _("登记跟进")
        UNFOLLOW = "unfollow", _("撤销跟进")
        ADD = "add", _("添加")
        CHANGE = "change", _("修改")
        DELETE = "delete", _("删除")
        ALIAS = "alias", _("记为别名")
        MERGE = "merge", _("合并")
        UNMERGE = "unmerge", _("撤销合并")
        APART = "apart", _("标为两回事")
        LOAD = "load", _("载入演示")
        FOLD = "fold", _("重算名称")

    act = models.UUIDField(_("操作号"), default=uuid.uuid4, unique=True, editable=False)
    # The act that this one takes back; itself an act that can be taken back, which does that again.
    undoes = models.UUIDField(_("撤销的操作"), null=True, editable=False)
    verb = models.CharField(_("操作"), max_length=10, choices=Verb)
    kind = models.CharField(_("对象类别"), max_length=12, choices=Kind)
    subject = models.BigIntegerField(null=True)
    name = models.CharField(_("对象"), max_length=500, blank=True)
    ordinal = models.PositiveIntegerField(_("版次"), default=0)
    from_state = models.CharField(_("原状态"), max_length=12, choices=State, blank=True)
    to_state = models.CharField(_("新状态"), max_length=12, choices=State, blank=True)
    content_hash = models.CharField(_("内容指纹"), max_length=64, blank=True)
    differences = models.JSONField(_("改动"), default=list)
    note = models.TextField(_("说明"), blank=True)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("帐号"),
    )
    by_name = models.CharField(_("操作人"), max_length=150, blank=True)
    role = models.CharField(_("当时的角色"), max_length=200, blank=True)
    address = models.GenericIPAddressField(_("来自"), null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("操作记录")
        indexes = [
            models.Index(fields=["kind", "subject"], name="change_of_subject"),
            models.Index(fields=["at"], name="change_by_time"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=VERBS), name="change_verb_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.name}"
