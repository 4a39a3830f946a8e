"""The stretches of time that a question names: 去年, 2022年上半年, 近三年, in 2024."""

import re
from datetime import date

from releases.text.typed_dates.typed_period import PeriodRefused, read_period

from .question import Span

_DIGITS = "[0-9〇零一二三四五六七八九十两]"
_RELATIVE = "去年|今年|前年|上年|本年|大前年|明年|后年"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}(?![0-9])|{_DIGITS}{{2,4}}(?=年)|{_RELATIVE})"
_IN_YEAR = (
    rf"(?:上半年|下半年|前半年|后半年|第?[一二三四1234]季度?|前[一二三四1-4]个?季度|1?{_DIGITS}{{1,3}}"
    rf"(?:[月至到\-—~]+{_DIGITS}{{1,3}})?月份?[底末初]?|年?[底末初]|全年)"
)
_PLAN = "(?:十[一二三四五六]五)(?:规划|计划|时期|期间)*"
_RECENT = rf"(?:最近|近|过去|这){_DIGITS}{{1,3}}(?:个)?(?:年|季度|月)"
_SINCE = "(?:以来|以前|之前|以后|之后|至今)"
# What a reader's words for a stretch of time begin with; `read_period` says what they mean.
_FORM = re.compile(
    rf"(?P<range>{_YEAR}年?(?:[至到\-—~]){_YEAR}年?)"
    rf"|{_YEAR}(?:年度?)?{_IN_YEAR}?{_SINCE}?|{_PLAN}|{_RECENT}|上半年|下半年"
    rf"|前[一二三四1-4]个?季度|第?[一二三四]季度"
)
_WORDS = {"上年": "去年", "本年": "今年", "年年": "年"}
# In English the year comes last.
_HALF = re.compile(r"(?:the )?(first|second) half of ((?:19|20)[0-9]{2})(?![0-9])")


def period_at(text: str, at: int, today: date) -> tuple[int, Span] | None:
    """Where the period that begins here ends, and its first and last day; the longest that is
    understood."""
    if half := _HALF.match(text, at):
        year, first = int(half[2]), half[1] == "first"
        start, end = ((1, 1), (6, 30)) if first else ((7, 1), (12, 31))
        return half.end(), (date(year, *start), date(year, *end))
    found = _FORM.match(text, at)
    while found:
        typed = found[0]
        for word, same in _WORDS.items():
            typed = typed.replace(word, same)
        try:
            return found.end(), _whole_years(typed, read_period(typed, today), today)
        except PeriodRefused:
            found = _FORM.match(text, at, found.end() - 1)
    return None


def _whole_years(typed: str, span: Span, today: date) -> Span:
    """近三年 are three calendar years that figures may tell of, this year's not yet."""
    if typed.endswith("年") and re.match("最近|近|过去|这", typed):
        years = round((span[1] - span[0]).days / 365.25)
        return date(today.year - years, 1, 1), date(today.year, 12, 31)
    return span
