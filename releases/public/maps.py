"""Sitemaps in parts, one per kind of page; what has no address yet has no part."""

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from releases.models import (
    Appearance,
    Edition,
    Indicator,
    Measure,
    Organisation,
    Person,
    Statistic,
)

from .columns import SECTIONS

LIMIT = 10_000


class Part(NamedTuple):
    """`args` are the fields that the address is made of, `changed` the one that dates it."""

    url_name: str
    rows: Callable[[], QuerySet[Any]]
    args: tuple[str, ...]
    changed: str = "changed"


class PartMap(Sitemap):
    limit = LIMIT

    def __init__(self, part: Part) -> None:
        self.part = part

    def items(self) -> QuerySet[Any]:
        return self.part.rows().values_list(*self.part.args, self.part.changed)

    def location(self, item: tuple[Any, ...]) -> str:
        return reverse(self.part.url_name, args=item[:-1])

    def lastmod(self, item: tuple[Any, ...]) -> datetime.datetime:
        return item[-1]

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Asked of the database: Django would read every row for it."""
        found = self.part.rows().order_by().aggregate(latest=Max(self.part.changed))
        return found["latest"]


class ListMap(Sitemap):
    """The pages that lists and searches begin at."""

    def items(self) -> list[str]:
        return [reverse("public:home"), *(page.address for page in lists())]

    def location(self, item: str) -> str:
        return item


class ListPage(NamedTuple):
    address: str
    name: Any
    description: Any


# Pages inside a column that need no argument either.
INSIDE: dict[str, list[tuple[str, Any, Any]]] = {
    "public:measures": [
        ("public:progress", gettext_lazy("承诺与落实"),
         gettext_lazy("发布会上承诺了什么，后来怎么样：按机构和年份统计。")),
    ],
    "public:statistics": [
        ("public:figures", gettext_lazy("逐条数据"),
         gettext_lazy("发布会报出的每一个数，按关键词、时间和机构筛选。")),
        ("public:compare", gettext_lazy("比较指标"),
         gettext_lazy("把几个指标的历年数值放在一起比较。")),
    ],
}  # fmt: skip


def lists() -> list[ListPage]:
    """The columns, each with the pages inside it."""
    found: list[ListPage] = []
    for name, column in SECTIONS.items():
        found.append(ListPage(reverse(name), column.name, column.description))
        found += [ListPage(reverse(to), *words) for to, *words in INSIDE.get(name, ())]
    return found


def _releases() -> QuerySet[Edition]:
    return Edition.objects.published().newest_first()


def _dated(rows: QuerySet[Any], mine: QuerySet[Any], field: str) -> QuerySet[Any]:
    """Those of which published rows tell, dated by the newest edition that does."""
    here = mine.filter(**{field: OuterRef("pk")})
    newest = here.order_by("-edition__published_at").values("edition__published_at")[:1]
    return rows.filter(Exists(here)).annotate(changed=Subquery(newest)).order_by("pk")


def _indicators() -> QuerySet[Indicator]:
    return _dated(Indicator.objects.all(), Statistic.objects.published(), "indicator")


def _speakers() -> QuerySet[Person]:
    speaking = Appearance.objects.published().exclude(role=Appearance.Role.ATTENDEE)
    return _dated(Person.objects.all(), speaking, "person")


def _organisations() -> QuerySet[Organisation]:
    """Those that attend or whose people speak."""
    attending = Q(attending_organisations__organisation=OuterRef("pk"))
    speaking = Q(appearances__organisation=OuterRef("pk"))
    editions = Edition.objects.published().filter(attending | speaking)
    newest = editions.order_by("-published_at").values("published_at")[:1]
    rows = Organisation.objects.annotate(changed=Subquery(newest))
    return rows.filter(changed__isnull=False).order_by("pk")


def _measures() -> QuerySet[Measure]:
    return Measure.objects.published().annotate(changed=F("edition__published_at")).order_by("pk")


# A kind of page: one line each.
PARTS = {
    "releases": Part("public:release", _releases, ("release__number",), "published_at"),
    "indicators": Part("public:indicator", _indicators, ("slug",)),
    "measures": Part("public:measure", _measures, ("edition__release__number", "uid")),
    "speakers": Part("public:speaker", _speakers, ("slug",)),
    "organisations": Part("public:organisation", _organisations, ("slug",)),
}


def parts() -> dict[str, type[Sitemap] | Sitemap]:
    """The parts whose pages have an address."""
    maps: dict[str, type[Sitemap] | Sitemap] = {"lists": ListMap()}
    for name, part in PARTS.items():
        try:
            reverse(part.url_name, args=["0"] * len(part.args))
        except NoReverseMatch:
            continue
        maps[name] = PartMap(part)
    return maps
