"""A period in the shortest words that say it: 2023年3月, 2021年至2023年."""

import calendar
from datetime import date

from .bounds import EARLIEST, LATEST

_PARTS = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
_PARTS |= {(3 * at + 1, 3 * at + 3): f"{name}季度" for at, name in enumerate("一二三四")}


def period_words(start: date, end: date) -> str:
    """What `read_period` reads back as the same two days."""
    if start <= EARLIEST:
        return "全部时间" if end >= LATEST else f"{_longest_words(end, opens=False)}及以前"
    if end >= LATEST:
        return f"{_longest_words(start, opens=True)}及以后"
    if start == end:
        return _words_of(start, 3)
    whole_months = start.day == 1 and _closes_month(end)
    if whole_months and start.year == end.year:
        # One whole year, half, quarter or month.
        if start.month == end.month:
            return _words_of(start, 2)
        if (start.month, end.month) in _PARTS:
            return f"{start.year}年{_PARTS[start.month, end.month]}"
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        return f"{start.year}年至{end.year}年"
    size = 2 if whole_months else 3
    first, last = _words_of(start, size), _words_of(end, size)
    # What both have in common is said once: 2023年3月1日至15日.
    for shared in (_words_of(start, 2), _words_of(start, 1)):
        if last != shared and last.startswith(shared):
            return f"{first}至{last.removeprefix(shared)}"
    return f"{first}至{last}"


def _longest_words(day: date, *, opens: bool) -> str:
    """The longest of year, month and day that starts or ends on the day."""
    if (day.month, day.day) == ((1, 1) if opens else (12, 31)):
        return _words_of(day, 1)
    return _words_of(day, 2 if (day.day == 1 if opens else _closes_month(day)) else 3)


def _words_of(day: date, size: int) -> str:
    return "".join((f"{day.year}年", f"{day.month}月", f"{day.day}日")[:size])


def _closes_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
