"""What people type into a date filter: 2023年3月, 一季度, 去年, 近三年, 2021-2023, 2022年以前.

Front door: read_period, and period_words for the way back. Nothing else than PeriodRefused is
raised, whose words say what was not understood and which forms are.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from .period_words import period_words
from .quotations import shortened
from .typed_bounds import EARLIEST, LATEST, Span, Unclear, day_in, gettext_noop
from .typed_days import Around
from .typed_forms import in_arabic, tidied
from .typed_points import YEAR, point

__all__ = ["EARLIEST", "LATEST", "PeriodRefused", "period_words", "read_period"]
MAX_TYPED = 60
_MAX_SHOWN = 24
_EXAMPLES = ("2023年3月", "一季度", "近三年")
_ALL = ("全部", "全部时间", "不限", "不限时间")
# 十年 are ten years, where 10年 is 2010.
_SO_MANY_YEARS = re.compile(
    "(?:^|[至到止自从由-])([一二三四五六七八九两]?十[一二三四五六七八九]?年)(?!以?来$|[以之]?内$)"
)
# 6月底 is a time in June; a period may start with 6月初 and end with 6月底, not the other way.
_IN_A_MONTH = re.compile("(^[^至到止-]*月)初$|(月)初(?=[至到-])|(月)[底末]$")
_UNTIL = re.compile(r"(?:截[至止]到?|到|至)(.+?)(?:为止)?|(.+?)(?:为止|及以前|及之前|及更早)")
_BEFORE = re.compile(r"(.+?)(?:以前|之前|前)")
_SINCE = re.compile(r"[自从由]?(.+?)(?:以?来|[至到-]+[今现](?:在|天)?|[至到-]目前|起|开始)")
_FROM = re.compile(r"(.+?)(?:及以后|及之后|及更晚)")
_AFTER = re.compile(r"(.+?)(?:以后|之后|后)")
_BETWEEN = re.compile(r"[自从由]?(.+?)(?:之间|期间|间)?")
_UNIT = re.compile(r"第?\d{1,4}(年|月|日|号|季度|季).*", re.ASCII)
_HAS_YEAR = re.compile(YEAR, re.ASCII)


class PeriodRefused(ValueError):
    """Why what was typed is no period. `reason` with `values` can be translated."""

    def __init__(self, typed: str, unclear: Unclear) -> None:
        self.typed = shortened(typed, _MAX_SHOWN)
        self.reason, self.values = unclear.reason, unclear.values
        self.examples = unclear.examples or _EXAMPLES
        forms = "".join(f"“{example}”" for example in self.examples)
        about = f"“{self.typed}”：" if self.typed.strip() else ""
        super().__init__(f"{about}{unclear}。可以写{forms}。")


def read_period(typed: str, today: date) -> Span:
    """The first and the last day meant; an open side is EARLIEST or LATEST.

    A month, quarter or day without a year is this year's, or the last one's if yet to come.
    """
    around = Around(today)
    try:
        if len(typed) > MAX_TYPED:
            raise Unclear(gettext_noop("写得太长，看不出是哪段时间"))
        said = tidied(typed)
        if years := _SO_MANY_YEARS.search(said):
            raise Unclear(gettext_noop("没有说清是多久"), f"近{years[1]}", "2020年", "近三年")
        text = _IN_A_MONTH.sub(r"\1\2\3", in_arabic(said))
        if not text:
            raise Unclear(gettext_noop("没有写时间"))
        if text in _ALL:
            return EARLIEST, LATEST
        found = point(text, around) or _between(text, around) or _open(text, around)
        if found is None:
            raise Unclear(gettext_noop("看不出是哪段时间"))
        return found
    except Unclear as unclear:
        raise PeriodRefused(typed, unclear) from None


def _open(text: str, around: Around) -> Span | None:
    """Periods of which one side is named: 截至7月底, 2022年以前, 2021年以来, 2023年以后."""
    if match := _UNTIL.fullmatch(text):
        named = point((match[1] or match[2]).rstrip("底末"), around)
        return (EARLIEST, named[1]) if named else None
    if match := _SINCE.fullmatch(text):
        named = point(match[1], around)
        if named and named[0] > around.today:
            raise Unclear(gettext_noop("%(start)s还没有到"), start=_day_words(named[0]))
        return (named[0], around.today) if named else None
    if (match := _FROM.fullmatch(text)) and (named := point(match[1], around)):
        return named[0], LATEST
    if (match := _BEFORE.fullmatch(text)) and (named := point(match[1], around)):
        return EARLIEST, _day_in_reach(named[0] - timedelta(days=1))
    if (match := _AFTER.fullmatch(text)) and (named := point(match[1], around)):
        return _day_in_reach(named[1] + timedelta(days=1)), LATEST
    return None


def _between(text: str, around: Around) -> Span | None:
    """From one named time to another; the second may leave out what the first has said."""
    body = _BETWEEN.fullmatch(text)
    text = body[1] if body else text
    # The text is parted at 至 or 到, or else at each hyphen, which dates may hold too.
    marks = list(re.finditer("[至到]", text)) or list(re.finditer("-", text))
    parted = [
        (text[: mark.start()].rstrip("-"), text[mark.end() :].lstrip("-"))
        for mark in marks
        if 0 < mark.start() < len(text) - 1
    ]
    found = {sides for left, right in parted if (sides := _sides(left, right, around))}
    if len(found) != 1:
        return None
    first, last = found.pop()
    if last[1] < first[0]:
        reason = gettext_noop("开始（%(start)s）晚于结束（%(end)s）")
        words = period_words(last[0], max(first[1], last[1]))
        raise Unclear(reason, words, "近三年", start=_day_words(first[0]), end=_day_words(last[1]))
    return first[0], last[1]


def _sides(left: str, right: str, around: Around) -> tuple[Span, Span] | None:
    """Start and end, each in the year and month that the other has said.

    11月至2月 ends in the year after.
    """
    unit = _UNIT.fullmatch(right)
    if unit and left[-1:].isdigit():
        left += unit[1]
    dated = [bool(_HAS_YEAR.match(side)) for side in (left, right)]
    last = point(right, around) if dated == [False, True] else None
    first = point(left, replace(around, year=last[1].year) if last else around)
    if first and not last:
        said = replace(around, year=first[1].year, month=first[1].month)
        last = point(right, said)
        if last and last[1] < first[0] and dated == [False, False]:
            last = point(right, replace(said, year=first[1].year + 1))
    return (first, last) if first and last else None


def _day_in_reach(day: date) -> date:
    return day_in(day.year, day.month, day.day)


def _day_words(day: date) -> str:
    return period_words(day, day)
