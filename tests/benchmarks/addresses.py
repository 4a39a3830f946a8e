"""The address of every public page, each with its dearest arguments: the busiest body, speaker and
indicator, common and rare words, near pages and far ones."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.urls import get_resolver, reverse

from releases.models import (
    Appearance,
    Block,
    FollowUp,
    Indicator,
    Measure,
    Organisation,
    Person,
    Release,
    Statistic,
    Topic,
)
from releases.public.machines import sitemaps

COMMON, RARE, ABSENT = "专利", "随州 香菇", "没有这样的词句"
LISTS = ("releases", "exchanges", "measures", "figures", "speakers")

Address = tuple[str, str]


def addresses() -> Iterator[Address]:
    """Names and addresses; the names are the same whatever is stored."""
    yield from _of_releases()
    yield from _of_lists()
    yield from _of_indicators()
    yield from _of_people()
    yield from _of_promises()
    yield from _for_machines()


def _page(name: str, *args: Any, **query: Any) -> Address:
    """A page under its URL's name and what is asked of it."""
    pages = get_resolver().namespace_dict["public"][1].reverse_dict
    address = reverse(f"{'public' if name in pages else 'neutral'}:{name}", args=args)
    told = " ".join(f"{key}={value}" for key, value in query.items())
    full = f"{address}?{urlencode(query, doseq=True)}" if query else address
    return f"{name} {told}".strip(), full


def _named(name: str, page: Address) -> Address:
    return name, page[1]


def busiest(model: Any, rows: Any, name: str) -> Any:
    """The one that most published rows are of."""
    counted = rows.order_by().values_list(name).annotate(n=Count("pk")).order_by("-n", name)
    return model.objects.get(pk=counted.exclude(**{name: None})[0][0])


def _of_releases() -> Iterator[Address]:
    yield _page("home")
    releases = Release.objects.published().order_by("first_published_at")
    for place, release in (("newest", releases.last()), ("oldest", releases.first())):
        yield _named(f"release, {place}", _page("release", release.number))
    number = releases.last().number
    yield _named("release with a word", _page("release", number, q=COMMON))
    yield _named("edition", _page("edition", number, 1))
    edition = releases.last().editions.get()
    rows = [edition.blocks.filter(kind=kind).first() for kind in Block.Kind.values]
    # Generated releases have no tables.
    for row in filter(None, (*rows, edition.measures.first(), edition.statistics.first())):
        kind = getattr(row, "kind", "") if row.prefix == "b" else row.prefix
        yield _named(f"row, {kind}", _page("row", number, row.anchor))


def _of_lists() -> Iterator[Address]:
    answers = Block.objects.filter(kind=Block.Kind.ANSWER)
    for model in (Measure, Statistic):  # so that no list of theirs is empty
        heard = model._default_manager.exclude(block__speaker=None)
        answers = answers.filter(speaker__person__in=heard.values("block__speaker__person"))
    narrow = {
        "year": Release.objects.order_by("-first_published_at")[5].first_published_at.year,
        "organisation": busiest(Organisation, Appearance.objects, "organisation").slug,
        "speaker": busiest(Person, answers, "speaker__person").slug,
        "topic": busiest(Topic, Topic.objects.filter(editions__isnull=False), "pk").slug,
        "theme": "protection",
        "period": "近三年",
    }
    own = {
        "measures": {"stage": "planned"},
        "figures": {"kind": "level", "indicator": _often().slug},
    }
    for name in LISTS:
        yield _page(name)
        for key, value in (narrow | own.get(name, {})).items():
            yield _named(f"{name} {key}", _page(name, **{key: value}))
        yield _named(f"{name}, far", _page(name, after=_middle(name)))
        several = {"organisation": narrow["organisation"], "theme": narrow["theme"]}
        yield _named(f"{name}, two filters", _page(name, **several))
        for said, word in (("common", COMMON), ("rare", RARE), ("absent", ABSENT)):
            yield _named(f"{name}, {said} word", _page(name, q=word))
        yield _named(f"{name}, word and body", _page(name, q=COMMON, **several))
    yield _named("releases, common word by day", _page("releases", q=COMMON, sort="date"))
    yield _named("releases, common word, far", _page("releases", q=COMMON, page=2))
    for typed in ("", "专利", "zl"):
        yield _page("suggest", q=typed, format="json")
    yield _page("suggest")


