"""Speakers as items of their list: the posts last held, and words that were sought."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.safestring import SafeString

from releases.models import Appearance, Block, Edition, Person, SearchPlace
from releases.search.results.highlight import marked

from .row_items import QuotedWords, line

Kind = SearchPlace.Kind
MAX_SNIPPETS = 2  # of one speaker


@dataclass
class SpeakerItem:
    person: Person
    name: SafeString
    newest: Appearance | None
    releases: int
    answers: int
    statements: int
    said: list[tuple[Edition, QuotedWords]] = field(default_factory=list)

    @property
    def editions(self) -> list[Edition]:
        newest = [self.newest.edition] if self.newest else []
        return [*newest, *(edition for edition, _said in self.said)]


def speakers(people: Sequence[Person], keys: Sequence[str]) -> list[SpeakerItem]:
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
    said = _snippets_of_people(people, keys) if keys else {}
    return [
        SpeakerItem(
            person, marked(person.name, keys), newest.get(person.pk),
            counts[person.pk]["releases"], counts[person.pk]["answers"],
            counts[person.pk]["statements"], said.get(person.pk, []),
        )
        for person in people if person.pk in counts
    ]  # fmt: skip


def _blocks(kind: Block.Kind) -> Count:
    return Count("blocks", filter=Q(blocks__kind=kind), distinct=True)


def _newest(people: Sequence[Person]) -> dict[int, Appearance]:
    """The newest appearance of each, with body and posts as they were printed."""
    newest = Appearance.objects.published().filter(person=OuterRef("pk")).order_by(
        "-edition__release__first_published_at", "-edition", "position", "pk"
    )  # fmt: skip
    rows = Person.objects.filter(pk__in=[person.pk for person in people]).annotate(
        newest=Subquery(newest.values("pk")[:1])
    )
    appearances = Appearance.objects.select_related("organisation", "edition__release")
    found = appearances.in_bulk(list(rows.values_list("newest", flat=True)))
    return {row.person_id: row for row in found.values()}


def _snippets_of_people(
    people: Sequence[Person], keys: Sequence[str]
) -> dict[int, list[tuple[Edition, QuotedWords]]]:
    """Two passages of each at most, the newest first."""
    holds = Q()
    for found in keys:
        holds |= Q(text__contains=found)
    order = [F("document").desc(), F("position").asc()]
    rows = (
        SearchPlace.objects.published()
        .filter(holds, person__in=people, kind__in=[Kind.STATEMENT, Kind.ANSWER])
        .annotate(place=Window(RowNumber(), partition_by="person", order_by=order))
    )
    chosen: dict[int | None, list[int | None]] = defaultdict(list)
    newest = rows.filter(place__lte=MAX_SNIPPETS).order_by("person", "place")
    for person, row in newest.values_list("person", "row"):
        chosen[person].append(row)
    wanted = [pk for found in chosen.values() for pk in found if pk]
    blocks = Block.objects.published().for_display().in_bulk(wanted)
    return {
        person: [
            (blocks[pk].edition, QuotedWords(blocks[pk].anchor, line(blocks[pk].text, keys)))
            for pk in found if pk in blocks
        ]
        for person, found in chosen.items() if person
    }  # fmt: skip
