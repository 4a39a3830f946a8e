"""The five ways into what was said, and what each can be filtered by."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Q

from releases.models import SearchPlace

Kind = SearchPlace.Kind

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
    # The kinds of rows that tell who has part in a unit, where one row does not make it.
    heard: tuple[Kind, ...] = ()

    @property
    def filters(self) -> tuple[str, ...]:
        return (*COMMON, *self.own)

    def telling(self, names: Collection[str], *, units_known: bool = False) -> Q:
        """The rows that are enough to tell of these columns in which units they stand.

        A body answers for measures and speaks through people; themes stand on measures and
        figures alone; the others repeat what `heard` rows say of who spoke.
        """
        if not self.heard:
            return self.places
        if "theme" in names:
            return self.places & Q(kind__in=[Kind.MEASURE, Kind.STATISTIC])
        if "organisation" in names:
            return self.places & Q(kind__in=[*self.heard, Kind.MEASURE])
        if self.once(names):
            return ASKED if units_known and self.unit == "exchange" else OPENING
        return self.places & Q(kind__in=self.heard)

    def named_by(self, names: Collection[str]) -> str:
        """The column of telling rows that says in which `scope` they lie."""
        return "row" if self.unit == "exchange" and self.once(names) else self.scope or "id"

    def once(self, names: Collection[str]) -> bool:
        """Whether each of the telling rows stands for a unit of its own."""
        return not self.heard or (self.unit == "exchange" and not names)

    def units(self, names: Collection[str]) -> Count:
        return Count("pk") if self.once(names) else Count(self.unit, distinct=True)


# The question that an exchange begins with. Where its exchange is known, that names the row:
# PostgreSQL takes few rows to have two equal columns, and goes through the known ones for each.
ASKED = Q(kind=Kind.QUESTION)
OPENING = ASKED & Q(row=F("exchange"))

RELEASES = View("releases")
EXCHANGES = View(
    "exchanges", "exchange", "exchange", Q(exchange__isnull=False),
    heard=(Kind.QUESTION, Kind.ANSWER),
)  # fmt: skip
MEASURES = View("measures", "row", "", Q(kind=Kind.MEASURE), ("stage", "outcome"))
STATISTICS = View("statistics", "row", "", Q(kind=Kind.STATISTIC), ("indicator", "kind"))
SPEAKERS = View(
    "speakers", "person", "appearance", Q(person__isnull=False), heard=(Kind.APPEARANCE,)
)
VIEWS = (RELEASES, EXCHANGES, MEASURES, STATISTICS, SPEAKERS)
