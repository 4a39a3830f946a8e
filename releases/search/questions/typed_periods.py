"""Years and periods in what was typed: 2022年, 去年, 近三年, 十四五, 二〇二二年上半年."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from releases.figures.period_lengths import CalendarPeriod
from releases.text.typed_dates.typed_period import (
    EARLIEST,
    LATEST,
    PeriodRefused,
    period_words,
    read_period,
)

# Of so many years each is looked for.
MAX_YEARS = 10
_NUMBER = "[一二两三四五六七八九十0-9]{1,3}"
# What follows a number that is no year.
_COUNTS = r"[\d件家个人次元万亿笔批名项起%.]"
_YEAR = (
    rf"(?:(?:19|20)\d\d(?!{_COUNTS})年?|(?<!\d)\d\d年|[二一][〇零○o九][〇零○o一二三四五六七八九]{{2}}年?"
    r"|大前年|前年|去年|上年|今年|本年|当年|明年)度?"
)
_PART = (
    r"(?:全年|[上下]半年|第?[一二三四1-4]季度|前[一二三1-3]季度|前[一二三四五六七八九十0-9]{1,2}个月"
    r"|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底)?(?:\d{1,2}日)?|年?[底末初])"
)
_AFTER = "(?:以来|至今|以前|之前|以后|之后)?"
_CHINESE = re.compile(
    rf"{_YEAR}(?:[-~至到—]{_YEAR})?{_PART}?{_AFTER}"
    rf"|(?:最近|近|过去|这){_NUMBER}(?:年|个月)(?:以?来|间|内)?"
    r"|十[一二三四五]五(?:期间|时期|规划)?"
    r"|[上下]半年|第?[一二三四]季度|前[二三]季度"
)
_MONTHS = "january february march april may june july august september october november december"
_ENGLISH = re.compile(
    rf"(?:(?:the )?(?:first|second) half of |(?:the )?(?:first|second|third|fourth) quarter of "
    rf"|q[1-4] |h[12] |since |(?:{'|'.join(_MONTHS.split())}) )?(?:19|20)\d\d(?!{_COUNTS})"
    r"|last year|this year|(?:the )?(?:last|past) \d{1,2} years"
)


class TypedPeriod(NamedTuple):
    """`name` is how it is searched, `also` the single years of a longer one."""

    end: int
    name: str
    period: CalendarPeriod
    also: tuple[str, ...]


def periods_at(text: str, start: int, today: date) -> Iterator[TypedPeriod]:
    """What may begin here; the longest first."""
    if start and text[start - 1].isdigit() and text[start].isdigit():
        return
    for form in (_CHINESE, _ENGLISH):
        found = form.match(text, start)
        if found is None:
            continue
        if text[found.end() : found.end() + 1].isdigit() and found[0][-1].isdigit():
            continue
        try:
            first, last = read_period(found[0], today)
        except PeriodRefused:
            continue
        yield TypedPeriod(found.end(), *_named(found[0], first, last))


def _named(typed: str, first: date, last: date) -> tuple[str, CalendarPeriod, tuple[str, ...]]:
    period = CalendarPeriod(first, last)
    if first <= EARLIEST or last >= LATEST:
        return typed, period, ()
    years = range(first.year, last.year + 1)
    if len(years) == 1:
        return period_words(first, last), period, ()
    each = tuple(f"{year}年" for year in years) if len(years) <= MAX_YEARS else ()
    return typed, period, each
