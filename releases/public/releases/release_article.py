"""The article of an edition, its text with all that belongs to it, and the head of its page.

It is kept from one reader to the next, as an edition never changes. What stands in it of anything
else is told apart by `_made_of`: addresses of names, outcomes of promises, later editions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from releases.models import Edition, FollowUp, Measure
from releases.public.site import qr_code
from releases.public.site.kept_parts import kept
from releases.public.site.page_head import Head
from releases.search.backends.dialect import raw_rows

from . import release_head
from .edition_links import EditionLink
from .release_page import load


@dataclass(frozen=True, slots=True)
class WantedArticle:
    """An edition at the addresses that its page shows, among the editions of its release."""

    edition: Edition
    address: str
    fixed_address: str
    editions: Sequence[Edition]
    links: Sequence[EditionLink]
    has_related: bool
    q: str = ""  # the words to mark


class EditionArticle(NamedTuple):
    head: Head
    html: SafeString


def asked(
    request: HttpRequest,
    edition: Edition,
    *,
    editions: Sequence[Edition],
    links: Sequence[EditionLink],
    has_related: bool,
) -> WantedArticle:
    number = edition.release.number
    fixed = request.build_absolute_uri(reverse("public:edition", args=[number, edition.ordinal]))
    live = request.build_absolute_uri(reverse("public:release", args=[number]))
    return WantedArticle(
        edition=edition,
        address=live if edition.is_live else fixed,
        fixed_address=fixed,
        editions=editions,
        links=links,
        has_related=has_related,
        q=request.GET.get("q", ""),
    )


def article(request: HttpRequest, wanted: WantedArticle, *, is_kept: bool = True) -> EditionArticle:
    """Where words are marked, made for this reader alone."""
    if wanted.q or not is_kept:
        return _made(request, wanted)
    key = ("article", wanted.edition.pk, get_language(), wanted.address)
    return kept(key, _made_of(wanted), lambda: _made(request, wanted))


def _made(request: HttpRequest, wanted: WantedArticle) -> EditionArticle:
    edition, address = wanted.edition, wanted.address
    page = load(edition, wanted.q)
    old = wanted.fixed_address != address
    context = {
        "page": page,
        "edition": edition,
        "release": edition.release,
        "editions": wanted.editions,
        "has_related": wanted.has_related,
        "fixed_address": wanted.fixed_address,
        "qr": qr_code.svg(address),
        "fixed_qr": qr_code.svg(wanted.fixed_address) if old else "",
    }
    html = render_to_string("releases/_article.html", context, request)
    return EditionArticle(release_head.release_head(request, page, address), html)


def _made_of(wanted: WantedArticle) -> tuple[object, ...]:
    """All that the article says beside what its edition says for ever."""
    edition, release = wanted.edition, wanted.edition.release
    outcomes: list[tuple[object, ...]] = []
    # Most have none, which is quickly seen.
    if FollowUp.objects.filter(promise=release).exists():
        told = Measure.objects.of(edition).with_outcome().order_by("pk")
        outcomes = raw_rows(told.values_list("pk", "outcome"))  # type: ignore[misc]
    return (
        (edition.state, edition.content_hash, edition.updated_at, edition.published_at),
        (release.number, release.origin, release.first_published_at),
        [(other.ordinal, other.published_at) for other in wanted.editions],
        [(link.table, link.row, link.slug) for link in wanted.links],
        outcomes,
        wanted.has_related,
    )
