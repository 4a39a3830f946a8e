"""The time that a speaker's paragraphs may share: one that the turn names, and no other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from releases.text.periods.period_mentions import Mention
from releases.text.periods.printed_dates import Period

# A month told may be that of one case.
_SHORT, _YEAR = 31, 366


@dataclass
class Turn:
    """What one speaker has named of times so far: the widest, and whether others are its parts."""

    widest: Period | None = None
    shorter: Period | None = None
    # The whole year told last, which 全年 is of where the turn speaks of several times.
    year: Period | None = None
    several: bool = False
    planned: bool = False

    def hear(self, named: Iterable[Mention]) -> None:
        """The times that one block of the turn names."""
        for mention in named:
            if mention.borrowed or not mention.goes_on:
                continue
            told = mention.period if mention.reach == "paragraph" else None
            if told and told.start[4:] == "-01-01" and told.end == f"{told.start[:4]}-12-31":
                self.year = told
            if told is None:
                self.several = True
            elif told.days <= _SHORT or (self.widest and told.days < self.widest.days):
                low, high = self.shorter or told, self.shorter or told
                first, last = min(low.start, told.start), max(high.end, told.end)
                self.shorter = Period("", first, last)
            else:
                before, self.widest = self.widest, told
                same = before and (before.start, before.end) == (told.start, told.end)
                parts = before and told.holds(before) and told.days <= _YEAR
                self.several |= bool(before and not same and not parts)

    def one(self) -> Period | None:
        """The one stretch that all others are parts of; None where the turn speaks of several."""
        if self.several or not self.widest:
            return None
        if self.shorter and (self.widest.days > _YEAR or not self.widest.holds(self.shorter)):
            return None
        return replace(self.widest, told_in="")
