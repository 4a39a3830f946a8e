"""What says the same is one canonical reading, and so is what it is told with."""

from dataclasses import replace

from releases.intake.canonical_form import canonical
from releases.intake.validate import reading_of
from tests.intake.readings import release


def shifted(reading, by):
    """The same reading with other ids: they only tell which row another means."""
    return replace(
        reading,
        speakers=tuple(replace(row, id=row.id + by) for row in reading.speakers),
        blocks=tuple(
            replace(row, id=row.id + by, speaker=row.speaker and row.speaker + by)
            for row in reading.blocks
        ),
        measures=tuple(replace(row, block=row.block + by) for row in reading.measures),
        statistics=tuple(replace(row, block=row.block + by) for row in reading.statistics),
        doubts=tuple(replace(row, block=row.block and row.block + by) for row in reading.doubts),
    )


def test_ids_count_from_one_wherever_they_began():
    reading = reading_of(release())
    assert reading.speakers
    assert reading.blocks
    assert reading.measures
    assert reading.statistics
    assert canonical(shifted(reading, 40)) == canonical(reading)
    assert [row.id for row in canonical(shifted(reading, 40)).speakers][:2] == [1, 2][
        : len(reading.speakers)
    ]
