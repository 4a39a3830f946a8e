"""Edition 版本: one numbered text of a release, with the facts of its press conference."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .pasted_text import PastedText
from .reviewing.workflow import OPEN_STATES, PERMISSIONS, NoteKind, State
from .topic import EditionTopic, Topic
from .vocabulary import NAME_LENGTH


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> Self:
        """What readers may see: the live edition of each release."""
        return self.filter(state=State.LIVE)

    def once_published(self) -> Self:
        """The live edition and those it replaced, of releases that readers may see."""
        live = Edition.objects.published().filter(release=models.OuterRef("release"))
        told = [State.LIVE, State.SUPERSEDED]
        return self.filter(models.Exists(live), state__in=told, withheld=False)

    def open(self) -> Self:
        """Editions still being worked on: draft, in review, approved."""
        return self.present().filter(state__in=OPEN_STATES)

    def present(self) -> Self:
        """All but the drafts that somebody put into the bin."""
        return self.filter(discarded_at=None)

    def in_bin(self) -> Self:
        return self.filter(discarded_at__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-release__first_published_at", "-pk")


class Edition(models.Model):
    release = models.ForeignKey(
        "releases.Release", models.PROTECT, related_name="editions", verbose_name=_("发布稿")
    )
    ordinal = models.PositiveIntegerField(_("版次"), default=1, editable=False)
    state = models.CharField(
        _("状态"), max_length=12, choices=State, default=State.DRAFT, editable=False
    )

    title = models.CharField(_("标题"), max_length=500)
    subtitle = models.CharField(_("副标题"), max_length=500, blank=True)
    source = models.CharField(_("信息来源"), max_length=NAME_LENGTH, blank=True)
    editor = models.CharField(_("编辑"), max_length=NAME_LENGTH, blank=True)
    reviewer = models.CharField(_("审核"), max_length=NAME_LENGTH, blank=True)
    printed_date = models.DateField(
        _("原页发布日期"),
        null=True,
        blank=True,
        help_text=_("粘贴或导入的页面上写的发布日期；本站的发布时间由系统记录。"),
    )
    printed_time = models.TimeField(_("原页发布时刻"), null=True, blank=True)

    event_date = models.DateField(_("发布会日期"), null=True, blank=True)
    event_time = models.CharField(
        _("发布会时间"), max_length=100, blank=True, help_text=_("照原文，如“上午”“15:00”。")
    )
    event_venue = models.CharField(_("发布会地点"), max_length=NAME_LENGTH, blank=True)
    event_host = models.CharField(_("主办单位"), max_length=NAME_LENGTH, blank=True)
    series = models.CharField(_("系列"), max_length=NAME_LENGTH, blank=True)
    session = models.CharField(_("场次"), max_length=50, blank=True, help_text=_("如“第二场”。"))
    topics = models.ManyToManyField(
        Topic,
        blank=True,
        through=EditionTopic,
        related_name="editions",
        verbose_name=_("主题"),
    )

    furniture = models.JSONField(
        _("页面杂项"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("原页上不属于发布稿的行，如“打印”。"),
    )
    pasted_text = models.ForeignKey(
        PastedText,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="editions",
        verbose_name=_("原文"),
    )
    note_kind = models.CharField(
        _("改动的种类"), max_length=10, choices=NoteKind, default=NoteKind.CORRECTION
    )
    change_note = models.TextField(
        _("更正说明"), blank=True, help_text=_("更正已发布的发布稿时，向读者说明改了什么。")
    )
    return_reason = models.TextField(_("退回原因"), blank=True, editable=False)
    content_hash = models.CharField(_("内容指纹"), max_length=64, blank=True, editable=False)

    # Its words and its title, from readers and editors (publishing.withholding).
    withheld = models.BooleanField(_("已封存"), default=False, editable=False)

    # A draft in the bin (publishing.discarding), where nobody works on it.
    discarded_at = models.DateTimeField(_("删除时间"), null=True, editable=False)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("删除人"),
    )

    lock_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("建立时间"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("建立人"),
    )
    updated_at = models.DateTimeField(_("修改时间"), editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("修改人"),
    )
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("版本")
        permissions = PERMISSIONS
        indexes = [
            models.Index(fields=["state", "release"], name="edition_by_state"),
            models.Index(fields=["content_hash"], name="edition_by_content"),
            models.Index(fields=["event_date"], name="edition_by_day"),
            models.Index(fields=["state", "published_at"], name="edition_by_publication"),
        ]
        constraints = [
            # The ordinal of what is in the bin is free for the next draft.
            models.UniqueConstraint(
                fields=["release", "ordinal"],
                condition=Q(discarded_at=None),
                name="edition_ordinals_differ",
            ),
            models.UniqueConstraint(
                fields=["release"], condition=Q(state="live"), name="release_has_one_live_edition"
            ),
            models.UniqueConstraint(
                fields=["release"],
                condition=Q(state__in=["draft", "in_review", "approved"], discarded_at=None),
                name="release_has_one_open_edition",
            ),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="edition_ordinal_from_one"),
            models.CheckConstraint(
                condition=Q(withheld=False) | Q(state__in=["superseded", "withdrawn"]),
                name="edition_withheld_is_no_longer_live",
            ),
            models.CheckConstraint(
                condition=Q(discarded_at=None, discarded_by=None)
                | Q(discarded_at__isnull=False, state="draft"),
                name="edition_in_bin_is_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(note_kind__in=["correction", "addition"]),
                name="edition_note_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(printed_time__isnull=True) | Q(printed_date__isnull=False),
                name="edition_printed_time_needs_a_date",
                violation_error_message=_("有发布时刻就要有发布日期。"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_review", "approved"], published_at__isnull=True)
                | Q(state__in=["live", "superseded", "withdrawn"], published_at__isnull=False)
                & ~Q(title=""),
                name="edition_published_with_time_and_title",
            ),
        ]

    def __str__(self) -> str:
        return str(_("（已封存）")) if self.withheld else self.title or str(_("（无标题）"))

    @property
    def printed_before(self) -> datetime.date | None:
        """The day that the page of an older site printed, where readers were told first."""
        imported = self.release.origin == self.release.Origin.IMPORTED
        return self.printed_date if imported else None

    @property
    def told_on(self) -> datetime.date | None:
        """When readers were told: on the day of that page, else of our first publication."""
        first = self.release.first_published_at
        return self.printed_before or (timezone.localdate(first) if first else None)

    @property
    def day(self) -> datetime.date | None:
        """When it was said: the day of the event, else of first publication."""
        first = self.release.first_published_at
        return self.event_date or (timezone.localdate(first) if first else None)

    @property
    def is_addition(self) -> bool:
        """Whether what it changes is something added, and nothing in it was wrong before."""
        return self.note_kind == NoteKind.ADDITION

    @property
    def amended(self) -> str:
        """What readers are told of a later edition; "" of the first."""
        words = _("已补充") if self.is_addition else _("已更正")
        return str(words) if self.ordinal > 1 else ""

    @property
    def note_label(self) -> str:
        return str(_("补充说明") if self.is_addition else _("更正说明"))

    @property
    def is_open(self) -> bool:
        """Whether editors may change it; a published edition is corrected by a new one."""
        return self.state in OPEN_STATES and not self.in_bin

    @property
    def in_bin(self) -> bool:
        """Whether somebody discarded it: it can be brought back, and nothing else done to it."""
        return self.discarded_at is not None

    @property
    def is_past(self) -> bool:
        """Whether readers had it and have another one now, or none."""
        return self.state in (State.SUPERSEDED, State.WITHDRAWN)

    @property
    def is_live(self) -> bool:
        return self.state == State.LIVE
