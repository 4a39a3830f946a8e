"""The places where words were found, as a reader sees them: who said it, and the words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
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
from releases.search.highlight import excerpt

from .anchors import MODELS as ROWS
from .wording import value_words

Kind = SearchPlace.Kind
SHOWN = 3
_QUOTE = 1  # which of the texts of a measure or figure stands in the body


@dataclass(frozen=True, slots=True)
class Passage:
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


def passages_of(
    places: Mapping[int, list[SearchPlace]], editions: Sequence[Any], keys: Sequence[str]
) -> dict[int, list[Passage]]:
    """By the edition's primary key; a fixed number of queries whatever was found.

    `editions` come from `search.results.editions_of`, which tells their documents' keys.
    """
    by_document = {edition.document_key: edition for edition in editions}
    rows = _rows([place for found in places.values() for place in found])
    shown: dict[int, list[Passage]] = {}
    for document, found in places.items():
        edition = by_document.get(document)
        if edition is not None:
            passages = (_passage(place, rows, edition, keys) for place in found)
            shown[edition.pk] = _different(passage for passage in passages if passage)
    return shown


def _different(passages: Iterable[Passage]) -> list[Passage]:
    """A measure whose words are those of the statement it stands in says nothing new."""
    found: dict[str, Passage] = {}
    for passage in passages:
        found.setdefault(str(passage.words), passage)
    return list(found.values())[:SHOWN]


def _rows(places: Iterable[SearchPlace]) -> dict[tuple[type[Model], int], Any]:
    """Every row that a place stands for, by model and primary key."""
    wanted: dict[type[Model], list[int]] = {model: [] for model in _RELATED}
    for place in places:
        model = _MODELS.get(place.kind)
        if model is not None and place.row is not None:
            wanted[model].append(place.row)
    return {
        (model, row.pk): row
        for model, keys in wanted.items()
        for row in model._default_manager.filter(pk__in=keys).select_related(*_RELATED[model])
    }


def _passage(
    place: SearchPlace, rows: dict[Any, Any], edition: Edition, keys: Sequence[str]
) -> Passage | None:
    model = _MODELS.get(place.kind)
    if model is None:
        texts = _facts(edition) if place.kind == Kind.FACTS else _topics(edition)
        row = None
    else:
        row = rows.get((model, place.row))
        if row is None:
            return None
        texts = _TEXTS[model](row)
    at, words = next(((n, found) for n, text in enumerate(texts)
                      if (found := excerpt([text], keys)) is not None), (0, None))  # fmt: skip
    if words is None:
        return None
    quoted = isinstance(row, Measure | Statistic) and at == _QUOTE
    target = row.words_anchor if quoted else place.anchor
    speaker = getattr(row, "speaker", None)
    return Passage(place.kind, place.get_kind_display(), place.anchor, words, speaker, target)


def _facts(edition: Edition) -> list[str]:
    """Who signed the release says least of it, and comes last."""
    signed = [edition.editor, edition.reviewer]
    return [*(text for text in texts_in(edition, Kind.FACTS) if text not in signed), *signed]


def _topics(edition: Edition) -> list[str]:
    return [topic.name for topic in edition.topics.all()]


def _of_measure(row: Measure) -> list[str]:
    told = [row.heading, row.quote, row.organisation_name, row.due_words]
    return [*told, row.organisation.name] if row.organisation else told


def _of_statistic(row: Statistic) -> list[str]:
    figure = _("%(name)s：%(value)s") % {
        "name": row.indicator_name,
        "value": value_words(row.stated),
    }
    period = f"{figure}（{row.period_label}）" if row.period_label else figure
    return [period, row.quote, f"{row.value_text}{row.unit}", row.indicator.name]


_MODELS: dict[str, type[Model]] = {
    Kind.APPEARANCE: Appearance,
    Kind.ATTENDANCE: AttendingOrganisation,
    Kind.MEDIA: AttendingMedia,
    **dict.fromkeys(Block.Kind.values, Block),
    Kind.MEASURE: Measure,
    Kind.STATISTIC: Statistic,
}
_RELATED: dict[type[Model], tuple[str, ...]] = {
    Appearance: ("person", "organisation"),
    AttendingOrganisation: ("organisation",),
    AttendingMedia: ("outlet",),
    Block: ("speaker__person",),
    Measure: ("block__speaker__person", "organisation"),
    Statistic: ("block__speaker__person", "indicator"),
}
_TEXTS: dict[type[Model], Callable[[Any], list[str]]] = {
    Appearance: lambda row: [f"{row.name}，{row.posts_text}", row.person.name, *_full(row)],
    AttendingOrganisation: lambda row: [row.name, row.organisation.name],
    AttendingMedia: lambda row: [row.name, row.outlet.name],
    Block: lambda row: [row.text],
    Measure: _of_measure,
    Statistic: _of_statistic,
}


def _full(row: Appearance) -> list[str]:
    return [row.organisation.name] if row.organisation else []
