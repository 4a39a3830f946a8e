"""The first and last day of a period that ``period_mentions`` found in a text."""

import re
from datetime import date, timedelta

from .numerals import count_value

_ENDS = ("年底", "年末")
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_HALVES = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}


def stretch(match: re.Match[str], on: date | None, year: int | None) -> tuple[date, date] | None:
    if match["gone"]:
        return None
    if match["ya"]:
        return _across(match, on)
    if match["plan"]:
        return _plan(match)
    if match["y1"]:
        return date(int(match["y1"]), 1, 1), date(int(match["y2"]), 12, 31)
    if match["now"]:
        return _now(match["now"], on)
    if match["n"] or match["n2"]:
        return _recent(match["n"] or match["n2"], on)
    named = _year(match["year"] or match["y"] or match["only"], on)
    if named is None and (match["year"] or match["y"] or match["only"]):
        return None
    if match["m1"]:
        return _months(
            named or year or (on.year if on else None), int(match["m1"]), int(match["m2"])
        )
    if match["only"] and named:
        return date(named, 1, 1), date(named, 12, 31)
    return _part(match["tail"], named, year, on)


def _across(match: re.Match[str], on: date | None) -> tuple[date, date] | None:
    """``2021年1月至今年3月``."""
    first, last = _year(f"{match['ya']}年", on), _year(f"{match['yb']}年", on)
    opens = _months(first, int(match["ma"]), int(match["ma"]))
    ends = _months(last, int(match["mb"]), int(match["mb"]))
    return (opens[0], ends[1]) if opens and ends and opens[0] <= ends[1] else None


def _plan(match: re.Match[str]) -> tuple[date, date]:
    first = 1951 + 5 * (count_value(match["plan"]) or 0)
    return date(first + 4 if match["planend"] else first, 1, 1), date(first + 4, 12, 31)


def _now(word: str, on: date | None) -> tuple[date, date] | None:
    if on is None:
        return None
    return (on.replace(day=1), on) if word in ("本月", "当月") else (on, on)


def _recent(count: str, on: date | None) -> tuple[date, date] | None:
    years = count_value(count)
    if on is None or not years or years >= on.year:
        return None
    # 28 February stands in for a leap day.
    return on.replace(year=on.year - years, day=min(on.day, 28)), on


def _year(word: str | None, on: date | None) -> int | None:
    if word is None:
        return None
    if word in _RELATIVE:
        return on.year + _RELATIVE[word] if on else None
    return count_value(word[:4])


def _part(
    words: str, named: int | None, year: int | None, on: date | None
) -> tuple[date, date] | None:
    """A half, quarter, month, day or end of a year."""
    of = named or year or (on.year if on else None)
    if of is None or (words == "全年" and not named):
        return None
    found = _part_of(words, of)
    # 年底 alone lies ahead; a month that has not come yet was last year's.
    if found and named is None and on and found[0] > on and words not in _ENDS:
        return _part_of(words, of - 1) if year is None else found
    return found


def _part_of(words: str, of: int) -> tuple[date, date] | None:
    if words in _HALVES:
        return _months(of, *_HALVES[words])
    if words.endswith("个月"):
        return _months(of, 1, count_value(words[1:-2]) or 0)
    if "季度" in words:
        quarter = count_value(words.lstrip("前第")[0]) or 0
        return _months(of, 1 if words.startswith("前") else 3 * quarter - 2, 3 * quarter)
    if "月" in words:
        return _month(words, of)
    if words.endswith("初"):
        return date(of, 1, 1), date(of, 1, 1)
    return date(of, 12, 31), date(of, 12, 31)


def _month(words: str, of: int) -> tuple[date, date] | None:
    number, rest = words.split("月", 1)
    whole = _months(of, month := count_value(number) or 0, month)
    if whole is None or rest in ("", "份"):
        return whole
    if rest in ("底", "末"):
        return whole[1], whole[1]
    if rest == "初":
        return whole[0], whole[0]
    day = int(rest.split("日")[0])
    if not 1 <= day <= whole[1].day:
        return None
    return date(of, month, day), date(of, month, day)


def _months(of: int | None, first: int, last: int) -> tuple[date, date] | None:
    if not of or not 1 <= first <= last <= 12:
        return None
    after = date(of + last // 12, last % 12 + 1, 1) if of < 9999 else date(of, 12, 31)
    return date(of, first, 1), after - timedelta(days=1)
