"""A range of time by the names of its ends: 2021-2023, 11月至2月, 2022年以前."""

import re
from dataclasses import replace
from datetime import date, timedelta

from .bounds import EARLIEST, LATEST, Span, Unclear, day_in, gettext_noop
from .days import Around
from .period_words import period_words
from .points import YEAR, point

_UNTIL = re.compile(r"(?:截[至止]到?|到|至)(.+?)(?:为止)?|(.+?)(?:为止|及以前|及之前|及更早)")
_BEFORE = re.compile(r"(.+?)(?:以前|之前|前)")
_SINCE = re.compile(r"[自从由]?(.+?)(?:以?来|[至到-]+[今现](?:在|天)?|[至到-]目前|起|开始)")
_FROM = re.compile(r"(.+?)(?:及以后|及之后|及更晚)")
_AFTER = re.compile(r"(.+?)(?:以后|之后|后)")
_BETWEEN = re.compile(r"[自从由]?(.+?)(?:之间|期间|间)?")
_UNIT = re.compile(r"第?\d{1,4}(年|月|日|号|季度|季).*", re.ASCII)
_HAS_YEAR = re.compile(YEAR, re.ASCII)


def open_ended(text: str, around: Around) -> Span | None:
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


def between(text: str, around: Around) -> Span | None:
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
