"""What was promised, and what became of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from releases.models import Measure, SearchUnit
from releases.models.measure import MeasureQuerySet
from releases.search.backends.dialect import unit_rows
from releases.search.query.parser import Query, Word, with_synonyms
from releases.search.questions.question import Means, Part, ReaderQuestion
from releases.text.search_key import key

MAX_SHOWN = 3
# Of more that hold the words nobody can say which was meant.
MAX_MEANT = 12
# So many pairs of characters are looked for, each by a query of its own.
MAX_PAIRS = 12


@dataclass(frozen=True, slots=True)
class PromiseAnswer:
    """The newest of them, and how many there are."""

    rows: list[Measure]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def promise_answer(question: ReaderQuestion, today: datetime.date) -> PromiseAnswer | None:
    """By who said it, by whose it is, and by all words that are named besides."""
    bodies = [key for part in question.of(Means.BODY) for key in part.keys]
    people = [key for part in question.of(Means.PERSON, Means.POST) for key in part.keys]
    named = question.of(Means.TERM, Means.INDICATOR, Means.WORD, Means.PLACE)
    words = [part for part in named if len(key(part.name)) > 1]
    if not (bodies or people or words):
        return None
    rows, told = promised(bodies=[] if people else bodies, people=people, words=words), words
    count = rows.count()
    if not count and bodies and not people:  # not by the body, but of it
        about = question.of(Means.BODY)
        told = [*words, *(replace(part, means=Means.TERM, name=part.typed) for part in about)]
        rows = promised(words=told)
        count = rows.count()
    if not count or (words and count > MAX_MEANT):
        return None
    return PromiseAnswer(_shown(rows, [key(part.name) for part in told]), count)


def promised(
    *, bodies: Sequence[int] = (), people: Sequence[int] = (), words: Sequence[Part] = ()
) -> MeasureQuerySet:
    """Promises that readers see: by who said them or whose they are, and by words."""
    rows = Measure.objects.published().promised()
    if bodies:
        told = Q(block__speaker__organisation__in=bodies) | Q(organisation__in=bodies)
        rows = rows.filter(told)
    if people:
        rows = rows.filter(block__speaker__person__in=people)
    if words:
        rows = rows.filter(pk__in=_holding(words))
    return rows


def _holding(words: Sequence[Part]) -> set[int]:
    """The rows with all that is known, and with each character of what is not in a pair that the
    row has: readers say 网点补齐 where the release says 补齐网点."""
    known = [part.name for part in words if part.means is Means.TERM]
    known += [key(part.typed) for part in words if part.means is Means.INDICATOR]
    # 苇渡 of 苇渡县: 砚坪、松陂、苇渡3县.
    known += [part.name.rstrip("市县区") for part in words if part.means is Means.PLACE]
    found = [_rows(known)] if known else []
    unknown = [key(part.name) for part in words if part.means is Means.WORD]
    if sum(len(word) - 1 for word in unknown) > MAX_PAIRS:
        return set()
    for word in unknown:
        pairs = [_rows([word[at : at + 2]]) for at in range(len(word) - 1)]
        beside = zip([set(), *pairs], [*pairs, set()], strict=True)
        found += [before | after for before, after in beside]
    return set.intersection(*found) if found else set()


def _rows(words: Sequence[str]) -> set[int]:
    query = with_synonyms(Query(tuple(Word(word, key(word)) for word in words if key(word))))
    return set(unit_rows(query, SearchUnit.Kind.MEASURE, 0, None)) if query else set()


def _shown(rows: MeasureQuerySet, words: list[str]) -> list[Measure]:
    """Those with the words in their heading first, then the newest."""
    related = ("organisation", "block__speaker__person", "block__speaker__organisation")
    newest: QuerySet[Measure] = (
        rows.with_outcome().select_related("edition__release", *related).newest_first()
    )
    found = list(newest[:MAX_MEANT])
    found.sort(key=lambda row: -sum(word in key(row.heading) for word in words))
    return found[:MAX_SHOWN]
