"""What a person held, said and reported, over all that readers may see."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeVar

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce, Substr

from releases.models import Appearance, Block, Edition, Measure, Person, Statistic
from releases.models.days import SAID_ON
from releases.public.releases.exchanges import BlockOutline, Exchange, exchanges, outline
from releases.text.quotations import shortened

HEAD = 90  # characters shown of what was said
MAX_POSTS = 30
Row = TypeVar("Row", Statistic, Measure)
# Paragraphs in a row, and the exchange that they belong to.
Run = tuple[list[BlockOutline], Exchange | None]


class Post(NamedTuple):
    """Posts held in one organisation, from the first to the last day they were printed."""

    organisation: str
    slug: str
    posts: list[str]
    first: datetime.date
    last: datetime.date
    times: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said in one go: its first words, and the question that it answers."""

    kind: str
    anchor: str
    head: str
    paragraphs: int
    number: int | None = None
    question: str = ""

    @classmethod
    def of(
        cls, run: list[BlockOutline], exchange: Exchange | None, heads: dict[int, str]
    ) -> "Utterance":
        first = run[0]
        answers = exchange if exchange and first.kind == Block.Kind.ANSWER else None
        return cls(
            kind=first.kind,
            anchor=first.anchor,
            head=shortened(heads[first.pk], HEAD),
            paragraphs=len(run),
            number=exchange.turn[0].number if exchange else None,
            question=shortened(heads[answers.turn[0].pk], HEAD) if answers else "",
        )


@dataclass(frozen=True, slots=True)
class Session:
    """One release, and what the person said there."""

    edition: Edition
    appearance: Appearance
    utterances: list[Utterance]


def posts(person: Person) -> list[Post]:
    """The latest first; the same posts in the same organisation are one line."""
    appearances = Appearance.objects.published().filter(person=person)
    grouped = appearances.values("organisation__name", "organisation__slug", "posts").annotate(
        first=Min(SAID_ON), last=Max(SAID_ON), times=Count("edition", distinct=True)
    )
    ordered = grouped.order_by("-last", "-first", "organisation__name")[:MAX_POSTS]
    return [
        Post(
            organisation=row["organisation__name"] or "",
            slug=row["organisation__slug"] or "",
            posts=row["posts"],
            first=row["first"],
            last=row["last"],
            times=row["times"],
        )
        for row in ordered
    ]


def counts(person: Person) -> dict[str, int]:
    """How often the person came, spoke and answered, and what was read from the words."""
    mine = Block.objects.published().filter(speaker__person=person)
    words = mine.aggregate(
        releases=Count("edition", distinct=True),
        statements=Count("pk", filter=Q(kind=Block.Kind.STATEMENT)),
        answers=Count("pk", filter=Q(kind=Block.Kind.ANSWER)),
    )
    came = Appearance.objects.published().filter(person=person)
    return words | {
        "came": came.values("edition").distinct().count(),
        "figures": figures(person).count(),
        "measures": measures(person).count(),
    }


def figures(person: Person) -> QuerySet[Statistic]:
    """What the person reported."""
    rows = Statistic.objects.published().filter(block__speaker__person=person)
    return newest_rows_first(rows.for_display())


def measures(person: Person) -> QuerySet[Measure]:
    """What the person announced, with what became of it."""
    rows = Measure.objects.published().filter(block__speaker__person=person)
    related = ("organisation", "block", "edition__release")
    return newest_rows_first(rows.with_outcome().select_related(*related))


def newest_rows_first(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Of a person or a body, who have few: no index of all releases must come to be walked."""
    at = F("edition__release__first_published_at")
    return rows.order_by(Coalesce(at, at).desc(), "-edition", "position", "pk")


def spoken_at(person: Person) -> QuerySet[Edition]:
    """The editions in which the person says something, the newest first."""
    mine = Block.objects.filter(speaker__person=person).values("edition")
    published = Edition.objects.published().filter(pk__in=mine)
    return published.select_related("release").newest_first()


def sessions(person: Person, editions: Sequence[Edition]) -> list[Session]:
    """What the person said in each of `editions`, in three queries."""
    here = Appearance.objects.filter(person=person, edition__in=editions).in_order()
    mine: dict[int | None, Appearance] = {row.pk: row for row in here}
    places = outline(edition.pk for edition in editions)
    runs = {pk: list(_runs(rows, mine.keys())) for pk, rows in places.items()}
    every = [run for found in runs.values() for run in found]
    starts = [run[0].pk for run, _exchange in every]
    starts += [exchange.turn[0].pk for _run, exchange in every if exchange]
    cut = Block.objects.filter(pk__in=starts).annotate(head=Substr("text", 1, HEAD + 1))
    heads = dict(cut.values_list("pk", "head"))
    return [
        Session(
            edition,
            mine[found[0][0][0].speaker_id],
            [Utterance.of(run, exchange, heads) for run, exchange in found],
        )
        for edition in editions
        if (found := runs[edition.pk])
    ]


def _runs(places: Sequence[BlockOutline], speakers: Collection[int | None]) -> Iterator[Run]:
    """Paragraphs that follow one another, each run with the exchange it belongs to.

    A table among them interrupts nobody.
    """
    places = [place for place in places if place.kind != Block.Kind.TABLE]
    at = {place.pk: found for found in exchanges(places) for place in found.rows}
    alike = groupby(places, lambda p: (p.speaker_id in speakers, p.kind, id(at.get(p.pk))))
    for (is_theirs, _kind, _exchange), rows in alike:
        run = list(rows)
        if is_theirs:
            yield run, at.get(run[0].pk)
