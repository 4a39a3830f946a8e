"""Everything that the page of one row shows: its words, who said them, what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from releases.models import Appearance, Block, Measure, Statistic
from releases.public.site.row_addresses import Row
from releases.public.wording.figure_words import Figure, value_words
from releases.public.wording.quotes import marked_sentence

from .exchanges import Exchange, exchanges, outline
from .transcript import BodyLine, SpeakerTurn, parts
from .transcript_html import marked_text


@dataclass
class RowPage:
    row: Row
    block: Block  # where the words stand
    words: SafeString
    number: int | None = None  # of the question that is asked or answered
    question: Block | None = None  # what the words answer
    answers: list[SpeakerTurn] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    before: Row | None = None  # its neighbours among the rows of its kind
    after: Row | None = None

    @property
    def speaker(self) -> Appearance | None:
        return self.row.speaker

    @property
    def before_words(self) -> str:
        return _named(self.before)

    @property
    def after_words(self) -> str:
        return _named(self.after)

    @property
    def figure(self) -> Figure | None:
        return Figure.of(self.row) if isinstance(self.row, Statistic) else None


def load(row: Row) -> RowPage:
    block = row if isinstance(row, Block) else row.block
    places = outline([row.edition_id])[row.edition_id]
    if isinstance(row, Block):
        page = _of_block(row)
        order = [place.pk for place in places]
    else:
        page = RowPage(row, block, marked_sentence(row))
        order = _keys(row)
    for exchange in exchanges(places):
        if block.pk in {place.pk for place in exchange.rows}:
            _join(page, exchange)
    page.before, page.after = _neighbours(row, order)
    return page


def _named(row: Row | None) -> str:
    """A figure with its sign, 余, 约 and 第: without them it would be another."""
    if isinstance(row, Statistic):
        return f"{row.indicator_name} {value_words(row.stated)}"
    return str(row or "")


def address(row: Any) -> str:
    return reverse("public:row", args=[row.edition.release.number, row.anchor])


def _of_block(block: Block) -> RowPage:
    measures = list(_beside(block.measures.in_order(), block))
    statistics = list(_beside(block.statistics.in_order(), block))
    words = marked_text(block.text, measures, statistics, address=address)
    figures = [Figure.of(row) for row in statistics]
    return RowPage(block, block, words, measures=measures, figures=figures)


def _beside(rows: QuerySet[Any], block: Block) -> Sequence[Any]:
    found = list(rows)
    for row in found:
        row.block, row.edition = block, block.edition
    return found


def _keys(row: Measure | Statistic) -> list[int]:
    rows = type(row)._default_manager.filter(edition=row.edition_id)
    return list(rows.order_by("position", "pk").values_list("pk", flat=True))


def _neighbours(row: Row, order: list[int]) -> tuple[Row | None, Row | None]:
    at = order.index(row.pk)
    beside: Any = type(row)._default_manager.in_bulk(order[max(at - 1, 0) : at + 2])
    before = beside.get(order[at - 1]) if at else None
    return before, beside.get(order[at + 1]) if at + 1 < len(order) else None


def _join(page: RowPage, exchange: Exchange) -> None:
    """The question that the words answer, or the answers to it."""
    page.number = exchange.turn[0].number
    asks = page.block.kind == Block.Kind.QUESTION
    wanted = exchange.rows[len(exchange.turn) :] if asks else exchange.turn[:1]
    if not wanted or (asks and page.row is not page.block):
        return
    blocks = Block.objects.filter(pk__in=[place.pk for place in wanted]).in_order()
    found = list(blocks.select_related("speaker__person", "speaker__organisation"))
    if asks:
        lines = [BodyLine(block, format_html("{}", block.text)) for block in found]
        page.answers = [part.turn for part in parts(lines)]
    else:
        page.question = found[0]
