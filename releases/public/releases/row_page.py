"""Everything that the page of one row shows: its words, who said them, what belongs to it."""

from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from releases.models import Appearance, Block, Measure, Statistic
from releases.models.edition_row import EditionRow
from releases.models.quotation import Quotation
from releases.public.series.goal_results import GoalResult, goal_results
from releases.public.site.row_addresses import Row
from releases.public.wording.figure_words import Figure, value_words
from releases.public.wording.quotes import marked_sentence
from releases.series.series_queries import histories

from .exchanges import Exchange, exchanges, outline
from .transcript import BodyLine, SpeakerTurn, parts
from .transcript_html import body_line

Quoting = TypeVar("Quoting", bound=Quotation)


@dataclass
class RowPage:
    row: Row
    block: Block  # where the words stand
    words: SafeString
    number: int | None = None  # of the question that is asked or answered
    question: Block | None = None  # what the words answer
    answers: list[SpeakerTurn] = field(default_factory=list)
    table: BodyLine | None = None  # where the row is one
    measures: list[Measure] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    result: GoalResult | None = None  # what became of a goal
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
    outlines = outline([row.edition_id])[row.edition_id]
    if isinstance(row, Block):
        measures = _standing_on(row, row.measures.in_order())
        statistics = _standing_on(row, row.statistics.in_order())
        line = body_line(row, measures, statistics, address=address)
        page = RowPage(row, row, line.html, measures=measures, table=line if line.rows else None)
        page.figures = [*map(Figure.of, statistics)]
        order = [outlined.pk for outlined in outlines]
    else:
        page = RowPage(row, row.block, marked_sentence(row))
        rows = type(row).objects.filter(edition=row.edition_id)
        order = list(rows.in_order().values_list("pk", flat=True))
        if isinstance(row, Statistic) and row.goal_when(row.edition.told_on):
            of = row.indicator_id
            page.result = goal_results([row], histories([of])[of])[row.pk]
    for exchange in exchanges(outlines):
        if page.block.pk in {outlined.pk for outlined in exchange.rows}:
            _join(page, exchange)
    at = order.index(row.pk)
    beside = type(row).objects.in_bulk(order[max(at - 1, 0) : at + 2])
    page.before = beside.get(order[at - 1]) if at else None
    page.after = beside.get(order[at + 1]) if at + 1 < len(order) else None
    return page


def _named(row: Row | None) -> str:
    """A figure with its sign, 余, 约 and 第: without them it would be another."""
    if isinstance(row, Statistic):
        return f"{row.indicator_name} {value_words(row.stated)}"
    return str(row or "")


def address(row: EditionRow) -> str:
    return reverse("public:row", args=[row.edition.release.number, row.anchor])


def _standing_on(block: Block, rows: QuerySet[Quoting]) -> list[Quoting]:
    """Measures or figures of the block, which is loaded already."""
    found = list(rows)
    for row in found:
        row.block, row.edition = block, block.edition
    return found


def _join(page: RowPage, exchange: Exchange) -> None:
    """The question that the words answer, or the answers to it."""
    page.number = exchange.turn[0].number
    asks = page.block.kind == Block.Kind.QUESTION
    wanted = exchange.rows[len(exchange.turn) :] if asks else exchange.turn[:1]
    if not wanted or (asks and page.row is not page.block):
        return
    blocks = Block.objects.filter(pk__in=[outlined.pk for outlined in wanted]).in_order()
    found = list(blocks.select_related("speaker__person", "speaker__organisation"))
    if asks:
        page.answers = [part.turn for part in parts(map(body_line, found))]
    else:
        page.question = found[0]
