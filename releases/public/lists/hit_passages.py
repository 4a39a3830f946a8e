"""Passages of a release where the words stand that were sought, each with who said it.

Sixty of them are on a page: rows are read as plain values, and passages are put together here, as
templates would take most of the time of a search.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from django.db.models import Model
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
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
from releases.public.site.context import in_chinese
from releases.public.site.row_addresses import MODELS as ROWS
from releases.public.wording.figure_words import value_words
from releases.search.results.best_places import HitPlace
from releases.search.results.highlight import excerpt
from releases.text.quotations import in_a_line

Kind = SearchPlace.Kind
MAX_PASSAGES = 3
_QUOTE = 1  # which of the texts of a measure or figure stands in the body
CALLED_BY = 30  # characters of a passage, where its own page is called by its words


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


# Who said it, and the texts; by model and primary key.
_Told = dict[tuple[type[Model], int], tuple[str, list[str | None]]]


def passages_of(
    places: Mapping[int, list[HitPlace]], editions: Sequence[Any], keys: Sequence[str]
) -> dict[int, list[HitPassage]]:
    """By the edition's primary key; a fixed number of queries whatever was found.

    `editions` come from `search.results.ranked_results.editions_of`, which tells their documents'
    keys.
    """
    by_document = {edition.document_key: edition for edition in editions}
    told = _told(place for found in places.values() for place in found)
    shown: dict[int, list[HitPassage]] = {}
    for document, found in places.items():
        if edition := by_document.get(document):
            # A measure whose words are those of the statement it stands in says nothing new.
            different: dict[str, HitPassage] = {}
            for place in found:
                if len(different) == MAX_PASSAGES:
                    break
                if passage := _passage(place, told, edition, keys):
                    different.setdefault(passage.words, passage)
            shown[edition.pk] = list(different.values())
    return shown


def printed_passages(passages: Iterable[HitPassage], number: str, typed: str) -> SafeString:
    """As items of a list, each with the way to where it stands and to a page of its own."""
    page = f"{reverse('public:release', args=[number])}?q={quote(typed)}"
    zh, of_its_own = in_chinese(), escape(_("固定网址"))
    printed = []
    for passage in passages:
        speaker = own = ""
        if passage.speaker:
            name = escape(passage.speaker)
            speaker = f'<span class="passage-speaker"{zh}>{name}</span>'
        if passage.anchor.partition("-")[0] in ROWS:
            address = reverse("public:row", args=[number, passage.anchor])
            words = html.unescape(re.sub("</?mark>", "", passage.words))
            words = words if len(words) <= CALLED_BY else f"{words[: CALLED_BY - 1]}…"
            own = (
                f' <a class="own-page" href="{address}">{of_its_own}'
                f'<span class="unseen"{zh}>：{escape(words)}</span></a>'
            )
        target = f"#{passage.target}" if passage.target else ""
        printed.append(
            f'<li><a href="{page}{target}"><span class="passage-label">{escape(passage.label)}'
            f'</span>{speaker}</a><span class="passage-words"><span{zh}>{passage.words}</span>'
            f"{own}</span></li>"
        )
    return mark_safe("\n".join(printed))  # noqa: S308 - escaped above


def _told(places: Iterable[HitPlace]) -> _Told:
    """Of every row that a place stands for."""
    wanted: dict[type[Model], list[int]] = {}
    for place in places:
        if place.kind in _SOURCES and place.row is not None:
            wanted.setdefault(_SOURCES[place.kind].model, []).append(place.row)
    sources = {source.model: source for source in _SOURCES.values()}
    told: _Told = {}
    for model, keys in wanted.items():
        source = sources[model]
        speaker = [source.speaker] if source.speaker else []
        rows = model._default_manager.filter(pk__in=keys).order_by()
        for pk, *values in rows.values_list("pk", *source.columns, *speaker):
            name = values.pop() or "" if speaker else ""
            told[model, pk] = name, source.texts(*values)
    return told


def _passage(
    place: HitPlace, told: _Told, edition: Edition, keys: Sequence[str]
) -> HitPassage | None:
    source, speaker = _SOURCES.get(place.kind), ""
    texts: list[str | None]
    if source is not None:
        if place.row is None or (source.model, place.row) not in told:
            return None
        speaker, texts = told[source.model, place.row]
    elif place.kind == Kind.FACTS:
        # Who signed the release says least of it, and comes last.
        signed = [edition.editor, edition.reviewer]
        texts = [*(text for text in texts_in(edition, Kind.FACTS) if text not in signed), *signed]
    else:
        texts = [topic.name for topic in edition.printed_topics.all()]
    for at, text in enumerate(texts):
        words = excerpt([text], keys) if text else None
        if words is not None:
            quoted = at == _QUOTE and place.kind in (Kind.MEASURE, Kind.STATISTIC)
            target = f"q-{place.anchor}" if quoted else place.anchor
            return HitPassage(str(Kind(place.kind).label), place.anchor, words, speaker, target)
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
