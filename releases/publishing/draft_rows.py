"""The rows of a draft: everything a reading holds, in its order, tied to the vocabulary."""

from releases.intake.parse.reading import Reading
from releases.intake.vocabulary import Vocabulary, outlet_name
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    Measure,
    Statistic,
)
from releases.models.edition_row import POSITION_STEP
from releases.models.facts import stored
from releases.text.deadlines import last_day


def store(edition: Edition, reading: Reading) -> None:
    """Write all rows, and every noun the vocabulary lacks; call it inside a transaction."""
    vocabulary = Vocabulary(reading)
    vocabulary.make()
    _topics(edition, reading, vocabulary)
    _attendance(edition, reading, vocabulary)
    speakers = _speakers(edition, reading, vocabulary)
    blocks = _blocks(edition, reading, speakers)
    _measures(edition, reading, blocks, vocabulary)
    _statistics(edition, reading, blocks, vocabulary)
    _doubts(edition, reading, blocks)


def _place(n: int) -> int:
    return n * POSITION_STEP


def _topics(edition: Edition, reading: Reading, vocabulary: Vocabulary) -> None:
    link = Edition.topics.through
    link.objects.bulk_create(
        link(edition=edition, topic=vocabulary.topics[name]) for name in reading.topics
    )


def _attendance(edition: Edition, reading: Reading, vocabulary: Vocabulary) -> None:
    AttendingOrganisation.objects.bulk_create(
        AttendingOrganisation(
            edition=edition, position=_place(n), name=name,
            organisation=vocabulary.organisations[name],
        )
        for n, name in enumerate(reading.organisations, 1)
    )  # fmt: skip
    AttendingMedia.objects.bulk_create(
        AttendingMedia(
            edition=edition, position=_place(n), name=name,
            outlet=vocabulary.media[outlet_name(name)],
        )
        for n, name in enumerate(reading.media, 1)
    )  # fmt: skip


def _speakers(edition: Edition, reading: Reading, vocabulary: Vocabulary) -> dict[int, Appearance]:
    rows = Appearance.objects.bulk_create(
        Appearance(
            edition=edition,
            position=_place(n),
            person=vocabulary.people[speaker.id],
            organisation=vocabulary.organisations.get(speaker.organisation),
            **stored(Appearance, speaker),
        )
        for n, speaker in enumerate(reading.speakers, 1)
    )
    return {speaker.id: row for speaker, row in zip(reading.speakers, rows, strict=True)}


def _blocks(
    edition: Edition, reading: Reading, speakers: dict[int, Appearance]
) -> dict[int, Block]:
    rows = Block.objects.bulk_create(
        Block(
            edition=edition,
            position=_place(n),
            speaker=speakers[block.speaker] if block.speaker is not None else None,
            **stored(Block, block),
        )
        for n, block in enumerate(reading.blocks, 1)
    )
    return {block.id: row for block, row in zip(reading.blocks, rows, strict=True)}


def _measures(
    edition: Edition, reading: Reading, blocks: dict[int, Block], vocabulary: Vocabulary
) -> None:
    on = edition.event_date or edition.printed_date
    Measure.objects.bulk_create(
        Measure(
            edition=edition,
            position=_place(n),
            block=blocks[row.block],
            organisation=vocabulary.organisations.get(row.organisation),
            due_date=last_day(row.due, on) if row.due and on else None,
            **stored(Measure, row),
        )
        for n, row in enumerate(reading.measures, 1)
    )


def _statistics(
    edition: Edition, reading: Reading, blocks: dict[int, Block], vocabulary: Vocabulary
) -> None:
    Statistic.objects.bulk_create(
        Statistic(
            edition=edition,
            position=_place(n),
            block=blocks[row.block],
            indicator=vocabulary.indicators[row.indicator],
            decimals=len(row.value.partition(".")[2]),
            **stored(Statistic, row),
        )
        for n, row in enumerate(reading.statistics, 1)
    )


def _doubts(edition: Edition, reading: Reading, blocks: dict[int, Block]) -> None:
    Doubt.objects.bulk_create(
        Doubt(
            edition=edition,
            position=_place(n),
            block=blocks[row.block] if row.block is not None else None,
            **stored(Doubt, row),
        )
        for n, row in enumerate(reading.doubts, 1)
    )
