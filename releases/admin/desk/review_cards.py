"""The cards of the review: what was handed over, and what one was told of it."""

import datetime
from typing import TypeAlias, TypedDict, cast

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import WithAnnotations

from releases.admin import admin_links
from releases.models import (
    Comment,
    Editor,
    EmergencyPublication,
    Message,
    ReviewRules,
    Submission,
    TimedPublication,
    WaitingChange,
)
from releases.publishing.compare.words import moment

from .desk_card import LINES, DeskCard, DeskLine


class CommentsOpen(TypedDict):
    comments_open: int


HandedOver: TypeAlias = "WithAnnotations[Submission, CommentsOpen]"


def unread(user: Editor) -> DeskCard:
    rows = Message.objects.unread().filter(to=user).select_related("edition", "by")
    lines = [
        DeskLine(
            str(row),
            reverse("admin:message", args=[row.pk]),
            [str(row.by or _("系统")), moment(row.at)],
        )
        for row in rows.order_by("-at", "-pk")[:LINES]
    ]
    every = (_("全部消息"), reverse("admin:messages"))
    return DeskCard("messages", _("未读的消息"), lines, "", every)


def emergencies(user: Editor) -> DeskCard:
    """Marked until somebody has reviewed them; on the desk only while there are any."""
    lines = [
        DeskLine(
            str(row.edition),
            admin_links.editor(row.edition_id),
            [f"{row.by} {moment(row.at)}", row.reason],
            [_("待事后审")],
        )
        for row in EmergencyPublication.objects.unreviewed().newest_first()[:LINES]
    ]
    every = (_("全部紧急发布，按月"), reverse("admin:releases_edition_emergencies"))
    return DeskCard("emergencies", _("紧急发布"), lines, "", every)


def rules_and_marks() -> ReviewRules:
    """The office's rules; `emergencies` tells whether any waits, in the same question."""
    waits = Exists(EmergencyPublication.objects.unreviewed())
    return ReviewRules.objects.annotate(emergencies=waits).first() or ReviewRules.current()


def to_review(user: Editor) -> DeskCard:
    """What was handed over, the most urgent first; one's own too, to see how far it is."""
    today = timezone.localdate()
    lines = [submitted_line(row, today) for row in handed_over()[:LINES]]
    empty = _("没有送审的。")
    return DeskCard("review", _("待审"), lines, empty, (_("全部待审"), admin_links.in_review()))


def to_confirm(user: Editor) -> DeskCard:
    """What readers see at once and one person alone does not change."""
    rows = WaitingChange.objects.open().select_related("by").order_by("at", "pk")
    lines = [
        DeskLine(
            str(row),
            reverse("admin:releases_waitingchange_decide", args=[row.pk]),
            [_("%s 提请") % row.by, moment(row.at), *filter(None, [row.reason])],
            [_("您提请的")] if row.by_id == user.pk else [],
        )
        for row in rows[:LINES]
    ]
    every = (_("全部"), reverse("admin:releases_waitingchange_changelist"))
    return DeskCard("confirm", _("待确认的改动"), lines, _("没有等着确认的改动。"), every)


def submitted_line(row: "HandedOver", today: datetime.date) -> DeskLine:
    told = [row.edition.get_state_display(), _("%s 送审") % row.by]
    told += [_("%s 在审") % row.claimed_by] if row.claimed_by else []
    told += [_("期限 %s") % row.due_on.isoformat()]
    calls = [_("已过期")] if row.due_on < today else []
    calls += [_("批注 %d") % row.comments_open] if row.comments_open else []
    page = reverse("admin:releases_edition_review", args=[row.edition_id])
    return DeskLine(str(row.edition), page, told, calls)


def handed_over() -> "QuerySet[HandedOver]":
    """But for what goes out by itself at a set minute, which stands on a card of its own."""
    timed = TimedPublication.objects.waiting().values("edition")
    rows = Submission.objects.open().exclude(edition__in=timed)
    rows = rows.select_related("edition", "by", "claimed_by")
    counted = rows.annotate(comments_open=Comment.objects.open_in_each("edition"))
    return cast("QuerySet[HandedOver]", counted.order_by("due_on", "at", "pk"))
