"""The first and last day of a period that ``period_mentions`` found in a text."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from releases.text.numerals import RELATIVE_YEARS, count_value, plan_years

from .printed_dates import moved_days

Bounds = tuple[date, date]

_ENDS = ("年底", "年末", "底", "末")
_NEARLY, _OVER = timedelta(days=31), timedelta(days=7)
_HALVES = {"全年": (1, 12), "年内": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}
# 上年 and 当年 are of the time that was told, 去年 and 今年 of the day of the conference.
_OF_TOLD = ("上年", "当年", "同年")


@dataclass
class Known:
    """What the words before a period tell: the day of speaking, the sentence's year, the time.

    ``foreseen`` is set where the clause tells of the future, ``unfinished`` where a part of a year
    named in the sentence is not over yet this year.
    """

    on: date | None
    year: int | None = None
    told: Bounds | None = None
    # The years that a speaker reports of, which 三年来 is.
    span: Bounds | None = None
    foreseen: bool = False
    unfinished: bool = False
    # The time named last, be it a part of the one told.
    latest: Bounds | None = None
    # Whether the last period took its year from the time told before.
    leans: bool = False

    def hear(self, bounds: Bounds, *, with_year: bool, goes_on: bool) -> None:
        """A time that speaks of what follows in its sentence, or beyond it."""
        self.latest = bounds
        self.year = bounds[0].year if with_year else self.year
        self.told = bounds if goes_on else self.told


def stretch(match: re.Match[str], known: Known) -> Bounds | None:
    """The bounds of a match of ``PERIOD``; None where they cannot be known."""
    bounds = _named(match, known)
    if bounds is None:
        return None
    if match["until"]:
        return bounds[1], bounds[1]
    if match["since"]:
        return (bounds[0], known.on) if known.on and bounds[0] <= known.on else None
    return bounds if bounds[0] <= bounds[1] else None


def _named(match: re.Match[str], known: Known) -> Bounds | None:
    if match["gone"] or match["vague"]:
        return None
    if match["same"]:
        return _same_time(match["same"], known.latest or known.told)
    if match["ya"] or match["plan"] or match["y1"] or match["n"] or match["n2"]:
        return years_together(match, known)
    if match["now"]:
        return until_now(match["now"], known)
    said = match["year"] or match["y"] or match["only"]
    named = _year(said, known)
    of = named or known.year or (known.on.year if known.on else None)
    if of is None or (named is None and said):
        return None
    if match["only"]:
        return date(of, 1, 1), date(of, 12, 31)
    return part_in(match, of) if named or known.year else part_without_year(match, known)


def _same_time(words: str, of: Bounds | None) -> Bounds | None:
    """去年同期, 2029年同期: the stretch named last, in the year before or that year."""
    if of is None:
        return None
    years = int(words[:4]) - of[1].year if words[:4].isdigit() else -1
    return moved_days(*of, years)


def part_in(match: re.Match[str], of: int) -> Bounds | None:
    """The part of a year that a match names: 1—6月, 4月20日至26日, 上半年."""
    if match["m1"]:
        return _months(of, int(match["m1"]), int(match["m2"]))
    if match["tail"]:
        return part_of_year(match["tail"], of)
    first, last = match["d1"], match["d2"]
    last = last if "月" in last else f"{first.split('月')[0]}月{last}"
    opens, ends = part_of_year(f"{first}日", of), part_of_year(f"{last}日", of)
    return (opens[0], ends[1]) if opens and ends else None


def years_together(match: re.Match[str], known: Known) -> Bounds | None:
    """2021年1月至今年3月, “十四五”期间, 2028—2030年, 近三年."""
    if match["ya"]:
        first, last = _year(f"{match['ya']}年", known), _year(f"{match['yb']}年", known)
        opens = _months(first, int(match["ma"] or 1), 12)
        ends = _months(last, 1, int(match["mb"] or 12))
        return (opens[0], ends[1]) if opens and ends else None
    if match["plan"]:
        begins, closes = plan_years(match["plan"])
        if match["first"]:
            closes = begins + (count_value(match["first"]) or 1) - 1
        end = date(closes, 12, 31)
        return end if match["planend"] else date(begins, 1, 1), end
    if match["y1"]:
        return date(int(match["y1"]), 1, 1), date(int(match["y2"]), 12, 31)
    years, on = count_value(match["n"] or match["n2"]), known.on
    for told in (known.told, known.span) if years and "近" not in match[0] else ():
        if told and whole_years(told) == years:
            return told
    if on is None or not years or years >= on.year or (match["n"] and match[0][-1] in "计年"):
        return None
    # 28 February stands in for a leap day.
    return on.replace(year=on.year - years, day=min(on.day, 28)), on


def part_without_year(match: re.Match[str], known: Known) -> Bounds | None:
    """年末, 全年 and 下半年 are of the year told before; a month is of the last twelve."""
    on, told = known.on, known.told[1].year if known.told else None
    words = match["tail"] or ""
    if words in ("全年", "年内") or words in _ENDS:
        of = on.year if known.foreseen and on else told
        known.leans = of == told
        if of is None and on and words != "全年":
            of = on.year
        return part_in(match, of) if of else None
    found = part_in(match, on.year) if on else None
    if on is None or found is None or known.foreseen:
        return found
    if is_open(match, found, on) or known.unfinished:
        known.leans = bool(told and told < on.year)
        if told and known.leans:
            return part_in(match, told)
        if found[0] <= on and not is_day_or_month(found):
            return None  # 二季度 said in May: of this year, so far, or of a year before
    return part_in(match, on.year - 1) if found[0] > on else found


def until_now(words: str, known: Known) -> Bounds | None:
    """目前 is the day of speaking, 本月 what has passed of its month."""
    on, told = known.on, known.told
    if words == "当月":
        one_month = told and (told[0].year, told[0].month) == (told[1].year, told[1].month)
        return told if one_month else None
    if on is None:
        return None
    return (on.replace(day=1) if words == "本月" else on), on


def _year(word: str | None, known: Known) -> int | None:
    if word is None:
        return None
    told = known.year or (known.told[1].year if known.told else None)
    if word in _OF_TOLD and (told or word != "上年"):
        known.leans = known.year is None
        return told + RELATIVE_YEARS.get(word, 0) if told else None
    if word in RELATIVE_YEARS:
        return known.on.year + RELATIVE_YEARS[word] if known.on else None
    return count_value(word[:4])


def is_open(match: re.Match[str], bounds: Bounds, on: date) -> bool:
    """Whether a part of this year is not nearly over: a half, a quarter, a month to come."""
    return bounds[0] > on or bounds[1] > on + (_OVER if match["m1"] else _NEARLY)


def is_day_or_month(bounds: Bounds) -> bool:
    return bounds[1] - bounds[0] <= _NEARLY


def whole_years(bounds: Bounds) -> int:
    """How many whole years from one to the other; 0 for other stretches."""
    whole = (bounds[0].month, bounds[0].day, bounds[1].month, bounds[1].day) == (1, 1, 12, 31)
    return bounds[1].year - bounds[0].year + 1 if whole else 0


def part_of_year(words: str, of: int) -> Bounds | None:
    """A half, quarter, month, day or end of a year."""
    if words in _HALVES:
        return _months(of, *_HALVES[words])
    if words[0] in "前头" and words.endswith("月"):
        return _months(of, 1, count_value(words[1:].rstrip("个月")) or 0)
    if "季度" in words or "半年" in words:
        if words.endswith(("末", "底")):
            whole = part_of_year(words[:-1], of)
            return whole and (whole[1], whole[1])
        quarter = count_value(words.lstrip("前第")[0]) or 0
        return _months(of, 1 if words.startswith("前") else 3 * quarter - 2, 3 * quarter)
    if "月" not in words:
        end = date(of, 1, 1) if words.endswith("初") else date(of, 12, 31)
        return end, end
    numeral, rest = words.split("月", 1)
    whole = _months(of, month := count_value(numeral) or 0, month)
    if whole is None or rest.removesuffix("当月") in ("", "份"):
        return whole
    days = {"初": 1, "底": whole[1].day, "末": whole[1].day}
    day = days[rest] if rest in days else int(rest.split("日")[0])
    return (date(of, month, day),) * 2 if 1 <= day <= whole[1].day else None


def _months(of: int | None, first: int, last: int) -> Bounds | None:
    if not of or not 1 <= first <= last <= 12:
        return None
    after = date(of + last // 12, last % 12 + 1, 1) if of < 9999 else date(of, 12, 31)
    return date(of, first, 1), after - timedelta(days=1)
