"""The five kinds of lists: what each lists, and which rows of the index tell of it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Q

from releases.models import SearchPlace, SearchUnit

Kind = SearchPlace.Kind


@dataclass(frozen=True, slots=True)
class ListKind:
    """`unit` is the column of SearchPlace that tells one listed thing from the next, `scope` the
    one that tells which rows a word may stand in for it."""

    name: str
    unit: str = "document"
    scope: str = ""
    places: Q = Q()  # noqa: RUF009 - never changed
    # The kinds of rows that tell who has part in a unit, where one row does not make it.
    heard: tuple[Kind, ...] = ()
    # As what the index holds its units.
    held_as: SearchUnit.Kind = SearchUnit.Kind.EXCHANGE

    def telling(self, columns: Collection[str], *, units_known: bool = False) -> Q:
        """The rows that are enough to tell of these columns in which units they stand.

        A body answers for measures and speaks through people; themes stand on measures and
        figures alone; the others repeat what `heard` rows say of who spoke.
        """
        if not self.heard:
            return self.places
        if "theme" in columns:
            return self.places & Q(kind__in=[Kind.MEASURE, Kind.STATISTIC])
        if "organisation" in columns:
            return self.places & Q(kind__in=[*self.heard, Kind.MEASURE])
        if self.once(columns):
            return ASKED if units_known and self.unit == "exchange" else OPENING
        return self.places & Q(kind__in=self.heard)

    def named_by(self, columns: Collection[str]) -> str:
        """The column of telling rows that says in which `scope` they lie."""
        return "row" if self.unit == "exchange" and self.once(columns) else self.scope

    def once(self, columns: Collection[str]) -> bool:
        """Whether each of the telling rows stands for a unit of its own."""
        return not self.heard or (self.unit == "exchange" and not columns)

    def units(self, columns: Collection[str]) -> Count:
        return Count("pk") if self.once(columns) else Count(self.unit, distinct=True)


# The question that an exchange begins with; as two inequalities, since PostgreSQL takes few rows to
# have two equal columns, and would read all to find twenty. Where its exchange is known, that names
# the row: the known ones would be gone through for each.
ASKED = Q(kind=Kind.QUESTION)
OPENING = ASKED & Q(row__gte=F("exchange"), row__lte=F("exchange"))

RELEASES = ListKind("releases")
EXCHANGES = ListKind(
    "exchanges",
    "exchange",
    "exchange",
    Q(exchange__isnull=False),
    heard=(Kind.QUESTION, Kind.ANSWER),
)
MEASURES = ListKind("measures", "row", "row", Q(kind=Kind.MEASURE), held_as=SearchUnit.Kind.MEASURE)
STATISTICS = ListKind(
    "statistics", "row", "row", Q(kind=Kind.STATISTIC), held_as=SearchUnit.Kind.STATISTIC
)
SPEAKERS = ListKind(
    "speakers",
    "person",
    "appearance",
    Q(person__isnull=False),
    heard=(Kind.APPEARANCE,),
    held_as=SearchUnit.Kind.SPEAKER,
)
LIST_KINDS = (RELEASES, EXCHANGES, MEASURES, STATISTICS, SPEAKERS)
