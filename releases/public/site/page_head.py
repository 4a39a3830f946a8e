"""What stands in the head of a page for machines: gov tags, Open Graph, canonical, feeds, data.

A view gives `head=Head(…)` in its context; a page that gives nothing gets `default(request)`, with
the tags of its section if its url name has a line in `sections.SECTION_OF_PAGE`.
`components/head.html` prints it.
"""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from releases.models import Edition
from releases.search.lists.filter_sets import FILTERS

from . import json_ld, languages
from .preferences import site_name
from .sections import SECTION_OF_PAGE, Section

MAX_DESCRIPTION = 120


class Article(NamedTuple):
    title: str
    published: str
    source: str
    keywords: str = ""
    author: str = ""
    description: str = ""
    address: str = ""


class FeedLink(NamedTuple):
    title: str
    address: str
    label: str  # what the link beside the list says


@dataclasses.dataclass(frozen=True)
class Head:
    address: str  # canonical, absolute; empty where a page has none
    domain: str
    title: str = ""
    description: str = ""
    section: Section | None = None
    article: Article | None = None
    feeds: Sequence[FeedLink] = ()
    data: str = ""  # from json_ld.script()
    indexed: bool = True
    image: str = ""  # absolute, of what stands for the page where a link to it is shown
    image_words: str = ""

    @property
    def kind(self) -> str:
        return "article" if self.article else "website"

    @property
    def alternates(self) -> list[tuple[str, str]]:
        return languages.alternates(self.address) if self.address else []

    @property
    def id_code(self) -> str:
        return settings.SITE_ID_CODE

    @property
    def site_name(self) -> str:
        return settings.SITE_NAME


# Pages that can be followed, with the url name of their feed, which takes the same arguments, and
# the list whose filters it understands. Speakers are no news by themselves: their list is followed
# by its releases, and the link says so.
OF_SPEAKERS = "public:speakers"
FEEDS: dict[str, tuple[str, str]] = {
    "public:home": ("neutral:releases_feed", "releases"),
    "public:releases": ("neutral:releases_feed", "releases"),
    "public:exchanges": ("neutral:exchanges_feed", "exchanges"),
    "public:measures": ("neutral:measures_feed", "measures"),
    "public:figures": ("neutral:figures_feed", "statistics"),
    OF_SPEAKERS: ("neutral:releases_feed", "releases"),
    "public:progress": ("neutral:promises_feed", ""),
    "public:conflicts": ("neutral:conflicts_feed", ""),
    "public:corrections": ("neutral:corrections_feed", ""),
    "public:indicator": ("neutral:indicator_feed", ""),
    "public:speaker": ("neutral:speaker_feed", ""),
}


def default(request: HttpRequest) -> Head:
    """For a page whose view gives none."""
    match = request.resolver_match
    return of_section(request, SECTION_OF_PAGE.get(match.view_name) if match else None)


def of_error() -> Head:
    """For the page of an error, which is the copy of no page."""
    return Head(address="", domain=settings.SITE_DOMAIN, title=site_name())


def home(request: HttpRequest) -> Head:
    return of_section(request, None, data=json_ld.script(json_ld.website(request)))


def of_section(
    request: HttpRequest,
    section: Section | None,
    *,
    title: str = "",
    description: str = "",
    data: str = "",
    indexed: bool = True,
) -> Head:
    """For a page of a section, with the section's own words where it has none."""
    if section:
        title, description = title or str(section.name), description or str(section.description)
    else:
        description = _("%s：历次新闻发布会的全文、答记者问、举措和数据。") % site_name()
    return Head(
        address=canonical(request),
        domain=settings.SITE_DOMAIN,
        title=title,
        description=description,
        section=section,
        feeds=feeds(request),
        data=data,
        indexed=indexed,
    )


def canonical(request: HttpRequest) -> str:
    """The page's own address: of all that may follow a question mark only the page's number counts.

    Empty where nothing answers: an error page is the copy of no page.
    """
    if request.resolver_match is None:
        return ""
    number = request.GET.get("page", "")
    turned = f"?page={number}" if number.isascii() and number.isdecimal() and number != "1" else ""
    return request.build_absolute_uri(request.path + turned)


def feeds(request: HttpRequest) -> list[FeedLink]:
    """The feed of the page, under the page's own filters."""
    match = request.resolver_match
    if match is None or match.view_name not in FEEDS:
        return []
    feed, of_list = FEEDS[match.view_name]
    filters = FILTERS[of_list].base_filters if of_list else ()
    given = {name: str(value) for name, value in request.GET.items() if name in filters}
    asked = {name: value for name, value in given.items() if value.strip()}
    address = reverse(feed, kwargs=match.kwargs) + (f"?{urlencode(asked)}" if asked else "")
    if match.view_name == OF_SPEAKERS:
        return [FeedLink(_("订阅同样条件的发布稿（Atom）"), address, _("订阅同样条件的发布稿"))]
    return [FeedLink(_("订阅（Atom）"), address, _("订阅"))]


def published_words(edition: Edition) -> str:
    """`YYYY-MM-DD HH:MM`; an imported page that printed no time gets none made up."""
    if day := edition.printed_before:
        time = f" {edition.printed_time:%H:%M}" if edition.printed_time else ""
        return f"{day:%Y-%m-%d}{time}"
    first = edition.release.first_published_at
    assert first is not None
    return f"{localtime(first):%Y-%m-%d %H:%M}"
