"""Days and moments as Chinese pages print them; nothing is guessed that the words do not say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal

from releases.text.folding import fold_simplified

ToldIn = Literal["clause", "sentence", "paragraph", "table", "editor", ""]
CHINA = timezone(timedelta(hours=8), "CST")
_YMD = (
    r"(?<!\d)((?:19|20)\d\d)(?:\s?(?:年|[-/.])|\s(?=\d{1,2}\s?[-/.]))\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})"
    r"(?!\d)\s?日?"
)
_HALF = r"(凌晨|早上?|上午|中午|下午|傍晚|晚上?)?\s?"
_SHIFT = r"(?:\s?([AaPp])\.?[Mm]\.?|(?:\.\d{1,9})?(?:(Z|[+-]\d\d:?\d\d)(?!\d))?)"
_CLOCK = rf"{_HALF}(\d{{1,2}})(?::|[时時点點])(\d\d)分?(?::(\d\d))?{_SHIFT}"
# The time may run into the next field (``14:08:3022`` is 14:08:30 and 22 views): two digits each.
_TIMESTAMP = re.compile(rf"{_YMD}(?:[\sT]{{0,6}}{_CLOCK})?", re.ASCII)
_GLUED_TIMESTAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d\d)()(\d\d):(\d\d)(?::(\d\d))?()()", re.ASCII
)
_DAY = re.compile(
    r"(?:((?:19|20)\d\d)年\s?)?(?<!\d)(\d{1,2})月\s?(\d{1,2})日|(?:今|本月)\(?(\d{1,2})\)?日"
    r"|(?<=在)(\d{1,2})日(?![前内之])"
    r"|(?<![\d月年第每至到~—-])(\d{1,2})日(?=[上下晚]午?|[举召]|[,(在从]|联[合手]|共同)|今[天日]|本日",
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
    # Not in the printed form, which keys of accepted rows are made of and which are for ever.
    told_in: ToldIn = field(default="", repr=False, metadata={"since": 2, "key": "from"})

    @property
    def days(self) -> int:
        return (_iso(self.end) - _iso(self.start)).days

    def holds(self, part: "Period") -> bool:
        return self.start <= part.start and part.end <= self.end


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed: what the words leave out is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def timestamp(text: str) -> tuple[str, int, int] | None:
    """The first full date as ISO text, with its time and offset if printed, and its span.

    Pages are read in Shanghai: a moment told in another zone, as ``…T01:30:00Z``, is put into it.
    """
    folded = fold_simplified(text)
    for pattern in (_GLUED_TIMESTAMP, _TIMESTAMP):
        for match in pattern.finditer(folded):
            year, month, day, half, hour, minute, second, half_of_day, zone = match.groups()
            found = _existing_day(int(year), int(month), int(day))
            if found is None:
                continue
            iso = found.isoformat()
            of_day = _hour(int(hour), half_of_day or half or "") if hour else 24
            if of_day <= 23 and int(minute) <= 59:
                clock = time(of_day, int(minute), min(int(second or 0), 59))
                moment = datetime.combine(found, clock, _offset(zone) if zone else CHINA)
                iso = moment.astimezone(CHINA).isoformat()
            return iso, match.start(), match.end()
    return None


def _hour(printed: int, half: str) -> int:
    """The hour of the day: ``下午3``, ``09 PM`` and ``12 AM`` count by halves of it."""
    if printed == 12 and half in ("a", "A", "凌晨"):
        return 0
    later = half in ("p", "P") or half.startswith(("下午", "傍晚", "晚"))
    return printed + 12 if printed < 12 and (later or (half == "中午" and printed < 3)) else printed


def _offset(zone: str) -> timezone:
    if zone == "Z":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    shift = timedelta(hours=min(hours, 14), minutes=min(minutes, 59))
    return timezone(-shift if zone[0] == "-" else shift)


def days(text: str) -> Iterator[Day]:
    """Days in running text: ``4月26日``, ``2023年4月26日``, ``今(12)日``, ``今天``."""
    for match in _DAY.finditer(fold_simplified(text)):
        year, month, day, today, at, lone = (int(part) if part else None for part in match.groups())
        yield Day(match.start(), match.end(), year, month, day or today or at or lone)


def day_on(day: Day, published: date | None) -> date | None:
    """The calendar day meant, parts left out taken from the publication date or not at all."""
    if published is None:
        return _existing_day(day.year, day.month, day.day)
    if day.day is None:
        return published
    found = _existing_day(day.year or published.year, day.month or published.month, day.day)
    if day.month is None and (found is None or found > published):
        # 31日 on a page of the first of the month.
        before = published.replace(day=1) - timedelta(days=1)
        return _existing_day(before.year, before.month, day.day)
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


def moved(period: Period | None, years: int, label: str) -> Period | None:
    """The same stretch of another year, in other words."""
    days = period and moved_days(_iso(period.start), _iso(period.end), years)
    if period is None or not days:
        return None
    return replace(period, label=label, start=days[0].isoformat(), end=days[1].isoformat())


def moved_days(start: date, end: date, years: int) -> tuple[date, date] | None:
    """The same days of another year; the end of February stays one."""
    if not 1 <= start.year + years <= end.year + years <= date.max.year:
        return None
    last = _in_year(end, end.year + years)
    if (start.month, start.day) == (1, 1) and end.month == 2 and end.day >= 28:
        last = date(last.year, 3, 1) - (date(2, 1, 2) - date(2, 1, 1))
    return _in_year(start, start.year + years), last


def _in_year(day: date, year: int) -> date:
    # 28 February stands in for a leap day.
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _iso(day: str) -> date:
    return date.fromisoformat(day)
