"""The rows of a draft, by bulk insert: all that a reading holds, tied to the vocabulary."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from releases.intake.parse.reading import ParsedStatistic, Reading
from releases.intake.vocabulary import Vocabulary, outlet_name
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
    Statistic,
)
from releases.models.edition_row import POSITION_STEP, EditionRow
from releases.models.facts import stored
from releases.text.periods.deadlines import last_day

Row = TypeVar("Row", bound=EditionRow)


def store(edition: Edition, reading: Reading) -> None:
    """Write all rows, and every noun the vocabulary lacks; call it inside a transaction."""
    nouns = Vocabulary(reading)
    nouns.make()
    EditionTopic.objects.bulk_create(
        EditionTopic(edition=edition, topic=nouns.topics[name], name=name)
        for name in reading.topics
    )
    attending = [
        AttendingOrganisation(name=name, organisation=nouns.organisations[name])
        for name in reading.organisations
    ]
    _create(AttendingOrganisation, edition, attending)
    media = [
        AttendingMedia(name=name, outlet=nouns.media[outlet_name(name)]) for name in reading.media
    ]
    _create(AttendingMedia, edition, media)
    speakers = {
        row.id: Appearance(
            person=nouns.people[row.id],
            organisation=nouns.organisations.get(row.organisation),
            **stored(Appearance, row),
        )
        for row in reading.speakers
    }
    _create(Appearance, edition, speakers.values())
    blocks = {
        row.id: Block(
            speaker=speakers[row.speaker] if row.speaker is not None else None, **stored(Block, row)
        )
        for row in reading.blocks
    }
    _create(Block, edition, blocks.values())
    _create_spans(edition, reading, blocks, nouns)


def _create_spans(
    edition: Edition, reading: Reading, blocks: Mapping[int, Block], nouns: Vocabulary
) -> None:
    """What stands on the words of a block: measures, figures and doubts."""
    said_on = edition.event_date or edition.printed_date
    measures = [
        Measure(
            block=blocks[row.block],
            organisation=nouns.organisations.get(row.organisation),
            due_date=last_day(row.due, said_on) if row.due and said_on else None,
            **stored(Measure, row),
        )
        for row in reading.measures
    ]
    _create(Measure, edition, measures)
    statistics = [
        Statistic(
            block=blocks[row.block],
            indicator=nouns.indicators[row.indicator],
            decimals=len(row.value.partition(".")[2]),
            **stored(Statistic, row),
        )
        for row in reading.statistics
    ]
    _create(Statistic, edition, statistics)
    doubts = [
        Doubt(block=blocks[row.block] if row.block is not None else None, **stored(Doubt, row))
        for row in reading.doubts
    ]
    _create(Doubt, edition, doubts)


def indicator(name: str) -> Indicator:
    """The one that bears the name or has it as an alias, made where there is none; call it inside
    a transaction."""
    figure = ParsedStatistic(0, 0, 0, indicator=name, value="0", unit="", kind="level")
    nouns = Vocabulary(Reading(statistics=(figure,)))
    nouns.make()
    found = nouns.indicators[name]
    assert found is not None
    return found


def _create(model: type[Row], edition: Edition, rows: Iterable[Row]) -> None:
    """Store new rows of one kind in their order, with steps between their places."""
    rows = list(rows)
    for n, row in enumerate(rows, 1):
        row.edition, row.position = edition, n * POSITION_STEP
    model._default_manager.bulk_create(rows)
