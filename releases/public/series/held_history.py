"""Histories of indicators, kept up from one publication to the next.

Of the periods that an edition tells of when it comes or goes, what was told is asked for again;
all others stay as they are held. Where names were merged, everything is made anew.
"""

from releases.figures.indicator_history import History, Statement
from releases.series.series_queries import histories, in_order, told_in, told_of_ends

from .kept_up import KeptUp

STATEMENTS_HELD = 8_000  # of all indicators together, half a kilobyte each


def statements_of(history: History) -> list[Statement]:
    """Of the whole and of every part."""
    return [told for part in history.parts.values() for told in part.statements]


_held = KeptUp[int, History](STATEMENTS_HELD, lambda history: len(statements_of(history)))


def history_of(indicator: int) -> History:
    """As `series_queries.histories` would find it."""
    return _held.of(
        indicator,
        indicator,
        anew=lambda: histories([indicator])[indicator],
        after=lambda known, editions: History.of(
            in_order(_after(statements_of(known), indicator, editions))
        ),
    )


def _after(known: list[Statement], indicator: int, editions: list[int]) -> list[Statement]:
    """What is known with what these editions brought or took along."""
    news = [told for _key, _is_live, told in told_in(editions, [indicator])]
    kinds, ends = {told.kind for told in news}, {told.row.ends_on for told in news}
    kept = [told for told in known if told.kind not in kinds or told.row.ends_on not in ends]
    return kept + told_of_ends(indicator, kinds, ends)
