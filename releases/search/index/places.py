"""The rows of an edition as places where words are found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from releases.models import Appearance, Block, Edition, Measure, SearchPlace, Statistic, ToldAs
from releases.models.facts import texts_in
from releases.models.quotation import by_block
from releases.models.transcript import parts
from releases.text.search_key import key

Kind = SearchPlace.Kind
_BLOCKS = frozenset(Block.Kind.values)


class IndexPlace(NamedTuple):
    """A row of SearchPlace as plain values, in the order of its columns; rows are named by key."""

    kind: str
    row: int | None
    anchor: str
    text: str
    exchange: int | None = None
    appearance: int | None = None
    person: int | None = None
    organisation: int | None = None
    theme: str = ""
    stage: str = ""
    indicator: int | None = None
    figure_kind: str = ""
    told_as: str = ""


def places_of(edition: Edition) -> list[IndexPlace]:
    """Every place, in reading order; `edition` comes with its rows."""
    return [place for place in _all(edition) if place.text]


def one_text(places: Sequence[IndexPlace], title: str = "") -> str:
    """The title and the blocks, then every line of the other places that stands in none of them.

    So a word is in it if and only if it is in the title or in one of the places.
    """
    blocks = [place.text for place in places if place.kind in _BLOCKS]
    body = "\n".join([title, *blocks] if title else blocks)
    lines = (line for place in places for line in place.text.split("\n"))
    rest = [line for line in dict.fromkeys(lines) if line not in body]
    return "\n".join([body, *rest] if body else rest)


def _all(edition: Edition) -> Iterator[IndexPlace]:
    for kind in (Kind.TITLE, Kind.FACTS):
        yield _index_place(kind, texts_in(edition, kind))
    for topic in sorted(edition.printed_topics.all(), key=lambda row: (row.topic_id, row.pk)):
        yield _index_place(Kind.TOPIC, [topic.name, topic.topic.name])
    speakers = {row.pk: row for row in edition.appearances.all()}
    first = _first_appearances(speakers.values())
    for speaker in speakers.values():
        yield _appearance(speaker, first)
    for body in edition.attending_organisations.all():
        names = [body.name, body.organisation.name]
        yield _index_place(Kind.ATTENDANCE, names, body, organisation=body.organisation_id)
    for media in edition.attending_media.all():
        yield _index_place(Kind.MEDIA, [media.name, media.outlet.name], media)
    yield from _body(edition, speakers, first)


def _body(
    edition: Edition, speakers: dict[int, Appearance], first: dict[int, int]
) -> Iterator[IndexPlace]:
    measures, statistics = by_block(edition.measures.all()), by_block(edition.statistics.all())
    for part in parts(edition.blocks.all()):
        # The question that opens the exchange, where there is one.
        exchange = part.turn[0].pk if part.kind == Block.Kind.QUESTION else None
        for block in part.rows:
            speaker = speakers.get(block.speaker_id) if block.speaker_id else None
            said = _said_by(speaker, first) | {"exchange": exchange}
            yield _index_place(Kind(block.kind), [block.text], block, **said)
            for measure in measures.get(block.pk, ()):
                yield _measure(measure, block, said)
            for statistic in statistics.get(block.pk, ()):
                yield _statistic(statistic, block, edition, said)


def _appearance(row: Appearance, first: dict[int, int]) -> IndexPlace:
    lines = [row.name, row.person.name, row.posts_text, row.organisation_name]
    if row.organisation:
        lines.append(row.organisation.name)
    return _index_place(Kind.APPEARANCE, lines, row, **_said_by(row, first))


def _first_appearances(rows: Iterable[Appearance]) -> dict[int, int]:
    """By person: who is listed twice, with two posts, still speaks as one."""
    first: dict[int, int] = {}
    for row in rows:
        if row.role != Appearance.Role.ATTENDEE:
            first.setdefault(row.person_id, row.pk)
    return first


def _said_by(speaker: Appearance | None, first: dict[int, int]) -> dict[str, Any]:
    """Those who merely sit there do not speak, but their body is there."""
    if speaker is None:
        return {}
    silent = speaker.role == Appearance.Role.ATTENDEE
    return {
        "person": None if silent else speaker.person_id,
        "appearance": None if silent else first[speaker.person_id],
        "organisation": speaker.organisation_id,
    }


def _measure(row: Measure, block: Block, said: dict[str, Any]) -> IndexPlace:
    lines = [row.heading, row.organisation_name, row.due_words, _quote(row, block)]
    if row.organisation:
        lines.append(row.organisation.name)
    body = row.organisation_id or said.get("organisation")
    found = said | {"organisation": body, "theme": row.theme, "stage": row.stage}
    return _index_place(Kind.MEASURE, lines, row, **found)


def _statistic(row: Statistic, block: Block, edition: Edition, said: dict[str, Any]) -> IndexPlace:
    lines = [
        row.indicator_name, row.indicator.name, f"{row.value_text}{row.unit}", row.period_label,
        row.scope, _quote(row, block),
    ]  # fmt: skip
    return _index_place(
        Kind.STATISTIC, lines, row, **said, theme=row.indicator.theme,
        indicator=row.indicator_id, figure_kind=row.kind,
        told_as=row.goal_when(edition.told_on) or ToldAs.RESULT,
    )  # fmt: skip


def _index_place(kind: Kind, lines: Iterable[str], row: Any = None, **found: Any) -> IndexPlace:
    keys = dict.fromkeys(key(line) for line in lines if line)
    text = "\n".join(line for line in keys if line)
    if row is None:
        return IndexPlace(kind.value, None, "", text, **found)
    return IndexPlace(kind.value, row.pk, row.anchor, text, **found)


def _quote(row: Measure | Statistic, block: Block) -> str:
    return block.text[row.start : row.end]
