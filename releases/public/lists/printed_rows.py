"""What the lists of rows print. Where no words are marked in them, rows are kept until anything
that they tell of others changes: where names lead, what became of a measure.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.template.loader import get_template
from django.utils.safestring import SafeString

from releases.models import Block, Measure, SearchPlace, Statistic
from releases.public.site.context import in_chinese
from releases.public.site.kept_parts import kept_items
from releases.search.backends.dialect import PreparedRows

from . import row_items, speaker_items

_EDITION = ("published_at", "content_hash", "ordinal", "release__number", "release__origin")
EDITION = tuple(f"edition__{name}" for name in ("pk", *_EDITION))
SPEAKER = ("speaker__person__slug", "speaker__organisation__slug")
SAID = tuple(f"block__{name}" for name in SPEAKER)
ToldBy = Callable[[Iterable[int]], Mapping[int, Hashable]]


class PrintedRow(NamedTuple):
    html: SafeString
    is_sample: bool


class RowList(NamedTuple):
    """`told_of` says of rows, by primary key, what they are made of; without it none is kept."""

    template: str
    read: Callable[[Any, Any], list[Any]]
    told_of: ToldBy | None = None


def printed_rows(
    view: str, rows: Sequence[Any], keys: Sequence[str], link: str
) -> list[PrintedRow]:
    """`keys` are marked; `link` is what carries them on to a release's page."""
    rows_of = LISTS[view]
    if keys or rows_of.told_of is None:
        return [_printed(item, rows_of, link) for item in rows_of.read(rows, keys)]
    told, places = (
        rows_of.told_of(place.row for place in rows),
        {place.row: place for place in rows},
    )

    def make(missing: list[int]) -> dict[int, PrintedRow]:
        read = rows_of.read([places[pk] for pk in missing], ())
        return {item.thing.pk: _printed(item, rows_of, "") for item in read}

    made_of = {pk: told[pk] for pk in places if pk in told}
    return list(kept_items(view, made_of, make).values())


def _printed(item: Any, rows: RowList, link: str) -> PrintedRow:
    context = {"row": item, "link": link, "zh": in_chinese()}
    html = SafeString(get_template(rows.template).render(context))
    return PrintedRow(html, any(edition.release.is_sample for edition in item.editions))


def _each(rows: PreparedRows) -> ToldBy:
    return lambda keys: {key: tuple(told) for key, *told in rows.of(keys)}


_ANSWERS = PreparedRows(
    lambda keys: (
        SearchPlace.objects.filter(exchange__among=keys, kind__in=row_items.IN_EXCHANGES)
        .order_by("document", "position")
        .values_list("exchange", "row")
    )
)
_BLOCKS = PreparedRows(
    lambda keys: Block.objects.filter(pk__among=keys).values_list("pk", *EDITION, *SPEAKER)
)


def exchanges(keys: Iterable[int]) -> dict[int, Hashable]:
    """All that is said in each."""
    said = _ANSWERS.of(keys)
    blocks = {block[0]: block for block in _BLOCKS.of(row for _exchange, row in said if row)}
    found: defaultdict[int, list[Hashable]] = defaultdict(list)
    for exchange, row in said:
        found[exchange].append(blocks.get(row))
    return {exchange: tuple(told) for exchange, told in found.items()}


_MEASURES = PreparedRows(
    lambda keys: (
        Measure.objects.filter(pk__among=keys)
        .with_outcome()
        .values_list("pk", *EDITION, *SAID, "organisation__slug", "outcome")
    )
)
_STATISTICS = PreparedRows(
    lambda keys: Statistic.objects.filter(pk__among=keys).values_list(
        "pk", *EDITION, *SAID, "indicator__slug", "indicator__theme"
    )
)
LISTS = {
    "exchanges": RowList("lists/_exchange.html", row_items.exchanges, exchanges),
    "measures": RowList("lists/_measure.html", row_items.measures, _each(_MEASURES)),
    "statistics": RowList("lists/_statistic.html", row_items.statistics, _each(_STATISTICS)),
    "speakers": RowList("lists/_speaker.html", speaker_items.speakers),
}
