"""The first and last day of a period that ``period_mentions`` found in a text."""

import re
from datetime import date, timedelta

from releases.text.numerals import RELATIVE_YEARS, count_value, plan_years

_ENDS = ("年底", "年末")

_HALVES = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}


def stretch(match: re.Match[str], on: date | None, year: int | None) -> tuple[date, date] | None:
    """The bounds of a match of ``period_mentions``; None where its year cannot be known."""
    if match["gone"]:
        return None
    if match["ya"]:
        # 2021年1月至今年3月
        opens = _months(_year(f"{match['ya']}年", on), int(match["ma"]), int(match["ma"]))
        ends = _months(_year(f"{match['yb']}年", on), int(match["mb"]), int(match["mb"]))
        return (opens[0], ends[1]) if opens and ends and opens[0] <= ends[1] else None
    if match["plan"]:
        first, last = plan_years(match["plan"])
        return date(last if match["planend"] else first, 1, 1), date(last, 12, 31)
    if match["y1"]:
        return date(int(match["y1"]), 1, 1), date(int(match["y2"]), 12, 31)
    if match["now"]:
        this_month = match["now"] in ("本月", "当月")
        return (on.replace(day=1) if this_month else on, on) if on else None
    if count := match["n"] or match["n2"]:
        years = count_value(count)
        if on is None or not years or years >= on.year:
            return None
        # 28 February stands in for a leap day.
        return on.replace(year=on.year - years, day=min(on.day, 28)), on
    said = match["year"] or match["y"] or match["only"]
    named = _year(said, on)
    if named is None and said:
        return None
    of = named or year or (on.year if on else None)
    if match["m1"]:
        return _months(of, int(match["m1"]), int(match["m2"]))
    if match["only"] and named:
        return date(named, 1, 1), date(named, 12, 31)
    words = match["tail"]
    if of is None or (words == "全年" and not named):
        return None
    found = _part_of(words, of)
    ahead = found and on and found[0] > on and named is None
    # 年底 alone lies ahead; a month that has not come yet was last year's.
    return _part_of(words, of - 1) if ahead and year is None and words not in _ENDS else found


def _year(word: str | None, on: date | None) -> int | None:
    if word is None:
        return None
    if word in RELATIVE_YEARS:
        return on.year + RELATIVE_YEARS[word] if on else None
    return count_value(word[:4])


def _part_of(words: str, of: int) -> tuple[date, date] | None:
    """A half, quarter, month, day or end of a year."""
    if words in _HALVES:
        return _months(of, *_HALVES[words])
    if words.endswith("个月"):
        return _months(of, 1, count_value(words[1:-2]) or 0)
    if "季度" in words:
        quarter = count_value(words.lstrip("前第")[0]) or 0
        return _months(of, 1 if words.startswith("前") else 3 * quarter - 2, 3 * quarter)
    if "月" not in words:
        end = date(of, 1, 1) if words.endswith("初") else date(of, 12, 31)
        return end, end
    numeral, rest = words.split("月", 1)
    whole = _months(of, month := count_value(numeral) or 0, month)
    if whole is None or rest in ("", "份"):
        return whole
    days = {"初": 1, "底": whole[1].day, "末": whole[1].day}
    day = days[rest] if rest in days else int(rest.split("日")[0])
    return (date(of, month, day),) * 2 if 1 <= day <= whole[1].day else None


def _months(of: int | None, first: int, last: int) -> tuple[date, date] | None:
    if not of or not 1 <= first <= last <= 12:
        return None
    after = date(of + last // 12, last % 12 + 1, 1) if of < 9999 else date(of, 12, 31)
    return date(of, first, 1), after - timedelta(days=1)
