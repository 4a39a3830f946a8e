"""Exchanges, measures, figures and speakers as items of their lists."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.safestring import SafeString

from releases.models import (
    Appearance,
    Block,
    Edition,
    Measure,
    Person,
    SearchPlace,
    Statistic,
)
from releases.search.highlight import excerpt, marked
from releases.text.sentences import sentences

from .wording import period_words, value_words

Kind = SearchPlace.Kind
LENGTH = 140
PASSAGES = 2  # of one speaker


@dataclass
class Said:
    """Words with who said them; `anchor` is their place on the release's page."""

    anchor: str
    words: SafeString
    speaker: Appearance | None = None


@dataclass
class Row:
    """What the lists have in common; `thing` is the measure, figure or question block."""

    thing: Any
    edition: Edition
    head: SafeString
    said: list[Said] = field(default_factory=list)
    value: str = ""
    period: str = ""


@dataclass
class Speaker:
    person: Person
    name: SafeString
    newest: Appearance | None
    releases: int
    answers: int
    statements: int
    said: list[tuple[Edition, Said]] = field(default_factory=list)


def exchanges(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[Row]:
    """Each question with its answers, one line of each."""
    parts = SearchPlace.objects.filter(
        exchange__in=[place.row for place in places], kind__in=[Kind.QUESTION, Kind.ANSWER]
    ).order_by("document", "position")
    by_exchange: dict[int | None, list[int | None]] = defaultdict(list)
    for part in parts.defer("text"):
        by_exchange[part.exchange].append(part.row)
    wanted = [pk for found in by_exchange.values() for pk in found if pk]
    blocks = _with_speakers(Block.objects.all()).in_bulk(wanted)
    rows = []
    for place in places:
        told = [blocks[pk] for pk in by_exchange[place.row] if pk in blocks]
        if told and told[0].pk == place.row:
            answers = [b for b in told if b.kind == Block.Kind.ANSWER]
            rows.append(
                Row(told[0], told[0].edition, _line(told[0].text, keys), _turns(answers, keys))
            )
    return rows


def _turns(blocks: Sequence[Block], keys: Sequence[str]) -> list[Said]:
    """One line for each who answers: where the words stand, else how the answer begins."""
    by_speaker: dict[int | None, list[Block]] = {}
    for block in blocks:
        by_speaker.setdefault(block.speaker_id, []).append(block)
    found = []
    for told in by_speaker.values():
        hit = next((block for block in told if excerpt([block.text], keys)), told[0])
        found.append(Said(hit.anchor, _line(hit.text, keys), hit.speaker))
    return found


def measures(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[Row]:
    rows = Measure.objects.with_outcome().select_related(
        "block__speaker__person", "block__speaker__organisation", "organisation",
        "edition__release",
    )  # fmt: skip
    return [
        Row(row, row.edition, marked(row.heading, keys), [_quoted(row, keys)])
        for row in _in_order(rows, places)
    ]


def statistics(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[Row]:
    return [
        Row(
            row, row.edition, marked(row.indicator_name, keys), [_quoted(row, keys)],
            value_words(row), period_words(row),
        )
        for row in _in_order(Statistic.objects.for_display(), places)
    ]  # fmt: skip


def speakers(people: Sequence[Person], keys: Sequence[str]) -> list[Speaker]:
    """With the posts last held, and the newest words of theirs that hold what was sought."""
    counted = Appearance.objects.published().filter(person__in=people)
    counts = {
        row["person"]: row
        for row in counted.order_by().values("person").annotate(
            releases=Count("edition", distinct=True),
            statements=_blocks(Block.Kind.STATEMENT),
            answers=_blocks(Block.Kind.ANSWER),
        )
    }  # fmt: skip
    newest = _newest(people)
    said = _said(people, keys) if keys else {}
    return [
        Speaker(
            person, marked(str(person), keys), newest.get(person.pk),
            counts[person.pk]["releases"], counts[person.pk]["answers"],
            counts[person.pk]["statements"], said.get(person.pk, []),
        )
        for person in people if person.pk in counts
    ]  # fmt: skip


def _blocks(kind: Block.Kind) -> Count:
    return Count("blocks", filter=Q(blocks__kind=kind), distinct=True)


def _with_speakers(blocks: QuerySet[Block]) -> QuerySet[Block]:
    return blocks.select_related("speaker__person", "speaker__organisation", "edition__release")


def _newest(people: Sequence[Person]) -> dict[int, Appearance]:
    """The newest appearance of each, with body and posts as they were printed."""
    newest = Appearance.objects.published().filter(person=OuterRef("pk")).order_by(
        "-edition__release__first_published_at", "-edition", "position", "pk"
    )  # fmt: skip
    rows = Person.objects.filter(pk__in=[person.pk for person in people]).annotate(
        newest=Subquery(newest.values("pk")[:1])
    )
    appearances = Appearance.objects.select_related("organisation")
    found = appearances.in_bulk(list(rows.values_list("newest", flat=True)))
    return {row.person_id: row for row in found.values()}


def _said(people: Sequence[Person], keys: Sequence[str]) -> dict[int, list[tuple[Edition, Said]]]:
    """Two passages of each at most, the newest first."""
    holds = Q()
    for found in keys:
        holds |= Q(text__contains=found)
    order = [F("document").desc(), F("position").asc()]
    rows = SearchPlace.objects.filter(
        holds, person__in=people, document__gt=0, kind__in=[Kind.STATEMENT, Kind.ANSWER]
    ).annotate(place=Window(RowNumber(), partition_by="person", order_by=order))
    chosen: dict[int | None, list[int | None]] = defaultdict(list)
    newest = rows.filter(place__lte=PASSAGES).order_by("person", "place")
    for person, row in newest.values_list("person", "row"):
        chosen[person].append(row)
    wanted = [pk for found in chosen.values() for pk in found if pk]
    blocks = _with_speakers(Block.objects.published()).in_bulk(wanted)
    return {
        person: [
            (blocks[pk].edition, Said(blocks[pk].anchor, _line(blocks[pk].text, keys)))
            for pk in found if pk in blocks
        ]
        for person, found in chosen.items() if person
    }  # fmt: skip


def _in_order(rows: Any, places: Sequence[SearchPlace]) -> list[Any]:
    found = rows.in_bulk([place.row for place in places])
    return [found[place.row] for place in places if place.row in found]


def _quoted(row: Measure | Statistic, keys: Sequence[str]) -> Said:
    """The sentence that the row's words stand in."""
    text = row.block.text
    around = [(a, b) for a, b in sentences(text) if a < row.end and b > row.start]
    words = text[around[0][0] : around[-1][1]] if around else row.quote
    return Said(f"q-{row.anchor}", _line(words, keys), row.block.speaker)


def _line(text: str, keys: Sequence[str]) -> SafeString:
    found = excerpt([text], keys)
    if found is not None:
        return found
    return marked(text[:LENGTH] + ("…" if len(text) > LENGTH else ""), ())


READERS: dict[str, Callable[[Any, Sequence[str]], list[Any]]] = {
    "exchanges": exchanges,
    "measures": measures,
    "statistics": statistics,
    "speakers": speakers,
}
