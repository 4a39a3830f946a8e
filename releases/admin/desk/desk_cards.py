"""The cards of the start page: each has a few lines, a word where it is empty, a way to more."""

import datetime
from collections.abc import Callable, Iterator

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.synonym import ways_to_synonyms
from releases.models import Edition, Editor, Measure, ReviewRules, TimedPublication
from releases.models.measure import tell_outcomes
from releases.publishing.compare.words import moment

from . import open_drafts, vain_searches
from .desk_card import LINES, DeskCard, DeskLine
from .review_cards import emergencies, to_confirm, to_review, unread

DUE_WITHIN = datetime.timedelta(days=90)


def cards(user: Editor, rules: ReviewRules) -> Iterator[DeskCard]:
    """What this account may see, in the order of the work; each in a fixed number of queries."""
    hidden = WITHOUT_REVIEW if rules.on else WITH_REVIEW
    if getattr(user, "unread", 0):  # known with the account
        yield unread(user)
    if getattr(rules, "emergencies", False) and user.has_perm("releases.view_edition"):
        yield emergencies(user)
    for card, permission in CARDS.items():
        if card not in hidden and user.has_perm(f"releases.{permission}"):
            yield card(user)


def my_drafts(user: Editor) -> DeskCard:
    every = (_("全部草稿"), admin_links.drafts())
    rows = open_drafts.mine(user)[:LINES]
    empty = _("您手上没有草稿。粘贴一页，就有一份。")
    return DeskCard("drafts", _("我的草稿"), [_draft(row) for row in rows], empty, every)


def waiting(user: Editor) -> DeskCard:
    """Of drafts with nothing left to look at, those that somebody is to publish."""
    publishes = user.has_perm("releases.publish_edition")
    rows = [_draft(row, publishes=publishes) for row in open_drafts.ready()[:LINES]]
    return DeskCard(
        "waiting",
        _("等我发布") if publishes else _("等审核发布"),
        rows,
        _("没有等着发布的。草稿的疑点处理完，就出现在这里。"),
        (_("全部草稿"), admin_links.drafts()),
    )


def _draft(row: open_drafts.OpenDraft, *, publishes: bool = False) -> DeskLine:
    unseen = open_drafts.unseen(row)
    calls = [_("退回")] if row.return_reason else []
    calls += [_("疑点 %d") % row.doubts_left] if row.doubts_left else []
    calls += [_("未看 %d") % unseen] if unseen else []
    calls += [_("批注 %d") % row.comments_open] if row.comments_open else []
    told = [row.get_state_display()] if row.state != "draft" else []
    told += [_("第 %d 版，更正") % row.ordinal] if row.ordinal > 1 else []
    told += [f"{moment(row.updated_at)} {row.updated_by or _('命令行')}"]
    publish = reverse("admin:releases_edition_publish", args=[row.pk])
    acts = [(_("发布"), publish)] if publishes else []
    return DeskLine(str(row), admin_links.editor(row.pk), told, calls, acts)


def timed(user: Editor) -> DeskCard:
    """What goes out by itself, the next first; before it what did not, with the reason."""
    rows = TimedPublication.objects.select_related("edition", "by")
    failed_first = F("failed_at").asc(nulls_last=True)
    lines = [timed_line(row) for row in rows.order_by(failed_first, "at", "pk")[:LINES]]
    empty = _("没有定时发布的稿件。")
    return DeskCard("timed", _("定时发布"), lines, empty, (_("全部草稿"), admin_links.drafts()))


def timed_line(row: TimedPublication) -> DeskLine:
    told = [_("%s 定时") % row.by, *([row.reason] if row.reason else [])]
    calls = [_("没有发布")] if row.failed_at else []
    when = _("定于 %s") % moment(row.at)
    return DeskLine(str(row.edition), admin_links.editor(row.edition_id), [when, *told], calls)


def lately_published(user: Editor) -> DeskCard:
    rows = Edition.objects.published().select_related("release", "updated_by")
    return DeskCard(
        "published",
        _("最近发布"),
        [published_line(row) for row in rows.order_by("-published_at", "-pk")[:LINES]],
        _("还没有发布过。"),
        (_("全部发布稿"), reverse("admin:releases_release_changelist")),
    )


def published_line(row: Edition) -> DeskLine:
    assert row.published_at is not None
    assert row.release.number is not None
    told = [row.release.number, moment(row.published_at)]
    told += [_("第 %d 版，更正") % row.ordinal] if row.ordinal > 1 else []
    page = reverse("public:release", args=[row.release.number])
    return DeskLine(str(row), admin_links.editor(row.pk), told, acts=[(_("看公开页"), page)])


def looked_for_in_vain(user: Editor) -> DeskCard:
    may = user.has_perm("releases.add_synonymgroup")
    lines = [
        DeskLine(
            row.words,
            told=[_("查过 %d 次") % row.total, _("最近 %s") % row.day.isoformat()],
            acts=list(ways_to_synonyms(row.words)) if may else [],
        )
        for row in vain_searches.newest(timezone.localdate())[:LINES]
    ]
    every = f"{reverse('admin:releases_searchtally_changelist')}?found=0"
    empty = _("最近读者查的词都找到了，或者已有同义词。")
    return DeskCard("vain", _("读者没有找到的词"), lines, empty, (_("全部检索统计"), every))


def promises_due(user: Editor) -> DeskCard:
    """Those whose time is up or soon will be, and of which nobody said that they are done."""
    today = timezone.localdate()
    rows = list(due_soon(today)[:LINES])
    tell_outcomes(rows)
    may = user.has_perm("releases.add_followup")
    return DeskCard(
        "promises",
        _("到期的承诺"),
        [promise_line(row, today, may=may) for row in rows],
        _("没有到期的，也没有 %d 天之内到期的。") % DUE_WITHIN.days,
        (_("全部承诺"), reverse("public:progress")),
    )


def due_soon(today: datetime.date) -> QuerySet[Measure]:
    open_ones = Measure.objects.published().promised().overdue(on=today + DUE_WITHIN)
    found: QuerySet[Measure] = open_ones.select_related("edition__release")
    return found.order_by("-due_date", "pk")


def promise_line(row: Measure, today: datetime.date, *, may: bool) -> DeskLine:
    assert row.due_date is not None
    days = (row.due_date - today).days
    when = _("还有 %d 天") % days if days >= 0 else _("已过 %d 天") % -days
    page = reverse("public:measure", args=[row.edition.release.number, row.uid])
    return DeskLine(
        row.heading,
        page,
        [row.organisation_name or _("没有写责任机构"), row.due_date.isoformat()],
        [when],
        [(_("登记跟进"), admin_links.follow(row.pk))] if may else [],
    )


CARDS: dict[Callable[[Editor], DeskCard], str] = {
    my_drafts: "change_edition",
    to_review: "view_edition",
    to_confirm: "view_waitingchange",
    waiting: "view_edition",
    timed: "view_edition",
    lately_published: "view_edition",
    promises_due: "view_followup",
    looked_for_in_vain: "view_searchtally",
}
# What waits is handed over with review, and ready of itself without.
WITH_REVIEW = {to_review, to_confirm}
WITHOUT_REVIEW = {waiting}
