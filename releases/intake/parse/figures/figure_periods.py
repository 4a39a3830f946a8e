"""Which time a figure speaks of: that of its clause, its sentence or its paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from releases.intake.parse.reading import ParsedStatistic, StatisticKind
from releases.text.periods.period_mentions import Mention, mentions
from releases.text.periods.period_patterns import WILL
from releases.text.periods.printed_dates import Period, moved

from .names.indicator_words import CHANGE_WORDS, LEADING_DOING
from .qualifiers import Quantity
from .turn_times import Turn

# 由1311件下降到1200件: the number before 到 is of another time, which the words may not tell.
FROM = re.compile(r"[由从][^\d,。;]{0,8}$")
INTO = re.compile(r"[^,。;\d]{0,8}?[到至为]")
_YEARLY = re.compile(r"同比|[比较][上去]年")
_NOT_BASE = re.compile(rf"[,。;]|{CHANGE_WORDS}|[多少高低快慢增减升降]|.{{15}}")
# What there is does not speak of the year that something else happened in.
_STOCK = re.compile(r"[现实共已]有|拥有|[建设]立|建成|有效|存量|总量|在册|在岗|累计|每[年月]")
# What is to be is not of the time that was told before.
_TO_BE = re.compile(WILL)
# A deed, or the next part of the sentence, tells of more than what there is.
_STOCK_ENDS = re.compile(rf"[;:]|全年|年内|{LEADING_DOING.pattern}")
_JOINED = re.compile(r"\s?(?:[、,和与及]|以及)\s?")
_RANGE = re.compile(r"[至到—–~-].*月")
_CLOSED = re.compile(r"[^(。;]{0,40}\)")
MAX_LABEL = 60
WINDOW = 24
# 1—12月 may be said in the last days of December.
_OVER = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A number, what kind it is, and where its sentence, its clause and its own words begin."""

    quantity: Quantity
    kind: StatisticKind
    sentence: int
    clause: int
    left: int


@dataclass
class Times:
    """The times a block names; ``carried`` is the one of its turn so far, if that is one."""

    text: str
    carried: Period | None
    named: Sequence[Mention]
    ends: list[int] = field(default_factory=list)
    # After each mention: the one that speaks of the sentences after it, or bars the one before.
    frames: list[Mention | None] = field(default_factory=list)
    # By the last of several mentions that are listed: the time of each.
    lists: dict[int, list[Period]] = field(default_factory=dict)

    def of(self, place: Place, before: ParsedStatistic | None) -> Period | None:
        """The time of a number; parts have that of their total, a rank that of what it ranks."""
        period = self.at(place)
        if not before or (period and period.told_in in ("clause", "sentence")):
            return period
        if self.text.startswith("其中", place.sentence):
            return before.period and replace(before.period, told_in="paragraph")
        return before.period if place.kind != "level" and period and not period.told_in else period

    def at(self, place: Place) -> Period | None:
        """The time of a number by the words around it."""
        start = place.quantity.start
        turns = FROM.search(self.text, max(place.left, start - WINDOW), start)
        if turns and INTO.match(self.text, place.quantity.end) and not self._base(place):
            if _YEARLY.search(self.text, place.clause, start):
                return moved(self._told(place), -1, "上年")
            return self.earlier_base(place)
        return self._base(place) or self._told(place)

    def _base(self, place: Place) -> Period | None:
        """The time of a number that another is set against: 比上年的620件, 由2029年的40件."""
        number = bisect_right(self.ends, place.quantity.start)
        mention = self.named[number - 1] if number else None
        if mention is None or mention.start < place.left or mention.reach != "number":
            return None
        between = self.text[mention.end : place.quantity.start]
        turns = self._turns(mention)
        if place.kind == "change" and not turns:
            return None
        if _NOT_BASE.search(between) and not (turns and place.kind == "change"):
            return None
        return mention.period and replace(mention.period, told_in="clause")

    def earlier_base(self, place: Place) -> Period | None:
        """由2029年的40件增加到50件,占比由8%提高到9%: the second base is of 2029, too."""
        for at in range(bisect_right(self.ends, place.quantity.start) - 1, -1, -1):
            mention = self.named[at]
            if mention.start < place.sentence:
                break
            if mention.reach == "number" and mention.period and self._turns(mention):
                return replace(mention.period, told_in="sentence")
        return None

    def _in_stock(self, place: Place) -> bool:
        """现有示范企业15家、优势企业68家,省级企业41家: all are what there is, until a deed."""
        found = list(_STOCK.finditer(self.text, place.sentence, place.quantity.start))
        since = found[-1].end() if found else 0
        if not found or found[-1].start() >= place.clause:
            return bool(found)
        return not _STOCK_ENDS.search(self.text, since, place.quantity.start)

    def _turns(self, mention: Mention) -> bool:
        return self.text[mention.start - 1 : mention.start] in ("由", "从", "自")

    def _told(self, place: Place) -> Period | None:
        """The time named last before a number that reaches as far as it."""
        at = bisect_right(self.ends, place.quantity.start)
        if self.text.startswith("(", place.quantity.end) and at < len(self.named):
            mention = self.named[at]
            told_after = mention.start == place.quantity.end + 1
            if told_after and mention.period and self.text.startswith(")", mention.end):
                return replace(mention.period, told_in="clause")
        while at and self.named[at - 1].end > place.sentence:
            at -= 1
            mention, in_clause = self.named[at], self.named[at].start >= place.clause
            if _CLOSED.match(self.text, mention.end, place.quantity.start):
                continue  # told in brackets that end before the number
            if mention.reach in ("sentence", "paragraph") or (
                mention.reach == "clause" and in_clause
            ):
                return mention.told_in("clause" if in_clause else "sentence")
            if mention.bars:
                return None
        if _TO_BE.search(self.text, place.clause, place.quantity.start):
            return None
        frame = self.frames[at - 1] if at else None
        if frame is None:
            return None if self._in_stock(place) else self.carried
        return None if frame.bars else frame.told_in("paragraph")


