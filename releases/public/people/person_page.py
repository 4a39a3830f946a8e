"""What a person held, said and reported, over all that readers may see."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce, Substr

from releases.models import Appearance, Block, Edition, Measure, Person, Statistic
from releases.models.days import SAID_ON
from releases.public.releases.exchanges import BlockOutline, Exchange, exchanges, outline
from releases.text.quotations import shortened

HEAD = 90  # characters shown of what was said
MAX_POSTS = 30


class Post(NamedTuple):
    """Posts held in one organisation, from the first to the last day they were printed."""

    organisation: str
    slug: str
    posts: list[str]
    first: datetime.date
    last: datetime.date
    times: int


@dataclass
class Utterance:
    """What was said in one go: its first words, and the question that it answers."""

    kind: str
    anchor: str
    head: str
    paragraphs: int
    number: int | None = None
    question: str = ""


@dataclass
class Session:
    """One release, and what the person said there."""

    edition: Edition
    appearance: Appearance
    said: list[Utterance]


def posts(person: Person) -> list[Post]:
    """The latest first; the same posts in the same organisation are one line."""
    appearances = Appearance.objects.published().filter(person=person)
    grouped = appearances.values("organisation__name", "organisation__slug", "posts").annotate(
        first=Min(SAID_ON), last=Max(SAID_ON), times=Count("edition", distinct=True)
    )
    ordered = grouped.order_by("-last", "-first", "organisation__name")[:MAX_POSTS]
    return [
        Post(row["organisation__name"] or "", row["organisation__slug"] or "", row["posts"],
             row["first"], row["last"], row["times"])
        for row in ordered
    ]  # fmt: skip


def counts(person: Person) -> dict[str, int]:
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
    rows = Statistic.objects.published().filter(block__speaker__person=person)
    return newest_rows_first(rows.for_display())


def measures(person: Person) -> QuerySet[Measure]:
    rows = Measure.objects.published().filter(block__speaker__person=person)
    related = ("organisation", "block", "edition__release")
    return newest_rows_first(rows.with_outcome().select_related(*related))


def newest_rows_first(rows: QuerySet) -> QuerySet:
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
    heads = _heads(runs.values())
    return [
        Session(
            edition, mine[found[0][0][0].speaker_id], [_utterance(*run, heads) for run in found]
        )
        for edition in editions
        if (found := runs[edition.pk])
    ]


Run = tuple[list[BlockOutline], Exchange | None]


def _runs(places: Sequence[BlockOutline], speakers: Collection[int | None]) -> Iterable[Run]:
    """Paragraphs that follow one another, each run with the exchange it belongs to."""
    at = {place.pk: found for found in exchanges(places) for place in found.rows}
    run: list[BlockOutline] = []
    for place in places:
        goes_on = run and place.speaker_id in speakers and _one_turn(run[-1], place, at)
        if run and not goes_on:
            yield run, at.get(run[0].pk)
            run = []
        if place.speaker_id in speakers:
            run.append(place)
    if run:
        yield run, at.get(run[0].pk)


def _one_turn(before: BlockOutline, place: BlockOutline, at: dict[int, Exchange]) -> bool:
    return before.kind == place.kind and at.get(before.pk) is at.get(place.pk)


def _heads(runs: Iterable[list[Run]]) -> dict[int, str]:
    """The first words of each run and of its question."""
    wanted = set()
    for found in runs:
        for run, exchange in found:
            wanted.add(run[0].pk)
            wanted.update([exchange.turn[0].pk] if exchange else [])
    cut = Block.objects.filter(pk__in=wanted).annotate(head=Substr("text", 1, HEAD + 1))
    return dict(cut.values_list("pk", "head"))


def _utterance(
    run: list[BlockOutline], exchange: Exchange | None, heads: dict[int, str]
) -> Utterance:
    first = run[0]
    answers = exchange if exchange and first.kind == Block.Kind.ANSWER else None
    return Utterance(
        kind=first.kind,
        anchor=first.anchor,
        head=shortened(heads[first.pk], HEAD),
        paragraphs=len(run),
        number=exchange.turn[0].number if exchange else None,
        question=shortened(heads[answers.turn[0].pk], HEAD) if answers else "",
    )
