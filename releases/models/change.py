"""Change 操作记录: the trail, one row for each act that changes content; written once, for ever.

It names its subject, the row it changed and the account by kind, key and word, with no key that a
deletion follows: it outlives them. The database refuses to alter or delete it (`triggers`), and
each row holds the hash of all that it says and of the row before it.
"""

import datetime
import hashlib
import json
import uuid
from collections.abc import Mapping
from decimal import Decimal
from ipaddress import ip_address
from typing import Self, TypedDict

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .release import Release
from .reviewing.workflow import State

VERBS = [
    *("draft", "import", "publish", "correct", "withdraw", "discard"),
    *("edit", "settle", "see", "follow", "unfollow"),
    *("submit", "recall", "claim", "approve", "return"),
    *("comment", "answer", "resolve", "unresolve"),
    *("ask", "reply", "revoke"),
    *("emergency", "afterwards"),
    *("add", "change", "delete", "alias", "merge", "unmerge", "apart", "load", "fold"),
    *("close", "reopen", "password", "enrol", "unenrol", "reset"),
    *("time", "untime", "withhold", "lift", "bring_back", "pin", "unpin"),
]
RELEASE = "release"
# What a hash is made of: the columns that a row had when it was chained, empty ones left out.
CHAINED = (
    *("sequence", "act", "undoes", "verb", "kind", "subject", "name", "ordinal"),
    *("from_state", "to_state", "content_hash", "differences", "note"),
    *("at", "by_id", "by_name", "role", "address"),
)


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


def canonical(said: Mapping[str, object]) -> str:
    """What a row says, in the one way that both engines give back: JSON in ASCII without blanks,
    keys in order. Empty values are left out, so a column that comes later alters no hash."""
    told = {name: _plain(said[name]) for name in CHAINED if said.get(name) not in (None, "", [])}
    if "address" in told:
        told["address"] = str(ip_address(str(told["address"])))
    return json.dumps(told, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: object) -> object:
    match value:
        case None | bool() | int():
            return value
        case float():  # PostgreSQL gives back 1e22 and -0.0 as whole numbers, by their digits
            return int(Decimal(repr(value))) if value.is_integer() else value
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case datetime.datetime():
            return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return str(value)


def hash_after(previous: str, said: Mapping[str, object]) -> str:
    """The hash of a row that follows the one whose hash is `previous`; empty before the first."""
    return hashlib.sha256(f"{previous}{canonical(said)}".encode("ascii")).hexdigest()


class ChangeQuerySet(models.QuerySet["Change"]):
    def of(self, release: Release) -> Self:
        return self.filter(kind=RELEASE, subject=release.pk)

    def of_edition(self, edition: Edition) -> Self:
        """By its number, which a draft in the bin may have had, too."""
        return self.filter(kind=RELEASE, subject=edition.release_id, ordinal=edition.ordinal)

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
        ACCOUNT = "account", _("帐号")
        GROUP = "group", _("组")

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
        EMERGENCY = "emergency", _("紧急发布")
        AFTERWARDS = "afterwards", _("事后审")
        COMMENT = "comment", _("批注")
        ANSWER = "answer", _("答复批注")
        RESOLVE = "resolve", _("解决批注")
        UNRESOLVE = "unresolve", _("重提批注")
        ASK = "ask", _("请部门会签")
        REPLY = "reply", _("部门答复")
        REVOKE = "revoke", _("收回会签")
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
        CLOSE = "close", _("停用")
        REOPEN = "reopen", _("恢复使用")
        PASSWORD = "password", _("更换密码")
        ENROL = "enrol", _("设两步验证")
        UNENROL = "unenrol", _("移除两步验证")
        RESET = "reset", _("重置两步验证")
        TIME = "time", _("定时发布")
        UNTIME = "untime", _("取消定时")
        WITHHOLD = "withhold", _("封存")
        LIFT = "lift", _("解除封存")
        BRING_BACK = "bring_back", _("取回草稿")
        PIN = "pin", _("置顶")
        UNPIN = "unpin", _("取消置顶")

    sequence = models.PositiveBigIntegerField(_("序号"), unique=True, editable=False)
    hash = models.CharField(_("链上的指纹"), max_length=64, editable=False)
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
