"""Sitemaps in parts, one per kind of page; what has no address yet has no part."""

import datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, F, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
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
from releases.public.site import languages
from releases.public.site.sections import SECTIONS

# Far below the 50,000 that are allowed: a part is written anew for everybody who asks.
PAGE_SIZE = 1000  # pages, each in two languages


Rows = QuerySet[Model]
Item = tuple[Any, ...]  # what an address is made of, and the day of its last change
Maps = dict[str, type[Sitemap[Any]] | Sitemap[Any]]


class BilingualSitemap(Sitemap[Any]):
    """Every page once in each language, and beside each what it is in the other."""

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        found = []
        for url in super().get_urls(page, site, protocol):
            known = languages.alternates(url["location"])
            url["alternates"] = [{"lang_code": tag, "location": at} for tag, at in known]
            own_addresses = dict.fromkeys(address for _tag, address in known)
            found += [url | {"location": address} for address in own_addresses]
        return found


class PageSitemap(BilingualSitemap):
    """The pages of one kind: `args` are the fields of an address, `changed` the one that dates it.

    `sources` are the rows of editions that the pages stand on; for releases none.
    """

    limit = PAGE_SIZE
    url_name: str
    args: tuple[str, ...] = ("slug",)
    changed = "changed"

    def rows(self) -> Rows:
        raise NotImplementedError

    def sources(self) -> list[Rows]:
        return []

    def items(self) -> QuerySet[Model, Item]:
        return self.rows().values_list(*self.args, self.changed)

    def location(self, item: Item) -> str:
        return reverse(self.url_name, args=item[:-1])

    def lastmod(self, item: Item) -> datetime.datetime:
        at: datetime.datetime = item[-1]
        return at

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Of the newest edition that tells of any; Django would read every row for it."""
        editions = Edition.objects.published().order_by("-published_at")
        if sources := self.sources():
            here = (Q(Exists(rows.filter(edition=OuterRef("pk")))) for rows in sources)
            editions = editions.filter(reduce(or_, here))
        return editions.values_list("published_at", flat=True).first()


class ReleaseSitemap(PageSitemap):
    url_name, args, changed = "public:release", ("release__number",), "published_at"

    def rows(self) -> Rows:
        return Edition.objects.published().newest_first()


class MeasureSitemap(PageSitemap):
    url_name, args = "public:measure", ("edition__release__number", "uid")

    def rows(self) -> Rows:
        published = Measure.objects.published()
        return published.annotate(changed=F("edition__published_at")).order_by("pk")

    def sources(self) -> list[Rows]:
        return [Measure.objects.published()]


class VocabularySitemap(PageSitemap):
    """The names of which published rows tell by their `field`, dated by the newest edition."""

    model: type[Indicator] | type[Person] | type[Organisation]
    field: str

    def rows(self) -> Rows:
        here = [rows.filter(**{self.field: OuterRef("pk")}).order_by() for rows in self.sources()]
        newest = [
            Subquery(rows.values(self.field).annotate(at=Max("edition__published_at")).values("at"))
            for rows in here
        ]
        # SQLite's greatest is unknown where one of them is; PostgreSQL's is not.
        changed = Coalesce(Greatest(*newest), *newest) if len(newest) > 1 else newest[0]
        known = self.model.objects.filter(reduce(or_, (Q(Exists(rows)) for rows in here)))
        return known.annotate(changed=changed).order_by("pk")


class IndicatorSitemap(VocabularySitemap):
    url_name, model, field = "public:indicator", Indicator, "indicator"

    def sources(self) -> list[Rows]:
        return [Statistic.objects.published()]


class SpeakerSitemap(VocabularySitemap):
    url_name, model, field = "public:speaker", Person, "person"

    def sources(self) -> list[Rows]:
        return [Appearance.objects.published().exclude(role=Appearance.Role.ATTENDEE)]


class OrganisationSitemap(VocabularySitemap):
    """Those that attend or whose people speak."""

    url_name, model, field = "public:organisation", Organisation, "organisation"

    def sources(self) -> list[Rows]:
        return [AttendingOrganisation.objects.published(), Appearance.objects.published()]


class ListSitemap(BilingualSitemap):
    """The pages that lists and searches begin at."""

    def items(self) -> list[str]:
        return [reverse("public:home"), *(page.address for page in lists())]

    def location(self, item: str) -> str:
        return item


class ListPage(NamedTuple):
    url_name: str
    name: str | Promise
    description: str | Promise

    @property
    def address(self) -> str:
        return reverse(self.url_name)


# Pages inside a section that need no argument either.
FIGURES = ListPage(
    "public:figures",
    gettext_lazy("逐条数据"),
    gettext_lazy("发布会报出的每一个数，按关键词、时间和机构筛选。"),
)
COMPARISON = ListPage(
    "public:compare",
    gettext_lazy("比较指标"),
    gettext_lazy("把几个指标的历年数值放在一起比较。"),
)
INSIDE = {"public:statistics": [FIGURES, COMPARISON]}


def lists() -> list[ListPage]:
    """The sections, each with the pages inside it."""
    found: list[ListPage] = []
    for name, section in SECTIONS.items():
        found += [ListPage(name, section.name, section.description), *INSIDE.get(name, ())]
    return found


# A kind of page: one line each.
PARTS: dict[str, type[PageSitemap]] = {
    "releases": ReleaseSitemap,
    "indicators": IndicatorSitemap,
    "measures": MeasureSitemap,
    "speakers": SpeakerSitemap,
    "organisations": OrganisationSitemap,
}


def parts() -> Maps:
    """The parts whose pages have an address."""
    maps: Maps = {"lists": ListSitemap()}
    for name, part in PARTS.items():
        try:
            reverse(part.url_name, args=["0"] * len(part.args))
        except NoReverseMatch:
            continue
        maps[name] = part()
    return maps
