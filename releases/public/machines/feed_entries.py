"""What a release, a row of one, and a withdrawal say as entries of a feed.

An entry's id stays for ever; a correction or a withdrawal is the same entry, changed. Its title
alone tells of what kind it is, because most readers of feeds show nothing else.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from releases.models import Block, Edition, Measure, Release, Statistic
from releases.public.conflicts.conflict_items import ConflictItem
from releases.public.corrections.correction_log import LoggedCorrection
from releases.public.releases.row_page import address
from releases.public.site.row_addresses import Row
from releases.public.wording.figure_words import period_words, value_words
from releases.public.wording.quotes import sentence

from .atom import BEGINNING, FeedEntry

MAX_TITLE = 80


def of_release(edition: Edition, lead: str) -> FeedEntry:
    return _entry(
        edition,
        identity=f"release:{edition.release.number}",
        title=edition.title,
        path=reverse("public:release", args=[edition.release.number]),
        text=lead,
    )


def of_figure(row: Statistic) -> FeedEntry:
    period = f"（{period_words(row)}）" if period_words(row) else ""
    title = f"{row.indicator_name} {value_words(row.stated)}{period}"
    return _of_row(row, "figure", title, _quoted(row))


def of_measure(row: Measure, reported: datetime.datetime | None = None) -> FeedEntry:
    """`row` knows its `outcome`; `reported` is when readers were told of it."""
    due = _("时限：%(due)s") % {"due": row.due_words} if row.due_words else ""
    later = _("后来：%(outcome)s") % {"outcome": row.outcome_label}
    facts = [row.get_stage_display(), row.organisation_name, due, later if reported else ""]
    entry = _of_row(
        row, "measure", row.heading, f"{'，'.join(filter(None, facts))}\n{_quoted(row)}"
    )
    return replace(entry, updated=max(entry.updated, reported)) if reported else entry


def of_exchange(blocks: Sequence[Block]) -> FeedEntry:
    """The blocks of a question and its answers, in order."""
    question, turns = blocks[0], []
    before = None
    for block in blocks:
        turn, text = (block.kind, block.speaker_id), block.line
        if turn != before and block.kind != Block.Kind.TABLE:
            mark = _("问") if block.kind == Block.Kind.QUESTION else _("答")
            speaker = f" {block.speaker.name}" if block.speaker else ""
            text = f"{mark}{speaker}{_('：')}{text}"
        turns.append(text)
        before = before if block.kind == Block.Kind.TABLE else turn
    title = Truncator(question.text).chars(MAX_TITLE)
    return _of_row(question, "exchange", title, "\n".join([question.edition.title, *turns]))


def of_correction(done: LoggedCorrection) -> FeedEntry:
    """A thing of its own, which leads to what was changed."""
    if done.is_withdrawal:
        return of_withdrawal(done.edition)
    edition, number = done.edition, done.edition.release.number
    path = reverse("public:edition", args=[number, edition.ordinal])
    if done.beside:
        path = reverse("public:changes", args=[number, edition.ordinal])
    return replace(
        of_release(edition, ""),
        identity=f"correction:{number}:{edition.ordinal}",
        path=path,
        published=done.at,
        title=_origin(edition.release) + _("【%s】") % done.kind + edition.title,
    )


def of_conflict(item: ConflictItem) -> FeedEntry:
    """`updated` with the newest of the statements that disagree."""
    period, slug = item.found.period, item.indicator.slug
    lines = [f"{value}：{_quoted(row)}" for row, value, _quote in item.statements]
    times = [_moment(row.edition.published_at) for row in item.rows]
    newest = item.rows[0].edition.release
    return FeedEntry(
        identity=f"conflict:{slug}:{item.found.part}:{period.start}:{period.end}",
        title=_origin(newest)
        + _("【说法不一】%(name)s，%(period)s，相差%(difference)s")
        % {
            "name": item.name,
            "period": item.period,
            "difference": item.difference,
        },
        path=f"{reverse('public:indicator', args=[slug])}#conflicts",
        summary="\n".join(lines),
        updated=max(times),
        published=min(times),
        categories=_origin_word(newest),
    )


def of_withdrawal(edition: Edition) -> FeedEntry:
    """The title and the reason, as the page has them, and nothing of the text."""
    release = edition.release
    return FeedEntry(
        identity=f"release:{release.number}",
        title=_origin(release) + _("【撤回】%s") % edition,
        path=reverse("public:release", args=[release.number]),
        summary=_("这篇发布稿已撤回：%s") % release.withdrawal_reason,
        updated=_moment(release.withdrawn_at),
        published=_moment(release.first_published_at),
        categories=(_("撤回"), *_origin_word(release)),
    )


def _of_row(row: Row, kind: str, title: str, text: str) -> FeedEntry:
    identity = f"{kind}:{row.edition.release.number}:{row.uid}"
    return _entry(row.edition, identity=identity, title=title, path=address(row), text=text)


def _entry(edition: Edition, *, identity: str, title: str, path: str, text: str) -> FeedEntry:
    release = edition.release
    categories = _origin_word(release)
    if edition.ordinal > 1:
        change = _("现行版为第 %(n)d 版。%(note)s")
        change %= {"n": edition.ordinal, "note": edition.change_note}
        mark = _("【补充】") if edition.is_addition else _("【更正】")
        title, text = mark + title, "\n".join(filter(None, [change, text]))
        categories = (edition.get_note_kind_display(), *categories)
    return FeedEntry(
        identity=identity,
        title=_origin(release) + title,
        path=path,
        summary=text,
        updated=_moment(edition.published_at),
        published=_moment(release.first_published_at),
        categories=categories,
    )


def _quoted(row: Measure | Statistic) -> str:
    speaker = row.speaker
    source = "，".join(filter(None, [row.edition.title, speaker.name if speaker else ""]))
    return _("%(title)s，原话：“%(words)s”") % {"title": source, "words": sentence(row)}


def _origin(release: Release) -> str:
    if release.is_sample:
        return _("【演示数据】")
    return _("【旧站导入】") if release.origin == Release.Origin.IMPORTED else ""


def _origin_word(release: Release) -> tuple[str, ...]:
    written_here = release.origin == Release.Origin.WRITTEN
    return () if written_here else (release.get_origin_display(),)


def _moment(at: datetime.datetime | None) -> datetime.datetime:
    return at or BEGINNING
