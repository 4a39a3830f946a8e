"""Passages of releases where the words stand that were sought, each with who said it. Sixty of them
are on a page, so rows are read as plain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.figures.printed_numbers import Printed
from releases.figures.stated_figure import StatedFigure
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
from releases.public.wording.figure_words import value_words
from releases.search.backends.dialect import PreparedRows
from releases.search.results.best_places import HitPlace
from releases.search.results.highlight import excerpt
from releases.search.results.ranked_results import editions_of, keys_of
from releases.text.quotations import in_a_line

Kind = SearchPlace.Kind
MAX_PASSAGES = 3
_LABELS = dict(Kind.choices)
_QUOTE = 1  # which of the texts of a measure or figure stands in the body


@dataclass(frozen=True, slots=True)
class HitPassage:
    """`anchor` is the row on the release's page; "" where the words belong to the page as such."""

    label: str
    anchor: str
    words: SafeString
    speaker: str = ""
    # Where the words are seen: in the text itself, where the row's line in a list lacks them.
    target: str = ""


class PassageSource(NamedTuple):
    """The model that places of a kind stand for, whose name is printed with it, and its texts, what
    tells most first, of the columns."""

    model: type[Model]
    speaker: str
    columns: tuple[str, ...]
    texts: Callable[..., list[str | None]]


# Who said it, and the texts.
_Told = tuple[str, list[str | None]]
_NOTHING: _Told = "", []


def passages_of(
    places: Mapping[int, list[HitPlace]], keys: Sequence[str]
) -> dict[int, list[HitPassage]]:
    """By the document's key; a fixed number of queries whatever was found."""
    told = texts_of(place for found in places.values() for place in found)
    editions = _Editions(places)
    shown: dict[int, list[HitPassage]] = {}
    for document, found in places.items():
        # A measure whose words are those of the statement it stands in says nothing new.
        different: dict[str, HitPassage] = {}
        for place in found:
            if len(different) == MAX_PASSAGES:
                break
            in_row = place.kind in _SOURCES
            speaker, texts = told.get(_row(place), _NOTHING) if in_row else editions.told(place)
            if passage := passage_at(place, speaker, texts, keys):
                different.setdefault(passage.words, passage)
        shown[document] = list(different.values())
    return shown


class _Editions:
    """What editions themselves say, which is seldom shown: read where it is asked for."""

    def __init__(self, places: Mapping[int, list[HitPlace]]) -> None:
        self.places = places

    def told(self, place: HitPlace) -> _Told:
        edition = self.by_document.get(place.document)
        if edition is None:
            return _NOTHING
        if place.kind == Kind.TOPIC:
            return "", [topic.name for topic in edition.printed_topics.all()]
        # Who signed the release says least of it, and comes last.
        signed = [edition.editor, edition.reviewer]
        said = (text for text in texts_in(edition, Kind.FACTS) if text not in signed)
        return "", [*said, *signed]

    @cached_property
    def by_document(self) -> dict[int, Any]:
        asked = [
            document
            for document, found in self.places.items()
            if any(place.kind in (Kind.FACTS, Kind.TOPIC) for place in found)
        ]
        rows = Edition.objects.published().prefetch_related("printed_topics")
        found = editions_of(asked, rows)
        return dict(zip(keys_of(found), found, strict=True))


def _row(place: HitPlace) -> tuple[type[Model], int]:
    return _SOURCES[place.kind].model, place.row or 0


def texts_of(places: Iterable[HitPlace]) -> dict[tuple[type[Model], int], _Told]:
    """Of every row that a place stands for, by model and primary key."""
    wanted: dict[type[Model], list[int]] = {}
    for place in places:
        if place.kind in _SOURCES:
            model, pk = _row(place)
            wanted.setdefault(model, []).append(pk)
    told: dict[tuple[type[Model], int], _Told] = {}
    for model, keys in wanted.items():
        source, rows = _ROWS[model]
        for pk, *values in rows.of(keys):
            name = values.pop() or "" if source.speaker else ""
            told[model, pk] = name, source.texts(*values)
    return told


def passage_at(
    place: HitPlace, speaker: str, texts: Sequence[str | None], keys: Sequence[str]
) -> HitPassage | None:
    for at, text in enumerate(texts):
        words = excerpt([text], keys) if text else None
        if words is not None:
            quoted = at == _QUOTE and place.kind in (Kind.MEASURE, Kind.STATISTIC)
            target = f"q-{place.anchor}" if quoted else place.anchor
            return HitPassage(str(_LABELS[place.kind]), place.anchor, words, speaker, target)
    return None


def _of_appearance(
    name: str, body_as_printed: str, posts: list[str], person: str, body: str | None
) -> list[str | None]:
    return [f"{name}，{body_as_printed}{'、'.join(posts)}", person, body]


def _of_names(*names: str) -> list[str | None]:
    return [*names]


def _of_block(kind: str, text: str) -> list[str | None]:
    """Of a table the row that the words stand in."""
    return [*in_a_line(text, "\n").split("\n")] if kind == Block.Kind.TABLE else [text]


def _of_measure(
    heading: str, text: str, start: int, end: int, *rest: str | None
) -> list[str | None]:
    return [heading, text[start:end], *rest]


def _of_statistic(
    name: str, text: str, start: int, end: int, indicator: str, period: str, *figure: Any
) -> list[str | None]:
    printed = Printed(*figure[:4])
    value = value_words(StatedFigure(printed, *figure[4:]))
    told = _("%(name)s：%(value)s") % {"name": name, "value": value}
    told = f"{told}（{period}）" if period else told
    return [told, text[start:end], f"{printed.text}{printed.unit}", indicator]


_QUOTED = ("block__text", "start", "end")
_SOURCES: dict[str, PassageSource] = {
    Kind.APPEARANCE: PassageSource(
        Appearance,
        "",
        ("name", "organisation_name", "posts", "person__name", "organisation__name"),
        _of_appearance,
    ),
    Kind.ATTENDANCE: PassageSource(
        AttendingOrganisation, "", ("name", "organisation__name"), _of_names
    ),
    Kind.MEDIA: PassageSource(AttendingMedia, "", ("name", "outlet__name"), _of_names),
    **dict.fromkeys(
        Block.Kind.values, PassageSource(Block, "speaker__name", ("kind", "text"), _of_block)
    ),
    Kind.MEASURE: PassageSource(
        Measure,
        "block__speaker__name",
        ("heading", *_QUOTED, "organisation_name", "due_words", "organisation__name"),
        _of_measure,
    ),
    Kind.STATISTIC: PassageSource(
        Statistic,
        "block__speaker__name",
        (
            *("indicator_name", *_QUOTED, "indicator__name", "period_label"),
            *("value", "decimals", "unit", "qualifier", "kind", "basis", "scope", "goal"),
        ),
        _of_statistic,
    ),
}


def _rows_of(source: PassageSource) -> PreparedRows:
    columns = ("pk", *source.columns, *filter(None, [source.speaker]))
    rows = source.model._default_manager.order_by()
    return PreparedRows(lambda keys: rows.filter(pk__among=keys).values_list(*columns))


_ROWS = {source.model: (source, _rows_of(source)) for source in _SOURCES.values()}
