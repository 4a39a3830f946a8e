"""Atom: what was published, corrected and withdrawn, newest change first.

An entry's id stays for ever; a correction or a withdrawal is the same entry, changed. A withdrawn
release keeps its title and says why, as its page does, and nothing of its text.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from releases.models import Block, Edition, Release, State, Statistic
from releases.models.statistic import StatisticQuerySet

from .head import domain
from .wording import period_words, value_words

MOST = 50
LEAD = 200
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
BEGINNING = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Entry:
    identity: str  # what stays of it, within the site
    title: str
    path: str
    summary: str
    updated: datetime.datetime
    published: datetime.datetime
    categories: tuple[str, ...] = ()


class AtomFeed(Atom1Feed):
    """An empty feed has a time that stays, so that asking again is answered by 304."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else BEGINNING


def releases(live: QuerySet[Edition], withdrawn: QuerySet[Edition]) -> list[Entry]:
    """Of both querysets the newest changes."""
    prose = Block.objects.exclude(kind=Block.Kind.HEADING).filter(edition=OuterRef("pk"))
    lead = prose.in_order().values(head=Substr("text", 1, LEAD))[:1]
    editions = live.select_related("release").annotate(lead=Subquery(lead))
    editions = editions.order_by("-published_at", "-pk")[:MOST]
    return _newest([*map(_release, editions), *withdrawals(withdrawn)])


def figures(rows: StatisticQuerySet, withdrawn: QuerySet[Edition]) -> list[Entry]:
    shown = rows.for_display().order_by("-edition__published_at", "-pk")[:MOST]
    return _newest([*map(_figure, shown), *withdrawals(withdrawn)])


def withdrawals(editions: QuerySet[Edition]) -> list[Entry]:
    found = editions.select_related("release").order_by("-release__withdrawn_at", "-pk")
    return [_withdrawal(edition) for edition in found[:MOST]]


def withdrawn_editions() -> QuerySet[Edition]:
    """The last text of each release that is now an explanation."""
    withdrawn = Edition.objects.filter(release__withdrawn_at__isnull=False, state=State.WITHDRAWN)
    later = withdrawn.filter(release=OuterRef("release"), ordinal__gt=OuterRef("ordinal"))
    return withdrawn.filter(~Exists(later))


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.updated, entry.identity), reverse=True)[:MOST]


def _release(edition: Any) -> Entry:
    mark = _("【更正】") if edition.ordinal > 1 else ""
    return Entry(
        identity=f"release:{edition.release.number}",
        title=f"{mark}{edition.title}",
        path=reverse("public:release", args=[edition.release.number]),
        summary="\n".join(filter(None, [_change(edition), edition.lead])),
        updated=_moment(edition.published_at),
        published=_moment(edition.release.first_published_at),
        categories=tuple(_status(edition)),
    )


def _figure(row: Statistic) -> Entry:
    edition = row.edition
    period = f"（{period_words(row)}）" if period_words(row) else ""
    words = row.block.text[row.start : row.end]
    told = _("%(title)s，原话：“%(words)s”") % {"title": edition.title, "words": words}
    mark = _("【更正】") if edition.ordinal > 1 else ""
    return Entry(
        identity=f"figure:{edition.release.number}:{row.uid}",
        title=f"{mark}{row.indicator_name} {value_words(row)}{period}",
        path=f"{reverse('public:release', args=[edition.release.number])}#{row.anchor}",
        summary="\n".join(filter(None, [_change(edition), told])),
        updated=_moment(edition.published_at),
        published=_moment(edition.release.first_published_at),
        categories=tuple(_status(edition)),
    )


def _withdrawal(edition: Edition) -> Entry:
    release = edition.release
    return Entry(
        identity=f"release:{release.number}",
        title=_("【撤回】%s") % edition.title,
        path=reverse("public:release", args=[release.number]),
        summary=_("这篇发布稿已撤回：%s") % release.withdrawal_reason,
        updated=_moment(release.withdrawn_at),
        published=_moment(release.first_published_at),
        categories=(_("撤回"),),
    )


def _change(edition: Edition) -> str:
    if edition.ordinal == 1:
        return ""
    told = _("现行版为第 %(n)d 版。%(note)s")
    return told % {"n": edition.ordinal, "note": edition.change_note}


def _status(edition: Edition) -> Iterable[str]:
    if edition.ordinal > 1:
        yield _("更正")
    if edition.release.origin != Release.Origin.WRITTEN:
        yield edition.release.get_origin_display()


def _moment(at: datetime.datetime | None) -> datetime.datetime:
    return at or BEGINNING


@dataclass(frozen=True)
class Feed:
    identity: str
    title: str
    page: str  # what a browser should open instead
    entries: list[Entry]


def atom(request: HttpRequest, feed: Feed) -> tuple[str, datetime.datetime]:
    """The feed as text, and the time of its newest change."""
    document = AtomFeed(
        title=f"{feed.title} - {settings.SITE_NAME}",
        link=request.build_absolute_uri(feed.page),
        description="",
        language="zh-CN",
        author_name=settings.SITE_OWNER or settings.SITE_NAME,
        feed_url=request.build_absolute_uri(),
        feed_guid=_tag(request, BEGINNING.year, feed.identity),
    )
    for entry in feed.entries:
        document.add_item(
            title=_writable(entry.title),
            link=request.build_absolute_uri(entry.path),
            description=linebreaksbr(_writable(entry.summary)),  # HTML by this format
            unique_id=_tag(request, entry.published.year, entry.identity),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
        )
    return document.writeString("utf-8"), document.latest_post_date()


def _writable(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return UNWRITABLE.sub("", text)


def _tag(request: HttpRequest, year: int, identity: str) -> str:
    """RFC 4151: the host without its port, a year in which it was ours, and what stays."""
    return f"tag:{domain(request).partition(':')[0]},{year}:{quote(identity, safe=':-_')}"
