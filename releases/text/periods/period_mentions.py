"""Periods in running text (``2022年``, ``截至7月底``, ``3年来``), resolved against a day."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from releases.text.folding import fold

from .mention_reach import Reach, bars, reach_of
from .period_bounds import Bounds, Known, is_open, part_in, stretch
from .period_patterns import FORESEEN, MAY_TELL, PERIOD
from .printed_dates import Period, ToldIn

_STOP = re.compile(r"[,。;!?\n]")
# Sentences whose parts of a year are those of the year told before: 其中一季度800件.
_PARTS = re.compile(r"其中|分[季月]|[从按][季月]")
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; ``period`` is None where its days cannot be known.

    ``reach`` is how far it speaks of what follows. One that ``bars`` ends the time told before it.
    The year of a ``borrowed`` one was not told in its text.
    """

    start: int
    end: int
    period: Period | None
    reach: Reach
    bars: bool = False
    borrowed: bool = False

    @property
    def compared(self) -> bool:
        """Whether it is not the time of the figures after it."""
        return self.reach in ("none", "number")

    @property
    def goes_on(self) -> bool:
        """Whether it changes the time of the sentences after it."""
        return self.reach == "paragraph" or (self.bars and self.reach != "none")

    def told_in(self, part: ToldIn) -> Period | None:
        """The period as that of a figure which has it from this part of its text."""
        return self.period and replace(self.period, told_in="" if self.borrowed else part)


def mentions(
    text: str,
    on: date | None,
    told: Period | None = None,
    *,
    planned: bool = False,
    span: Period | None = None,
) -> Iterator[Mention]:
    """Every period named; a word such as 年末 takes its year from the time told before it.

    ``told`` was told before the text, ``span`` is reported of; a ``planned`` text looks ahead.
    """
    folded = fold(text)
    matches = list(PERIOD.finditer(folded)) if MAY_TELL.search(folded) else []
    stops = [at for at, char in enumerate(folded) if char == "。"] if matches else []
    unfinished = {bisect(stops, match.start()) for match in matches if is_unfinished(match, on)}
    known = Known(on, told=_days(told), span=_days(span))
    sentence, borrowed, end, reach = 0, told is not None, 0, "none"
    for match in matches:
        start = first_of(match)
        if (at := bisect(stops, start)) != sentence:
            # A year carries to the months after it only within its sentence, or to its parts.
            parts = _PARTS.match(folded, stops[at - 1] + 1)
            known.year = known.told[1].year if parts and known.told else None
        sentence = at
        with_year = match["y"] or match["only"] or match["year"]
        known.foreseen = planned or (not with_year and foreseen(folded, start, match.end()))
        known.unfinished, known.leans = at in unfinished, False
        bounds = stretch(match, known)
        if with_year and bounds and on and bounds[1] > on:
            known.foreseen = planned or foreseen(folded, start, match.end())
        listed = reach == "number" and folded[end:start] in ("、", "和", "与", "及", "以及")
        reach = "number" if listed else reach_of(folded, start, match, bounds, known)
        end = match.end()
        period = bounds and Period(text[start:end].strip(), str(bounds[0]), str(bounds[1]))
        leans = bool(bounds and borrowed and known.leans)
        yield Mention(start, end, period, reach, bars(match, reach), leans)
        if bounds and reach in ("clause", "sentence", "paragraph"):
            known.hear(bounds, with_year=bool(with_year), goes_on=reach == "paragraph")
            borrowed = borrowed and reach != "paragraph"


def without_times(text: str) -> str:
    """A folded text with the times taken out."""
    rest, at = "", 0
    for match in PERIOD.finditer(text) if MAY_TELL.search(text) else ():
        rest += text[at : first_of(match)]
        at = match.end()
    return rest + text[at:]


def first_of(match: re.Match[str]) -> int:
    """Where the time begins: a 从 without 以来 or 起 is no part of it."""
    return match.end("from") if match["from"] and not match["since"] else match.start()


def foreseen(folded: str, start: int, end: int) -> bool:
    """Whether the clause of a time, or the one after a time alone, speaks of what is to come."""
    low = max(0, start - _WINDOW)
    before = _STOP.split(folded[low:start])[-1]
    after = folded[end : end + _WINDOW].removeprefix(",")
    return bool(FORESEEN.search(before + folded[start:end] + _STOP.split(after, 1)[0]))


def is_unfinished(match: re.Match[str], on: date | None) -> bool:
    """Whether it is a part of a year, without the year, that is not over yet this year."""
    if on is None or match["y"] or match["year"] or not (match["tail"] or match["m1"]):
        return False
    bounds = part_in(match, on.year)
    return bool(bounds and is_open(match, bounds, on))


def _days(told: Period | None) -> Bounds | None:
    return (date.fromisoformat(told.start), date.fromisoformat(told.end)) if told else None
