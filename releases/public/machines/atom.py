"""A feed as Atom text, written by Django's feed generator."""

import datetime
import re
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.utils.feedgenerator import Atom1Feed

from releases.public.site.preferences import publisher

# Controls, halves of a surrogate pair, and the two code points that are no characters.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BEGINNING = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class FeedEntry:
    identity: str  # what stays of it, within the site
    title: str
    path: str
    summary: str
    updated: datetime.datetime
    published: datetime.datetime
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedContent:
    identity: str
    title: str
    page: str  # what a browser should open instead
    entries: list[FeedEntry]
    query: str = ""  # the filters, of the page and of the feed itself


class AtomFeed(Atom1Feed):
    """An empty feed has a time that stays, so that asking again is answered by 304."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else BEGINNING


def atom(request: HttpRequest, feed: FeedContent) -> tuple[str, datetime.datetime]:
    """The feed as text, and the time of its newest change."""
    asked = f"?{feed.query}" if feed.query else ""
    document = AtomFeed(
        title=_writable(f"{feed.title} - {settings.SITE_NAME}"),
        link=request.build_absolute_uri(feed.page + asked),
        description="",
        language="zh-CN",
        author_name=_writable(publisher()),
        # Only what the feed understands: whatever else was asked for is not repeated.
        feed_url=request.build_absolute_uri(request.path + asked),
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
            categories=[_writable(category) for category in entry.categories],
        )
    return document.writeString("utf-8"), document.latest_post_date()


def _writable(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    return UNWRITABLE.sub("", text)


def _tag(request: HttpRequest, year: int, identity: str) -> str:
    """RFC 4151: the host without its port, a year in which it was ours, and what stays."""
    named = quote(identity, safe=":-_", errors="replace")
    return f"tag:{settings.SITE_DOMAIN.partition(':')[0]},{year}:{named}"
