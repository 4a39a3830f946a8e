"""An edition as an item of a list: facts, counts, and snippets where the words stand that were
sought, each with who said it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    Measure,
    SearchPlace,
    Statistic,
)
from releases.models.facts import texts_in
from releases.public.site.row_addresses import MODELS as ROWS
from releases.public.wording.figure_words import value_words
from releases.search.results.highlight import excerpt, marked
from releases.text.quotations import in_a_line, shortened

Kind = SearchPlace.Kind
LEAD = 110
MAX_SNIPPETS = 3
_QUOTE = 1  # which of the texts of a measure or figure stands in the body


@dataclass(frozen=True, slots=True)
class Snippet:
    """`anchor` is the row on the release's page; "" where the words belong to the page as such."""

    kind: str
    label: str
    anchor: str
    words: SafeString
    speaker: Appearance | None = None
    # Where the words are seen: in the text itself, where the row's line in a list lacks them.
    target: str = ""

    @property
    def has_page(self) -> bool:
        """Whether the words have a page of their own, `public:row`."""
        return self.anchor.partition("-")[0] in ROWS


@dataclass
class ReleaseItem:
    edition: Edition
    title: SafeString | str
    lead: str
    passages: list[Snippet] = field(default_factory=list)
    # What is printed of it whatever was typed, where that was made before.
    parts: Any = None

    @property
    def headline(self) -> str:
        return self.edition.title


def listed(queryset: QuerySet[Edition]) -> QuerySet[Edition]:
    """With what an item prints."""
    questions = Block.objects.filter(kind=Block.Kind.QUESTION)
    prose = Block.objects.filter(kind__in=Block.PROSE, edition=OuterRef("pk"))
    return queryset.select_related("release").annotate(
        question_count=_count(questions),
        measure_count=_count(Measure.objects.all()),
        statistic_count=_count(Statistic.objects.all()),
        lead=Subquery(prose.in_order().values(head=Substr("text", 1, LEAD + 1))[:1]),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(edition=OuterRef("pk")).order_by().values("edition")
    return Coalesce(
        Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def items(
    editions: Iterable[Edition],
    keys: Sequence[str] = (),
    snippets: Mapping[int, list[Snippet]] | None = None,
    printed: Mapping[int, Any] | None = None,
) -> list[ReleaseItem]:
    """`keys` are marked in titles; `snippets` show where they stand, by the edition's key;
    `printed` has by the document's key what is known already."""
    made = []
    for edition in editions:
        parts = printed.get(getattr(edition, "document_key", 0)) if printed else None
        lead = parts.lead if parts else shortened(getattr(edition, "lead", None) or "", LEAD)
        title = marked(edition.title, keys) if keys else edition.title
        made.append(ReleaseItem(edition, title, lead, (snippets or {}).get(edition.pk, []), parts))
    return made


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.is_sample for edition in editions)


def snippets_of(
    places: Mapping[int, list[SearchPlace]], editions: Sequence[Any], keys: Sequence[str]
) -> dict[int, list[Snippet]]:
    """By the edition's primary key; a fixed number of queries whatever was found.

    `editions` come from `search.results.ranked_results.editions_of`, which tells their documents'
    keys.
    """
    by_document = {edition.document_key: edition for edition in editions}
    rows = _rows([place for found in places.values() for place in found])
    shown: dict[int, list[Snippet]] = {}
    for document, found in places.items():
        if edition := by_document.get(document):
            # A measure whose words are those of the statement it stands in says nothing new.
            different: dict[str, Snippet] = {}
            for place in found:
                if len(different) == MAX_SNIPPETS:
                    break
                if snippet := _snippet(place, rows, edition, keys):
                    different.setdefault(str(snippet.words), snippet)
            shown[edition.pk] = list(different.values())
    return shown


class _Source(NamedTuple):
    """The model that places of a kind stand for, and its texts, what tells most first."""

    model: type[Model]
    related: tuple[str, ...]
    texts: Callable[[Any], list[str]]


def _rows(places: Iterable[SearchPlace]) -> dict[tuple[type[Model], int], Any]:
    """Every row that a place stands for, by model and primary key."""
    related = {source.model: source.related for source in _SOURCES.values()}
    wanted: dict[type[Model], list[int]] = {model: [] for model in related}
    for place in places:
        if place.kind in _SOURCES and place.row is not None:
            wanted[_SOURCES[place.kind].model].append(place.row)
    return {
        (model, row.pk): row
        for model, keys in wanted.items()
        for row in model._default_manager.filter(pk__in=keys).select_related(*related[model])
    }


def _snippet(
    place: SearchPlace, rows: dict[Any, Any], edition: Edition, keys: Sequence[str]
) -> Snippet | None:
    source, row = _SOURCES.get(place.kind), None
    if source is not None:
        row = rows.get((source.model, place.row))
        if row is None:
            return None
        texts = source.texts(row)
    elif place.kind == Kind.FACTS:
        # Who signed the release says least of it, and comes last.
        signed = [edition.editor, edition.reviewer]
        texts = [*(text for text in texts_in(edition, Kind.FACTS) if text not in signed), *signed]
    else:
        texts = [topic.name for topic in edition.printed_topics.all()]
    for at, text in enumerate(texts):
        words = excerpt([text], keys)
        if words is not None:
            target = place.anchor
            if isinstance(row, Measure | Statistic) and at == _QUOTE:
                target = row.words_anchor
            label, speaker = str(Kind(place.kind).label), getattr(row, "speaker", None)
            return Snippet(place.kind, label, place.anchor, words, speaker, target)
    return None


def _of_appearance(row: Appearance) -> list[str]:
    told = [f"{row.name}，{row.posts_text}", row.person.name]
    return [*told, row.organisation.name] if row.organisation else told


def _of_block(row: Block) -> list[str]:
    """Of a table the row that the words stand in."""
    return in_a_line(row.text, "\n").split("\n") if row.kind == Block.Kind.TABLE else [row.text]


def _of_measure(row: Measure) -> list[str]:
    told = [row.heading, row.quote, row.organisation_name, row.due_words]
    return [*told, row.organisation.name] if row.organisation else told


def _of_statistic(row: Statistic) -> list[str]:
    value = value_words(row.stated)
    figure = _("%(name)s：%(value)s") % {"name": row.indicator_name, "value": value}
    period = f"{figure}（{row.period_label}）" if row.period_label else figure
    return [period, row.quote, f"{row.value_text}{row.unit}", row.indicator.name]


_SOURCES: dict[str, _Source] = {
    Kind.APPEARANCE: _Source(Appearance, ("person", "organisation"), _of_appearance),
    Kind.ATTENDANCE: _Source(
        AttendingOrganisation, ("organisation",), lambda row: [row.name, row.organisation.name]
    ),
    Kind.MEDIA: _Source(AttendingMedia, ("outlet",), lambda row: [row.name, row.outlet.name]),
    **dict.fromkeys(Block.Kind.values, _Source(Block, ("speaker__person",), _of_block)),
    Kind.MEASURE: _Source(Measure, ("block__speaker__person", "organisation"), _of_measure),
    Kind.STATISTIC: _Source(Statistic, ("block__speaker__person", "indicator"), _of_statistic),
}
