"""The canonical form of a reading: what says the same has the same content hash."""

from dataclasses import replace
from operator import attrgetter

from releases.intake.parse.reading import Reading
from releases.text.folding import clean

_named = attrgetter("label", "start", "end")


def canonical(reading: Reading) -> Reading:
    """Ids count from 1 in order; an empty deadline and a period without words or days are None.

    What nobody sees in a scope makes no other series of it.
    """
    speakers = {speaker.id: n for n, speaker in enumerate(reading.speakers, 1)}
    blocks = {block.id: n for n, block in enumerate(reading.blocks, 1)}
    return replace(
        reading,
        speakers=tuple(replace(row, id=speakers[row.id]) for row in reading.speakers),
        blocks=tuple(
            replace(
                row,
                id=blocks[row.id],
                speaker=None if row.speaker is None else speakers[row.speaker],
            )
            for row in reading.blocks
        ),
        measures=tuple(
            replace(row, block=blocks[row.block], due=row.due or None) for row in reading.measures
        ),
        statistics=tuple(
            replace(
                row,
                block=blocks[row.block],
                scope=clean(row.scope).strip(),
                period=row.period if row.period and any(_named(row.period)) else None,
            )
            for row in reading.statistics
        ),
        doubts=tuple(
            replace(row, block=None if row.block is None else blocks[row.block])
            for row in reading.doubts
        ),
    )
