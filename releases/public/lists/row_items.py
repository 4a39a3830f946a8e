"""Exchanges, measures and figures as items of their lists."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from releases.models import (
    Appearance,
    Block,
    Edition,
    Measure,
    SearchPlace,
    Statistic,
)
from releases.public.wording.figure_words import period_words, value_words
from releases.public.wording.quotes import sentence
from releases.search.results.highlight import excerpt, marked
from releases.text.quotations import shortened

Kind = SearchPlace.Kind
MAX_LENGTH = 140
IN_EXCHANGES = (Kind.QUESTION, Kind.ANSWER, Kind.TABLE)


@dataclass
class QuotedWords:
    """Words with who said them; `anchor` is their place on the release's page."""

    anchor: str
    words: SafeString
    speaker: Appearance | None = None


@dataclass
class RowItem:
    """What the lists have in common; `thing` is the measure, figure or question block."""

    thing: Any
    edition: Edition
    head: SafeString
    said: list[QuotedWords] = field(default_factory=list)
    value: str = ""
    period: str = ""

    @property
    def editions(self) -> list[Edition]:
        """Where what is shown comes from."""
        return [self.edition]


def exchanges(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[RowItem]:
    """Each question with its answers, one line of each."""
    rows = []
    for told in asked_and_answered(places):
        question, answers = told[0], [b for b in told if b.kind != Block.Kind.QUESTION]
        rows.append(
            RowItem(question, question.edition, line(question.text, keys), _turns(answers, keys))
        )
    return rows


def asked_and_answered(places: Sequence[SearchPlace]) -> list[list[Block]]:
    """Of each opening question it and all that was said after it, in order."""
    parts = SearchPlace.objects.filter(
        exchange__in=[place.row for place in places], kind__in=IN_EXCHANGES
    ).order_by("document", "position")
    by_exchange: dict[int | None, list[int | None]] = defaultdict(list)
    for part in parts.defer("text"):
        by_exchange[part.exchange].append(part.row)
    wanted = [pk for found in by_exchange.values() for pk in found if pk]
    blocks = Block.objects.for_display().in_bulk(wanted)
    found = []
    for place in places:
        told = [blocks[pk] for pk in by_exchange[place.row] if pk in blocks]
        if told and told[0].pk == place.row:
            found.append(told)
    return found


def _turns(blocks: Sequence[Block], keys: Sequence[str]) -> list[QuotedWords]:
    """One line for each who answers: where the words stand, else how the answer begins."""
    by_speaker: dict[int | None, list[Block]] = {}
    for block in blocks:
        by_speaker.setdefault(block.speaker_id, []).append(block)
    found = []
    for told in by_speaker.values():
        hit = next((block for block in told if excerpt([block.line], keys)), told[0])
        found.append(QuotedWords(hit.anchor, line(hit.line, keys), hit.speaker))
    return found


def measures(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[RowItem]:
    rows = Measure.objects.with_outcome().for_display()
    return [
        RowItem(row, row.edition, marked(row.heading, keys), [_quoted(row, keys)])
        for row in _in_order(rows, places)
    ]


def statistics(places: Sequence[SearchPlace], keys: Sequence[str]) -> list[RowItem]:
    return [
        RowItem(
            row,
            row.edition,
            marked(row.indicator_name, keys),
            [_quoted(row, keys)],
            value_words(row.stated),
            period_words(row),
        )
        for row in _in_order(Statistic.objects.for_display(), places)
    ]


def _in_order(rows: Any, places: Sequence[SearchPlace]) -> list[Any]:
    found = rows.in_bulk([place.row for place in places])
    return [found[place.row] for place in places if place.row in found]


def _quoted(row: Measure | Statistic, keys: Sequence[str]) -> QuotedWords:
    return QuotedWords(row.words_anchor, line(sentence(row), keys), row.speaker)


def line(text: str, keys: Sequence[str]) -> SafeString:
    found = excerpt([text], keys)
    if found is not None:
        return found
    return marked(shortened(text, MAX_LENGTH), ())
