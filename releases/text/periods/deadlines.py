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
    said, month = match["year"] or "", int(match["month"] or 0)
    year = on.year
    if said[:4].isdigit():
        year = int(said[:4])
    elif said == "明年" or (not said and 0 < month < on.month):
        year = min(on.year + 1, date.max.year)
    if match["month"]:
        if not 1 <= month <= 12:
            return None
        end = _end_of_month(year, month)
        day = int(match["day"]) if match["day"] else end.day
        return end.replace(day=day) if 1 <= day <= end.day else None
    if match["quarter"]:
        return _end_of_month(year, _QUARTERS[match["quarter"]] * 3)
    if match["half"]:
        return _end_of_month(year, 6 if match["half"] == "上" else 12)
    return date(year, 12, 31) if match["end"] or said else None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
