"""The releases that a state of the filter bar leaves: as a condition, and as hits of a keyword."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from releases.models import SearchDocument, SearchFacet, SearchPlace, Theme
from releases.text.clock import day_bounds

from .criteria import Criteria
from .lookup import among
from .results import Found
from .until import Until
from .views import OF_RELEASES

Group = SearchFacet.Group
# What `narrowed` looks at.
NARROWING = ("year", "period", "organisation", "speaker", "topic", "theme")
GROUPS = {
    "organisation": Group.ORGANISATION,
    "speaker": Group.SPEAKER,
    "topic": Group.TOPIC,
    "theme": Group.THEME,
}


@dataclass(frozen=True, slots=True)
class Documents:
    """`rows` are what readers may see of them; `found` tells more where a keyword was typed."""

    rows: QuerySet[SearchDocument]
    found: Found | None = None
    are_all: bool = False

    @property
    def more(self) -> bool:
        return self.found is not None and self.found.more

    def count(self) -> int:
        return len(self.found.hits.keys) if self.found else self.rows.count()

    def facets(self) -> QuerySet[SearchFacet]:
        return self._those_of(SearchFacet.objects.all())

    def places(self) -> QuerySet[SearchPlace]:
        return self._those_of(SearchPlace.objects.all())

    def _those_of(self, rows: Any) -> Any:
        """Of everything that is published, rows tell themselves; no document is looked up."""
        if self.are_all:
            return rows.published()
        return rows.filter(document__in=self.rows.order_by().values("key"))


def documents(criteria: Criteria) -> Documents:
    """Filtered by everything that `criteria` says of whole releases."""
    rows = narrowed(SearchDocument.objects.published(), criteria)
    if not criteria.q:
        return Documents(rows, are_all=criteria.only(*NARROWING) == Criteria())
    unfiltered = criteria.only("q") == criteria
    found = Found(criteria.q, None if unfiltered else rows)
    keys = found.hits.keys
    return Documents(SearchDocument.objects.published().filter(key__among=among(keys)), found)


def found_until(criteria: Criteria, until: Until) -> Found:
    """What the keyword finds, without what was published since."""
    rows = until.only(SearchDocument.objects.published())
    return Found(criteria.q, narrowed(rows, criteria))


def where_rows_lie(criteria: Criteria) -> Criteria:
    """Of releases in which rows with the required words are sought: what is excluded is left to
    the rows, and so is what chooses rows by themselves."""
    query = replace(criteria.q, excluded=()) if criteria.q.required else criteria.q.__class__()
    return replace(criteria.only(*OF_RELEASES), q=query)


def narrowed(rows: QuerySet[SearchDocument], criteria: Criteria) -> QuerySet[SearchDocument]:
    if criteria.year:
        rows = rows.filter(year=criteria.year)
    if criteria.period:
        first, after = day_bounds(*criteria.period)
        rows = rows.filter(
            edition__release__first_published_at__gte=first,
            edition__release__first_published_at__lt=after,
        )
    for name, group in GROUPS.items():
        value = getattr(criteria, name)
        if value:
            rows = rows.filter(_has(group, value))
    return rows


def _has(group: Group, value: Any) -> Q:
    """A list of keys, so that a rare value is where the search begins."""
    number = Theme.values.index(value) + 1 if group == Group.THEME else value
    facets = SearchFacet.objects.filter(group=group, value=number)
    return Q(key__in=facets.values("document"))
