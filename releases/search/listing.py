"""What one of the five views lists in one state of the filter bar: how many, which, and how the
rest of the options would change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from releases.models import Measure, SearchFacet, SearchPlace, Theme

from .criteria import Criteria
from .documents import GROUPS, Documents, candidates, documents
from .query import Word
from .views import OF_RELEASES, RELEASES, View

# The column of SearchPlace that a filter of rows looks at.
COLUMNS = {
    "organisation": "organisation",
    "speaker": "person",
    "theme": "theme",
    "stage": "stage",
    "indicator": "indicator",
    "kind": "figure_kind",
}


class Total(NamedTuple):
    """`more` tells that there are at least `n`: the keyword stands in more releases than were
    looked at."""

    n: int
    more: bool = False


@dataclass
class Listing:
    view: View
    criteria: Criteria
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    def documents(self, *without: str) -> Documents:
        """The releases, some filters left out; for views of rows those that rows are sought in."""
        criteria = self.criteria.without(*without)
        if self.view is not RELEASES:
            criteria = criteria.only(*OF_RELEASES)
        if criteria not in self._kept:
            self._kept[criteria] = (documents if self.view is RELEASES else candidates)(criteria)
        return self._kept[criteria]

    def places(self, *without: str) -> QuerySet[SearchPlace]:
        """The rows, each of whose units is listed once; only for views of rows."""
        criteria = self.criteria.without(*without)
        inside = self.documents(*without).rows.order_by().values("key")
        rows = SearchPlace.objects.filter(self.view.places, document__in=inside)
        for name, column in COLUMNS.items():
            if (value := getattr(criteria, name)) and name in self.view.filters:
                rows = rows.filter(**{column: value})
        if criteria.outcome and "outcome" in self.view.filters:
            turned_out = Measure.objects.answerable().turned_out(criteria.outcome)
            rows = rows.filter(row__in=turned_out.values("pk"))
        for word in criteria.q.required:
            rows = rows.filter(self._held(word, inside))
        for word in criteria.q.excluded:
            rows = rows.exclude(self._held(word, inside))
        return rows

    def total(self, *without: str) -> Total:
        found = self.documents(*without)
        if self.view is not RELEASES:
            n = self.places(*without).aggregate(n=Count(self.view.unit, distinct=True))["n"]
        else:
            n = found.rows.count()
        return Total(n, found.more)

    def facet(self, group: str) -> Mapping[Any, int]:
        """How many there would be with each value of `group`, its own choice left out."""
        if self.view is RELEASES:
            return self._facet_of_releases(group)
        rows = self.places(group).order_by()
        if group == "outcome":
            return _outcomes(rows)
        column = {"year": "document__year", "topic": "document__facets__value"}.get(group)
        if group == "topic":
            rows = rows.filter(document__facets__group=SearchFacet.Group.TOPIC)
        column = column or COLUMNS[group]
        counts = rows.values_list(column).annotate(n=Count(self.view.unit, distinct=True))
        return {value: n for value, n in counts if value not in (None, "")}

    def _facet_of_releases(self, group: str) -> Mapping[Any, int]:
        rows = self.documents(group).rows.order_by()
        if group == "year":
            return dict(rows.values_list("year").annotate(n=Count("pk")))
        facets = SearchFacet.objects.filter(document__in=rows.values("key"), group=GROUPS[group])
        counts = dict(facets.order_by().values_list("value").annotate(n=Count("pk")))
        if group != "theme":
            return counts
        return {Theme.values[value - 1]: n for value, n in counts.items()}

    def _held(self, word: Word, inside: Any) -> Q:
        """Whether the word is there: for a measure or figure in the row itself, for an exchange
        in any of its rows, for a speaker in anything said at the same press conference."""
        here = reduce(or_, (Q(text__contains=found) for found in word.keys))
        scope = self.view.scope
        if not scope:
            return here
        rows = SearchPlace.objects.filter(here, self.view.places, document__in=inside)
        return Q(**{f"{scope}__in": rows.values(scope)})


def _outcomes(rows: QuerySet[SearchPlace]) -> Mapping[str, int]:
    """The index does not hold what became of a measure: a later release may say so any day."""
    measures = Measure.objects.filter(pk__in=rows.values("row")).answerable().with_outcome()
    return dict(measures.order_by().values_list("outcome").annotate(n=Count("pk")))
