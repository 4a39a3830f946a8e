"""Atom feeds: of the list under any of its filters, of an indicator, of a speaker."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.http import http_date, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from releases.models import Appearance, Edition, Indicator, Person, Statistic
from releases.public import feeds, presence
from releases.public.feeds import Feed
from releases.search.filters import EditionFilter

KEYWORD = "q"


class Refused(Exception):
    """A filter that cannot be understood; the message is for whoever set up the feed."""


def served(find: Callable[..., Feed]) -> Callable[..., HttpResponse]:
    """The feed as an answer that tells when it changed; in Chinese, whoever asks."""

    @require_safe
    @conditional_page
    @wraps(find)
    def view(request: HttpRequest, **kwargs: str) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            try:
                text, changed = feeds.atom(request, find(request, **kwargs))
            except Refused as refused:
                plain = "text/plain; charset=utf-8"
                return HttpResponse(f"{refused}\n", content_type=plain, status=400)
        headers = {"Last-Modified": http_date(changed.timestamp())}
        return HttpResponse(text, feeds.AtomFeed.content_type, headers=headers)

    return view


@served
def releases_feed(request: HttpRequest) -> Feed:
    """What /releases/ shows under the same query string."""
    data = request.GET.copy()
    data.pop("page", None)
    asked = sorted((name, str(value)) for name, found in data.lists() for value in found)
    query = urlencode(asked)
    live = _filtered(data, Edition.objects.published())
    page = reverse("public:releases") + (f"?{query}" if query else "")
    told = "，".join(value for _name, value in asked if value)
    title = _("全部发布：%s") % told if told else _("全部发布")
    return Feed(f"releases?{query}", title, page, feeds.releases(live, _withdrawn(data)))


def _filtered(data: QueryDict, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
    """Raises Refused with the form's own sentences."""
    filters = EditionFilter(data, queryset)
    if not filters.form.is_valid():
        raise Refused(" ".join(str(e) for errors in filters.form.errors.values() for e in errors))
    return filters.qs


def _withdrawn(data: QueryDict) -> QuerySet[Edition]:
    """Withdrawn releases under the same filters; of their words only the title is looked at.

    Their text is no longer shown, so a keyword must not tell what stood in it either.
    """
    others = data.copy()
    wanted = others.pop(KEYWORD, [""])[-1].split()
    found = _filtered(others, feeds.withdrawn_editions())
    return found.filter(*(Q(title__icontains=word) for word in wanted))


@served
def indicator_feed(request: HttpRequest, slug: str) -> Feed:
    """The indicator's figures in what readers see."""
    indicator = get_object_or_404(Indicator, slug=slug)
    rows = Statistic.objects.published().filter(indicator=indicator)
    reported = Statistic.objects.filter(indicator=indicator, edition=OuterRef("pk"))
    entries = feeds.figures(rows, feeds.withdrawn_editions().filter(Exists(reported)))
    if not entries:  # of an indicator that only drafts know nothing is said
        raise Http404(_("没有这个指标。"))
    page = _page("public:indicator", slug)
    return Feed(f"indicator:{slug}", indicator.name, page, entries)


@served
def speaker_feed(request: HttpRequest, slug: str) -> Feed:
    """The releases in which the person spoke."""
    person = get_object_or_404(Person, slug=slug)
    speaking = Appearance.objects.exclude(role=Appearance.Role.ATTENDEE)
    here = Exists(speaking.filter(person=person, edition=OuterRef("pk")))
    live = Edition.objects.published().filter(here)
    entries = feeds.releases(live, feeds.withdrawn_editions().filter(here))
    if not entries and not presence.people().filter(pk=person.pk).exists():
        raise Http404(_("没有这位发言人。"))
    return Feed(f"speaker:{slug}", str(person), _page("public:speaker", slug), entries)


def _page(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:  # the page is not open yet
        return reverse("public:releases")