def _middle(name: str) -> str:
    """Half way through a list."""
    if name == "speakers":
        people = Person.objects.order_by("name", "pk")
        return people[people.count() // 2].slug
    numbers = Release.objects.order_by("-first_published_at").values_list("number", flat=True)
    return str(numbers[numbers.count() // 2])


def _often(place: int = 0) -> Indicator:
    counted = Indicator.objects.annotate(n=Count("statistics")).order_by("-n", "pk")
    return counted[place]


def _of_indicators() -> Iterator[Address]:
    yield _page("statistics")
    yield _page("statistics", theme="creation")
    yield _page("statistics", q="专利")
    often = _often()
    slug = often.slug
    yield _named("indicator, busiest", _page("indicator", slug))
    last = Paginator(often.statistics.order_by("pk"), 100).num_pages
    yield _named("indicator, last page", _page("indicator", slug, page=last))
    yield _named("indicator feed", _page("indicator_feed", slug))
    yield _named("indicator metadata", _page("indicator_metadata", slug))
    chosen = [_often(place).slug for place in range(6)]
    yield _page("compare")
    yield _named("compare, six", _page("compare", i=chosen))
    yield _named("compare, from a year", _page("compare", i=chosen, base=2020))
    yield _named("compare metadata", _page("compare_metadata", i=chosen))
    for suffix in ("csv", "json", "xlsx"):
        yield _named(f"indicator.{suffix}", _page("indicator_data", slug, suffix))
    yield _named("compare.csv", _page("compare_data", "csv", i=chosen))


def _of_people() -> Iterator[Address]:
    speaking = Appearance.objects.published().exclude(role=Appearance.Role.ATTENDEE)
    slug = busiest(Person, speaking, "person").slug
    for show in ("said", "figures", "measures"):
        yield _named(f"speaker, {show}", _page("speaker", slug, show=show))
    yield _named("speaker feed", _page("speaker_feed", slug))
    yield _page("organisations")
    body = busiest(Organisation, speaking, "organisation")
    yield _named("organisation, busiest", _page("organisation", body.slug))
    for show in ("people", "releases", "measures", "figures"):
        yield _named(f"organisation, {show}", _page("organisation", body.slug, show=show))
    pages = Paginator(
        Statistic.objects.filter(block__speaker__organisation=body).order_by("pk"), 30
    ).num_pages
    far = _page("organisation", body.slug, show="figures", page=pages)
    yield _named("organisation, last figures", far)


def _of_promises() -> Iterator[Address]:
    if report := FollowUp.objects.filter(outcome="done").order_by("pk").first():
        address = _page("measure", report.promise.number, report.promise_uid)
        yield _named("measure, followed up", address)
    newest = Measure.objects.order_by("-pk")[0]
    yield _named("measure, newest", _page("measure", newest.edition.release.number, newest.uid))
    promised = Measure.objects.filter(stage="planned")
    body = busiest(Organisation, promised, "organisation")
    yield _page("progress")
    yield _named("progress of a body", _page("progress", organisation=body.slug))
    for name in ("overdue", "quiet", "done", "ongoing", "dropped", "none"):
        yield _page("progress", list=name)
    yield _named(
        "progress list=none of a body", _page("progress", list="none", organisation=body.slug)
    )


def _for_machines() -> Iterator[Address]:
    yield _page("releases_feed")
    yield _page("releases_feed", theme="protection")
    yield _named("releases_feed of a word", _page("releases_feed", q=COMMON))
    for name in ("exchanges_feed", "measures_feed", "figures_feed"):
        yield _page(name)
        yield _named(f"{name} of a word", _page(name, q=COMMON))
    yield _page("sitemap_index")
    for section in ("lists", *sitemaps.PARTS):
        yield _named(f"sitemap of {section}", _page("sitemap_part", section))
    for name in ("site_map", "opensearch", "robots"):
        yield _page(name)
