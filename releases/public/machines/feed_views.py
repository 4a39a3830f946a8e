"""Atom feeds: of each list under any of its filters, of an indicator, of a speaker."""

from collections.abc import Callable
from functools import wraps

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from releases.models import Appearance, Edition, Indicator, Person, Statistic
from releases.public.corrections.correction_log import withdrawn_editions
from releases.public.lists.filter_bar import ADDRESSES, bar_of
from releases.public.lists.parted_search import parted_search
from releases.public.lists.views import HEADINGS
from releases.public.people import visibility
from releases.public.serving.headers import open_to_all
from releases.public.site.former_addresses import lead_on, leads_on, led_query
from releases.public.site.sections import CONFLICTS, CORRECTIONS, PROMISES
from releases.publishing.errors import NotHere
from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.list_kinds import RELEASES

from . import feeds
from .atom import AtomFeed, FeedContent, atom
from .withdrawn_entries import under


class FeedRefused(Exception):
    """A filter that cannot be understood; the message is for whoever set up the feed."""


class FeedMoved(Exception):
    """The feed is asked for by a former name; `query` has that of today."""

    def __init__(self, query: QueryDict) -> None:
        self.query = query


def served(find: Callable[..., FeedContent]) -> Callable[..., HttpResponse]:
    """The feed as an answer that tells when it changed."""

    @require_safe
    @conditional_page
    @wraps(find)
    def view(request: HttpRequest, **kwargs: str) -> HttpResponse:
        try:
            text, changed = atom(request, find(request, **kwargs))
        except FeedMoved as moved:
            return lead_on(request, moved.query)
        except FeedRefused as refused:
            plain = "text/plain; charset=utf-8"
            return HttpResponse(f"{refused}\n", content_type=plain, status=400)
        headers = {"Last-Modified": http_date(changed.timestamp())}
        return open_to_all(HttpResponse(text, AtomFeed.content_type, headers=headers))

    return view


def list_feed(view: str) -> Callable[..., HttpResponse]:
    """What the list of this view shows under the same filters."""

    @served
    def feed(request: HttpRequest) -> FeedContent:
        # In a fixed order and without blanks: the order of rows and a page's place have no meaning
        # here, and what is nobody's filter is not listened to.
        asked = QueryDict(mutable=True)
        for name in sorted(FILTERS[view].base_filters):
            if typed := str(request.GET.get(name, "")).strip():
                asked[name] = typed
        bar = bar_of(view, asked, with_withdrawn=True)
        errors = bar.filterset.form.errors.values()
        if not errors:
            # As the list parts it, which this feed was subscribed to from.
            parted = parted_search(asked, bar)
            bar = bar_of(view, parted.data, with_withdrawn=True) if parted else bar
        if errors:
            today = led_query(asked)
            if today and not bar_of(view, today, with_withdrawn=True).filterset.form.errors:
                raise FeedMoved(today)
            raise FeedRefused(" ".join(str(error) for each in errors for error in each))
        names = [name for name in bar.filterset.form.fields if name in asked]
        filter_words = "，".join(bar.words(name, str(asked[name])) for name in names)
        heading = str(HEADINGS[view][0])
        title = f"{heading}{_('：')}{filter_words}" if filter_words else heading
        found = bar.result_list
        if found.kind is RELEASES:
            entries = feeds.releases(bar.filterset.qs, under(found), found.criteria.q)
        else:
            entries = feeds.listed(found, under(found))
        page, query = reverse(ADDRESSES[view][0]), asked.urlencode()
        return FeedContent(f"{view}?{query}", title, page, entries, query)

    return feed


@leads_on("indicator")
@served
def indicator_feed(request: HttpRequest, slug: str) -> FeedContent:
    """The indicator's figures in what readers see."""
    indicator = Indicator.objects.filter(slug=slug).first()
    if indicator is None:
        raise NotHere(_("没有这个指标。"))
    rows = Statistic.objects.published().filter(indicator=indicator)
    reported = Statistic.objects.filter(indicator=indicator, edition=OuterRef("pk"))
    entries = feeds.figures(rows, withdrawn_editions().filter(Exists(reported)))
    if not entries:  # of an indicator that only drafts know nothing is said
        raise NotHere(_("没有这个指标。"))
    page = reverse("public:indicator", args=[slug])
    return FeedContent(f"indicator:{slug}", indicator.name, page, entries)


@leads_on("person")
@served
def speaker_feed(request: HttpRequest, slug: str) -> FeedContent:
    """The releases in which the person spoke."""
    person = Person.objects.filter(slug=slug).first()
    if person is None:
        raise NotHere(_("没有这位发言人。"))
    speaking = Appearance.objects.exclude(role=Appearance.Role.ATTENDEE)
    here = Exists(speaking.filter(person=person, edition=OuterRef("pk")))
    live = Edition.objects.published().filter(here)
    entries = feeds.releases(live, withdrawn_editions().filter(here))
    if not entries and not visibility.people().filter(pk=person.pk).exists():
        raise NotHere(_("没有这位发言人。"))
    page = reverse("public:speaker", args=[slug])
    return FeedContent(f"speaker:{slug}", str(person), page, entries)


@served
def conflict_feed(request: HttpRequest) -> FeedContent:
    """Of what releases tell values that cannot all be true."""
    return FeedContent(
        "conflicts", str(CONFLICTS.name), reverse("public:conflicts"), feeds.conflicts()
    )


@served
def correction_feed(request: HttpRequest) -> FeedContent:
    """What was corrected, added and withdrawn, each as a thing of its own."""
    page = reverse("public:corrections")
    return FeedContent("corrections", str(CORRECTIONS.name), page, feeds.corrections())


@served
def promise_feed(request: HttpRequest) -> FeedContent:
    """What was promised, and what became of it."""
    return FeedContent("promises", str(PROMISES.name), reverse("public:progress"), feeds.promises())
