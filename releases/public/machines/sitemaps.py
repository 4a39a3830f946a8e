"""Sitemaps in parts, one per kind of page; what has no address yet has no part."""

import datetime
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from releases.models import (
    Appearance,
    AttendingOrganisation,
    Edition,
    Indicator,
    Measure,
    Organisation,
    Person,
    Statistic,
)
from releases.public.site.sections import SECTIONS

# Far below the 50,000 that are allowed: a part is written anew for everybody who asks.
PAGE_SIZE = 2000


class SitemapPart(NamedTuple):
    """`args` are the fields that the address is made of, `changed` the one that dates it.

    `told` gives the rows of editions that pages of this kind stand on; for releases none.
    """

    url_name: str
    rows: Callable[[], QuerySet[Any]]
    args: tuple[str, ...]
    changed: str = "changed"
    told: tuple[Callable[[], QuerySet[Any]], ...] = ()


class PartSitemap(Sitemap):
    limit = PAGE_SIZE

    def __init__(self, part: SitemapPart) -> None:
        self.part = part

    def items(self) -> QuerySet[Any]:
        return self.part.rows().values_list(*self.part.args, self.part.changed)

    def location(self, item: tuple[Any, ...]) -> str:
        return reverse(self.part.url_name, args=item[:-1])

    def lastmod(self, item: tuple[Any, ...]) -> datetime.datetime:
        return item[-1]

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Of the newest edition that tells of any; Django would read every row for it."""
        editions = Edition.objects.published().order_by("-published_at")
        if self.part.told:
            here = (Q(Exists(rows().filter(edition=OuterRef("pk")))) for rows in self.part.told)
            editions = editions.filter(reduce(or_, here))
        return editions.values_list("published_at", flat=True).first()


class ListSitemap(Sitemap):
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


def _dated(rows: QuerySet[Any], field: str, *told: QuerySet[Any]) -> QuerySet[Any]:
    """Those of which published rows tell, dated by the newest edition that does."""
    here = [each.filter(**{field: OuterRef("pk")}).order_by() for each in told]
    newest: list[Any] = [
        Subquery(each.values(field).annotate(at=Max("edition__published_at")).values("at"))
        for each in here
    ]
    # SQLite's greatest is unknown where one of them is; PostgreSQL's is not.
    changed = Coalesce(Greatest(*newest), *newest) if len(newest) > 1 else newest[0]
    known = rows.filter(reduce(or_, (Q(Exists(each)) for each in here)))
    return known.annotate(changed=changed).order_by("pk")


def _speaking() -> QuerySet[Appearance]:
    return Appearance.objects.published().exclude(role=Appearance.Role.ATTENDEE)


def _indicators() -> QuerySet[Indicator]:
    return _dated(Indicator.objects.all(), "indicator", Statistic.objects.published())


def _speakers() -> QuerySet[Person]:
    return _dated(Person.objects.all(), "person", _speaking())


def _organisations() -> QuerySet[Organisation]:
    """Those that attend or whose people speak."""
    told = (AttendingOrganisation.objects.published(), Appearance.objects.published())
    return _dated(Organisation.objects.all(), "organisation", *told)


def _measures() -> QuerySet[Measure]:
    return Measure.objects.published().annotate(changed=F("edition__published_at")).order_by("pk")


# A kind of page: one line each.
PARTS = {
    "releases": SitemapPart("public:release", _releases, ("release__number",), "published_at"),
    "indicators": SitemapPart(
        "public:indicator", _indicators, ("slug",), told=(Statistic.objects.published,)
    ),
    "measures": SitemapPart(
        "public:measure", _measures, ("edition__release__number", "uid"),
        told=(Measure.objects.published,),
    ),
    "speakers": SitemapPart("public:speaker", _speakers, ("slug",), told=(_speaking,)),
    "organisations": SitemapPart(
        "public:organisation", _organisations, ("slug",),
        told=(AttendingOrganisation.objects.published, Appearance.objects.published),
    ),
}  # fmt: skip


def parts() -> dict[str, type[Sitemap] | Sitemap]:
    """The parts whose pages have an address."""
    maps: dict[str, type[Sitemap] | Sitemap] = {"lists": ListSitemap()}
    for name, part in PARTS.items():
        try:
            reverse(part.url_name, args=["0"] * len(part.args))
        except NoReverseMatch:
            continue
        maps[name] = PartSitemap(part)
    return maps