def within(period: Period | None, on: date | None, last: date | None) -> Period | None:
    """A result's time: 今年 goes as far as the day of the conference, a later one is none."""
    if period is None or last is None or period.end <= last.isoformat():
        return period
    ahead = (date.fromisoformat(period.end) - last).days
    until = min(on or last, last).isoformat()
    if period.start > until or (_RANGE.search(period.label) and ahead > _OVER):
        return None
    return replace(period, end=until)


def times(text: str, on: date | None, turn: Turn) -> Times:
    """The times that a block's folded text names."""
    carried = turn.one()
    # A year that is over: 全年 of this one is still to come.
    year = turn.year if turn.year and on and turn.year.end < on.isoformat() else None
    before = carried or year
    named = list(mentions(text, on, before, planned=turn.planned, span=turn.widest))
    ends = [mention.end for mention in named]
    found = Times(text, carried, named, ends)
    frame: Mention | None = None
    for number, told in enumerate(named):
        mention = named[number] = with_listed(number, told, found)
        if mention.goes_on and not _CLOSED.match(text, mention.end):
            frame = mention
        found.frames.append(frame)
    return found


def with_listed(number: int, mention: Mention, times: Times) -> Mention:
    """2029年、2030年: the last of a list speaks of all, unless its numbers are a list, too."""
    before = times.named[number - 1] if number else None
    if not (
        before
        and before.period
        and mention.period
        and before.reach == mention.reach
        and mention.reach in ("sentence", "paragraph")
        and (joined := _JOINED.fullmatch(times.text, before.end, mention.start))
        and ("," not in joined[0] or times.text[mention.start : mention.end][4:] == "年")
    ):
        return mention
    own = replace(mention.period, told_in="sentence")
    listed = times.lists.pop(number - 1, [replace(before.period, told_in="sentence")])
    listed.append(own)
    times.lists[number] = listed
    first, last = min(listed[0].start, own.start), max(before.period.end, own.end)
    label = times.text[before.end - len(before.period.label) : mention.end][:MAX_LABEL]
    return replace(mention, period=Period(label, first, last))
