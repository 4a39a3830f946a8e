"""The first and last day of a stretch of time that typed_points knows by its form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from releases.text.numerals import RELATIVE_YEARS, plan_years

from .bounds import EARLIEST, LATEST, Span, Unclear, day_in, from_ordinals, gettext_noop, in_months

Match = re.Match[str]
_MAX_AHEAD = 10
_UNITS = {"年": 12, "季度": 3, "季": 3, "月": 1, "个月": 1, "周": 7, "星期": 7, "天": 1, "日": 1}
_DAYS = ("天", "日", "周", "星期")


@dataclass(frozen=True, slots=True)
class Around:
    """What the words may leave out: the day they are typed, and a year and month already said."""

    today: date
    year: int | None = None
    month: int | None = None


def whole_year(match: Match, around: Around) -> Span:
    """``2023年``, ``去年全年``."""
    return _months(match, around, 1, 12)


def month(match: Match, around: Around) -> Span:
    """``2023年3月``, ``3月份``."""
    number, said = int(match["m"]), _group(match, "y")
    if said and number > max(12, day_in(int(said), 1, 1).year % 100):
        examples = (f"{said}年3月", f"{said}年至{said[:2]}{number}年")
        raise Unclear(gettext_noop("月份只到12"), *examples)
    return _months(match, around, number, number)


def date_of(match: Match, around: Around) -> Span:
    """``2023年3月15日``, ``3/15``."""
    number, day = int(match["m"]), int(match["d"])
    return _in_year(match, around, lambda year: (day_in(year, number, day),) * 2)


def compact(match: Match, around: Around) -> Span:
    """``202303`` and ``20230427``; ``230427`` is refused for its year, not for its month."""
    if not EARLIEST.year <= int(match["y"]) <= LATEST.year:
        return short_year(match, around)
    return date_of(match, around) if _group(match, "d") else month(match, around)


def lone_day(match: Match, around: Around) -> Span | None:
    """``15日`` after a year and month that were said."""
    if around.year is None or around.month is None:
        return None
    return (day_in(around.year, around.month, int(match["d"])),) * 2


def tenth(match: Match, around: Around) -> Span:
    """``3月上旬``: ten days, the last tenth to the month's end."""
    number, at = int(match["m"]), "上中下".index(match["tenth"])

    def days(year: int) -> Span:
        end = in_months(year, number, number)[1]
        return end.replace(day=10 * at + 1), end if at == 2 else end.replace(day=10 * at + 10)

    return _in_year(match, around, days)


def quarter(match: Match, around: Around) -> Span:
    """``一季度``, and ``前三季度`` from January on."""
    number = int(match["n"] or match["n2"])
    if not 1 <= number <= 4:
        raise Unclear(gettext_noop("一年只有四个季度"), "一季度", "2023年第四季度")
    return _months(match, around, 1 if match["from"] else 3 * number - 2, 3 * number)


def half(match: Match, around: Around) -> Span:
    """``上半年``, ``2023年h2``."""
    which = match["half"] or match["n"]
    if which not in "上下前后12":
        raise Unclear(gettext_noop("一年只有上半年和下半年"), "上半年", "2023年下半年")
    first = 1 if which in "上前1" else 7
    return _months(match, around, first, first + 5)


def first_months(match: Match, around: Around) -> Span:
    """``前5个月`` begin in January."""
    return _months(match, around, 1, int(match["n"]))


def edge(match: Match, around: Around) -> Span:
    """年底 is December, 年初 is January."""
    number = 1 if match["edge"] == "初" else 12
    return _months(match, around, number, number)


def plan(match: Match, around: Around) -> Span:
    """``十四五`` is 2021 to 2025."""
    first, last = plan_years(match["plan"])
    return day_in(first, 1, 1), day_in(last, 12, 31)


def this(match: Match, around: Around) -> Span:
    """本月, 上季度, 下周: whole ones, though part of them is yet to come."""
    shift = {"上": -1, "下": 1}.get(match["which"], 0)
    today, unit = around.today, match["unit"]
    if unit in _DAYS:
        monday = today.toordinal() - today.weekday() + 7 * shift
        return from_ordinals(monday, monday + 6)
    size = _UNITS[unit]
    at = (today.year * 12 + today.month - 1) // size * size + shift * size
    return in_months(at // 12, at % 12 + 1, at % 12 + size)


def near_day(match: Match, around: Around) -> Span:
    """``昨天``."""
    at = around.today.toordinal() + {"今": 0, "昨": -1, "前": -2, "明": 1}[match["which"]]
    return from_ordinals(at, at)


def recent(match: Match, around: Around) -> Span:
    """So many whole years, months or days up to today, today included."""
    today, unit = around.today, match["unit"]
    number = int(_group(match, "n") or 0)
    if not number and not match["half"]:
        return vague(match, around)
    if unit in _DAYS:
        return from_ordinals(today.toordinal() + 1 - number * _UNITS[unit], today.toordinal())
    size = number * _UNITS[unit] + (_UNITS[unit] // 2 if match["half"] else 0)
    at = today.year * 12 + today.month - 1 - size
    last = in_months(at // 12, at % 12 + 1, at % 12 + 1)[1]
    return last.replace(day=min(today.day, last.day)) + timedelta(days=1), today


def vague(match: Match, around: Around) -> Span:
    """``近几年`` is refused."""
    raise Unclear(gettext_noop("没有说清是多久"), "近三年", "最近半年", "近30天")


def short_year(match: Match, around: Around) -> Span:
    """``23-3-15`` is refused: which part is the year?"""
    raise Unclear(gettext_noop("年份请写四位"), "2023年", "2023年3月", "2023-03-15")


def since_or_for(match: Match, around: Around) -> Span:
    """``20年以来`` may be since 2020 or for twenty years."""
    year = around.today.year // 100 * 100 + int(match["yy"])
    year = year if year <= around.today.year else year - 100
    examples = (f"{year}年以来", f"近{match['yy']}年")
    raise Unclear(gettext_noop("分不清是年份还是年数"), *examples)


def day_or_months(match: Match, around: Around) -> Span:
    """``3-15`` is a day; ``3-8`` may as well be March to August."""
    first, last = int(match["m"]), int(match["d"])
    if first <= 12 < last or not first:
        return date_of(match, around)
    if first > 12 or first >= last:
        return short_year(match, around)
    reason = gettext_noop("分不清是%(first)d月%(last)d日，还是%(first)d月至%(last)d月")
    examples = (f"{first}月{last}日", f"{first}月至{last}月")
    raise Unclear(reason, *examples, first=first, last=last)


def _months(match: Match, around: Around, first: int, last: int) -> Span:
    return _in_year(match, around, lambda year: in_months(year, first, last))


def _in_year(match: Match, around: Around, days: Callable[[int], Span]) -> Span:
    """In the year that was said; without one in this year, or the last if yet to come."""
    today, year = around.today, around.year
    if said := _group(match, "rel"):
        year = today.year + RELATIVE_YEARS[said]
    elif said := _group(match, "yy"):
        # 23年 is of this century as long as it is not far ahead, 98年 of the last.
        year = today.year // 100 * 100 + int(said)
        year = year if year <= today.year + _MAX_AHEAD else year - 100
    elif said := _group(match, "y"):
        year = int(said)
    if year is not None:
        return days(year)
    found = days(today.year)
    return days(today.year - 1) if found[0] > today else found


def _group(match: Match, name: str) -> str | None:
    """A part of the form; not every form has every part."""
    return match.groupdict().get(name)
