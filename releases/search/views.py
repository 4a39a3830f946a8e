"""The five ways into what was said, and what each can be filtered by."""

from dataclasses import dataclass

from django.db.models import Q

from releases.models import SearchPlace

# Filters that choose whole releases, whatever is listed.
OF_RELEASES = ("q", "period", "year", "topic")
# Filters that choose a release by anything in it, and a row by itself.
OF_ROWS = ("organisation", "speaker", "theme")
COMMON = (*OF_RELEASES, *OF_ROWS)


@dataclass(frozen=True, slots=True)
class View:
    """`unit` is the column of SearchPlace that tells one listed thing from the next, `scope` the
    one that tells which rows a word may stand in for it; "" for the row itself."""

    name: str
    unit: str = "document"
    scope: str = ""
    places: Q = Q()  # noqa: RUF009 - never changed
    own: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[str, ...]:
        return (*COMMON, *self.own)


RELEASES = View("releases")
EXCHANGES = View("exchanges", "exchange", "exchange", Q(exchange__isnull=False))
MEASURES = View("measures", "row", "", Q(kind=SearchPlace.Kind.MEASURE), ("stage", "outcome"))
STATISTICS = View(
    "statistics", "row", "", Q(kind=SearchPlace.Kind.STATISTIC), ("indicator", "kind")
)
SPEAKERS = View("speakers", "person", "appearance", Q(person__isnull=False))
VIEWS = (RELEASES, EXCHANGES, MEASURES, STATISTICS, SPEAKERS)
