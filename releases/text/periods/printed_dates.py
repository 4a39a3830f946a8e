"""Days and moments as Chinese pages print them; nothing is guessed that the words do not say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from releases.text.folding import fold_simplified as fold

ToldIn = Literal["clause", "sentence", "paragraph", "table", "editor", ""]
CHINA = timezone(timedelta(hours=8), "CST")
_YMD = r"(?<!\d)((?:19|20)\d\d)\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?!\d)\s?日?"
# The time may run into the next field (``14:08:3022`` is 14:08:30 and 22 views): two digits each.
_TIMESTAMP = re.compile(_YMD + r"(?:[\sT]{0,6}(\d{1,2}):(\d\d)(?::(\d\d))?)?", re.ASCII)
_GLUED_TIMESTAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d\d)(\d\d):(\d\d)(?::(\d\d))?", re.ASCII
)
_DAY = re.compile(
    r"(?:((?:19|20)\d\d)年\s?)?(?<!\d)(\d{1,2})月\s?(\d{1,2})日|(?:今|本月)\(?(\d{1,2})\)?日"
    r"|(?<=在)(\d{1,2})日(?![前内之])"
    r"|(?<=[在于定,。\s])(\d{1,2})日(?=[上下晚举召,(在])|今[天日]|本日",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in the words that named it; a moment starts and ends on one day.

    `told_in` is where a figure has it from, or "editor"; no part of what names it.
    """

    label: str
    start: str
    end: str
    told_in: ToldIn = field(default="", repr=False, metadata={"since": 2, "key": "from"})


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed: what the words leave out is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def timestamp(text: str) -> tuple[str, int, int] | None:
    """The first full date as ISO text, with its time and offset if printed, and its span."""
    folded = fold(text)
    for pattern in (_GLUED_TIMESTAMP, _TIMESTAMP):
        for match in pattern.finditer(folded):
            year, month, day, hour, minute, second = (int(part or -1) for part in match.groups())
            found = _existing_day(year, month, day)
            if found is None:
                continue
            iso = found.isoformat()
            if 0 <= hour <= 23 and 0 <= minute <= 59:
                clock = time(hour, minute, min(max(second, 0), 59))
                iso = datetime.combine(found, clock, CHINA).isoformat()
            return iso, match.start(), match.end()
    return None


def days(text: str) -> Iterator[Day]:
    """Days in running text: ``4月26日``, ``2023年4月26日``, ``今(12)日``, ``今天``."""
    for match in _DAY.finditer(fold(text)):
        year, month, day, today, at, lone = (int(part) if part else None for part in match.groups())
        yield Day(match.start(), match.end(), year, month, day or today or at or lone)


def day_on(day: Day, published: date | None) -> date | None:
    """The calendar day meant, parts left out taken from the publication date or not at all."""
    if published is None:
        return _existing_day(day.year, day.month, day.day)
    if day.day is None:
        return published
    found = _existing_day(day.year or published.year, day.month or published.month, day.day)
    if found is None or found <= published + timedelta(days=31) or day.year:
        return found
    return _existing_day(published.year - 1, day.month or published.month, day.day)


def iso_day(text: str | None) -> date | None:
    """The day of an ISO date or moment."""
    return date.fromisoformat(text[:10]) if text else None


def _existing_day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
