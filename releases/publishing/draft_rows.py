"""The rows of a draft, by bulk insert: all that a reading holds, tied to the vocabulary."""

from collections.abc import Iterable, Mapping, Sequence

from releases.intake.name_bearers import NameBearers
from releases.intake.parse.reading import ParsedBlock, ParsedSpeaker, ParsedStatistic, Reading
from releases.intake.vocabulary import Vocabulary, key_in, outlet_name
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    EditionTopic,
    Indicator,
    Measure,
    MediaOutlet,
    Organisation,
    Person,
    Statistic,
)
from releases.models.edition_row import POSITION_STEP, EditionRow
from releases.models.facts import stored
from releases.search.index.bulk_rows import create
from releases.text.periods.deadlines import last_day


def store(
    edition: Edition,
    reading: Reading,
    known: NameBearers | None = None,
    *,
    unseen: bool = False,
    confirmed: bool = False,
) -> None:
    """Write all rows, and every noun the vocabulary lacks; call it inside a transaction.

    What a machine read is `unseen` until somebody has looked at it, and new nouns are unconfirmed
    unless they are said to be `confirmed`.
    """
    nouns = Vocabulary(reading, known)
    nouns.make(confirmed=confirmed)
    _create_named(edition, reading, nouns)
    speakers = [
        stored(Appearance, row)
        | {
            "unseen": unseen,
            "person_id": key_in(nouns.people, row.id),
            "organisation_id": key_in(nouns.organisations, row.organisation),
        }
        for row in reading.speakers
    ]
    speaker_keys = _create(Appearance, edition, speakers, reading.speakers)
    blocks = [
        stored(Block, row) | {"speaker_id": speaker_keys.get(row.speaker)} for row in reading.blocks
    ]
    block_keys = _create(Block, edition, blocks, reading.blocks)
    _create_spans(edition, reading, block_keys, nouns, unseen=unseen)


def _create_named(edition: Edition, reading: Reading, nouns: Vocabulary) -> None:
    """Topics, and the bodies and media that attended."""
    topics = [
        {"edition_id": edition.pk, "topic_id": key_in(nouns.topics, name), "name": name}
        for name in reading.topics
    ]
    create(EditionTopic, topics)
    attending: list[dict[str, object]] = [
        {"name": name, "organisation_id": key_in(nouns.organisations, name)}
        for name in reading.organisations
    ]
    _create(AttendingOrganisation, edition, attending)
    media: list[dict[str, object]] = [
        {"name": name, "outlet_id": key_in(nouns.media, outlet_name(name))}
        for name in reading.media
    ]
    _create(AttendingMedia, edition, media)


def _create_spans(
    edition: Edition,
    reading: Reading,
    blocks: Mapping[int | None, int],
    nouns: Vocabulary,
    *,
    unseen: bool,
) -> None:
    """What stands on the words of a block: measures, figures and doubts."""
    said_on = edition.event_date or edition.printed_date
    measures = [
        stored(Measure, row)
        | {
            "unseen": unseen,
            "block_id": blocks[row.block],
            "organisation_id": key_in(nouns.organisations, row.organisation),
            "due_date": last_day(row.due, said_on) if row.due and said_on else None,
        }
        for row in reading.measures
    ]
    _create(Measure, edition, measures)
    statistics = [
        stored(Statistic, row)
        | {
            "unseen": unseen,
            "block_id": blocks[row.block],
            "indicator_id": key_in(nouns.indicators, row.indicator),
            "decimals": len(row.value.partition(".")[2]),
        }
        for row in reading.statistics
    ]
    _create(Statistic, edition, statistics)
    doubts = [stored(Doubt, row) | {"block_id": blocks.get(row.block)} for row in reading.doubts]
    _create(Doubt, edition, doubts)


def nouns_of(reading: Reading) -> Vocabulary:
    """The nouns that it names, those made that there were not; call it inside a transaction."""
    nouns = Vocabulary(reading)
    nouns.make()
    return nouns


def indicator(name: str) -> Indicator:
    """The one that bears the name or has it as an alias, made where there is none."""
    figure = ParsedStatistic(0, 0, 0, indicator=name, value="0", unit="", kind="level")
    found = nouns_of(Reading(statistics=(figure,))).indicators[name]
    assert found is not None
    return found


def organisation(name: str) -> Organisation:
    found = nouns_of(Reading(organisations=(name,))).organisations[name]
    assert found is not None
    return found


def outlet(name: str) -> MediaOutlet:
    """Without its accounts, as a page prints them behind it."""
    found = nouns_of(Reading(media=(name,))).media[outlet_name(name)]
    assert found is not None
    return found


def person(name: str, organisation: str) -> Person:
    """Of several of the name the one that was seen with the organisation."""
    found = nouns_of(Reading(speakers=(ParsedSpeaker(0, name, organisation),))).people[0]
    assert found is not None
    return found


def _create(
    model: type[EditionRow],
    edition: Edition,
    rows: Sequence[dict[str, object]],
    told: Iterable[ParsedSpeaker | ParsedBlock] = (),
) -> dict[int | None, int]:
    """Store new rows of one kind in their order, with steps between their places.

    Gives their keys by the ids of what was `told`.
    """
    for n, row in enumerate(rows, 1):
        row |= {"edition_id": edition.pk, "position": n * POSITION_STEP}
    return dict(zip((each.id for each in told), create(model, rows), strict=False))
