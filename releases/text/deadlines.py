"""The last day that a deadline's words allow: 年底前, 6月底前, 2025年三季度前."""

import calendar
import re
from datetime import date

_YEAR = r"(?P<year>20\d\d年|今年|明年|本年|年内)?"
_DEADLINE = re.compile(
    _YEAR
    + r"(?:(?P<end>年底|年末|底|内)|(?P<month>\d{1,2})月(?P<part>底|末|初|(?P<day>\d{1,2})日)?"
    r"|(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def last_day(words: str, on: date) -> date | None:
    """The day by which `words`, said on `on`, want it done; None where they name none.

    今年 and a bare 年底 mean the year of `on`; 6月底前 without a year means the next June to come.
    """
    match = _DEADLINE.match(words.strip())
    if match is None or not match.group():
        return None
    year = _year(match["year"], on)
    if match["month"]:
        return _month_end(match, year, on)
    if match["quarter"]:
        return _end_of_month(year or on.year, _QUARTERS[match["quarter"]] * 3)
    if match["half"]:
        return _end_of_month(year or on.year, 6 if match["half"] == "上" else 12)
    return date(year or on.year, 12, 31) if match["end"] or match["year"] else None


def _year(words: str | None, on: date) -> int | None:
    if not words:
        return None
    if words[:4].isdigit():
        return int(words[:4])
    return min(on.year + (1 if words == "明年" else 0), date.max.year)


def _month_end(match: re.Match[str], year: int | None, on: date) -> date | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    if year is None:
        year = min(on.year if month >= on.month else on.year + 1, date.max.year)
    if match["day"]:
        size = calendar.monthrange(year, month)[1]
        return date(year, month, int(match["day"])) if 1 <= int(match["day"]) <= size else None
    return _end_of_month(year, month)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
