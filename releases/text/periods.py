"""Periods in running text (``2022年``, ``截至7月底``, ``3年来``), resolved against a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import Period
from .numbers import CHINESE, count_value
from .width import fold

_YEAR = (
    r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|[一二][〇零一二三四五六七八九]{3})年|去年|今年|前年|上年|本年"
)
_TAIL = (
    r"年?[底末初]|全年|上半年|下半年|前?[一二三四1-4]个?季度|前[三3]季度|"
    r"(?<![\d.])(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底|末|初|"
    r"(?:\d{1,2})日(?:\d{1,2}时)?)?"
)
_SPAN = (
    r"(?P<y1>(?:19|20)\d\d)年?\s?[-—–~至到]{1,2}\s?(?P<y2>(?:19|20)\d\d)年"
    r"|(?<![\d.])(?P<m1>\d{1,2})月?(?:份)?[-—–~至到]{1,2}(?P<m2>\d{1,2})月(?:份)?(?!\d)"
)
_RECENT = (
    rf"(?:近|过去|这)?(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})年(?:多)?(?:以?来|间|累计)"
    rf"|近(?P<n2>\d|[{CHINESE}])年"
)
_PLAN = r"[“\"']?(?P<plan>十[一二三四五六七八九])五[”\"']?(?P<planend>末)?(?:时期|期间)?"
_NOW = r"目前|当前|至今|本月|当月|今天"
_PERIOD = re.compile(
    rf"(?P<until>截[至止]到?)?(?:{_RECENT}|{_PLAN}|(?P<year>{_YEAR})?(?:{_SPAN})|(?P<now>{_NOW})"
    rf"|(?P<y>{_YEAR})?(?P<tail>{_TAIL})|(?P<only>{_YEAR}))(?P<since>以来)?"
)
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2}
_HALVES = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}
_COMPARES_BEFORE = ("比", "较", "与", "同", "是", "和", "于", "超", "超过")
_COMPARES_AFTER = ("相比", "同期", "末的", "的", "底的", "水平", "比")


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; ``period`` is None where its year cannot be known."""

    start: int
    end: int
    period: Period | None
    compared: bool


def mentions(text: str, on: date | None, year: int | None = None) -> Iterator[Mention]:
    """Every period named; ``year`` stands in where only a month is printed, else ``on`` does."""
    folded = fold(text)
    told = 0
    for match in _PERIOD.finditer(folded):
        # A year carries to the months after it only within its sentence.
        year = None if "。" in folded[told : match.start()] else year
        told = match.start()
        bounds = _bounds(match, on, year)
        label = text[match.start() : match.end()].strip()
        period = Period(label, *map(date.isoformat, bounds)) if bounds else None
        compared = _compared(folded, match)
        if bounds and not compared and (match["y"] or match["only"]):
            year = bounds[0].year
        yield Mention(match.start(), match.end(), period, compared)


def _compared(text: str, match: re.Match[str]) -> bool:
    """Whether the period is what a figure is set against: ``比2014年``, ``与2021年年底相比``."""
    if match["until"]:
        return False
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 3],
    )
    if before.endswith(("比", "较")) or after.startswith(("相比", "同期", "水平")):
        return True
    return before.endswith(_COMPARES_BEFORE) and after.startswith(_COMPARES_AFTER)


def _bounds(match: re.Match[str], on: date | None, year: int | None) -> tuple[date, date] | None:
    found = _stretch(match, on, year)
    if found is None:
        return None
    start, end = found
    if match["until"]:
        return end, end
    if match["since"] and on and start <= on:
        return start, on
    return (start, end) if start <= end else None


def _stretch(match: re.Match[str], on: date | None, year: int | None) -> tuple[date, date] | None:
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
    if found and named is None and on and found[0] > on:
        return _part_of(words, of - 1) if year is None else found
    return found


def _part_of(words: str, of: int) -> tuple[date, date] | None:
    if words in _HALVES:
        return _months(of, *_HALVES[words])
    if "季度" in words:
        quarter = count_value(words.removeprefix("前")[0]) or 0
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
