"""Periods in running text (``2022年``, ``截至7月底``, ``3年来``), resolved against a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from releases.text.numerals import CHINESE
from releases.text.width import fold

from .period_bounds import stretch
from .printed_dates import Period

_YEAR = (
    r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|[一二][〇零一二三四五六七八九]{3})年|"
    r"去年|今年|前年|上年|本年|明年|后年"
)
_TAIL = (
    r"年[底末初]|(?<=年)[底末初]|全年|上半年|下半年|[前第]?[一二三四1-4]个?季度|前[三3]季度|"
    rf"前(?:\d{{1,2}}|[{CHINESE}]{{1,2}})个月|"
    r"(?<![\d.])(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底|末|初|"
    r"(?:\d{1,2})日(?:\d{1,2}时)?)?"
)
_SPAN = (
    r"(?P<y1>(?:19|20)\d\d)年?\s?[-—–~至到]{1,2}\s?(?P<y2>(?:19|20)\d\d)年"
    r"|(?<![\d.])(?P<m1>\d{1,2})月?(?:份)?[-—–~至到]{1,2}(?P<m2>\d{1,2})月(?:份)?(?!\d)"
)
_ACROSS = (
    r"(?P<ya>(?:19|20)\d\d|去|上|前)年(?P<ma>\d{1,2})月\s?[-—–~至到]{1,2}\s?"
    r"(?P<yb>(?:19|20)\d\d|今|去|本)年(?P<mb>\d{1,2})月(?:份|底|末)?"
)
# The digits of a year that a page lost: ``年,全市共…``.
_GONE = (
    r"(?P<gone>(?:(?<!\w)|(?<=通报|发布|介绍))年"
    r"(?=,?(?:全[国省市县区]|[我本][国省市县区]|\d{1,2}月|[^\s,。]{1,2}省)))"
)
_RECENT = (
    rf"(?:近|过去|这)?(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})年(?:多)?(?:以?[来來]|间|累计)"
    rf"|近(?P<n2>\d|[{CHINESE}])年"
)
_PLAN = r"[“\"']?(?P<plan>十[一二三四五六七八九])五[”\"']?(?P<planend>末)?(?:时期|期间)?"
_NOW = r"目前|当前|至今|本月|当月|今天"
_PERIOD = re.compile(
    rf"(?P<until>截[至止]到?)?(?:{_ACROSS}|{_GONE}|{_RECENT}|{_PLAN}|(?P<year>{_YEAR})?(?:{_SPAN})|(?P<now>{_NOW})"
    rf"|(?P<y>{_YEAR})?(?P<tail>{_TAIL})|(?P<only>{_YEAR}))(?P<since>以[来來])?"
)
# 年底前 sets a deadline; the figure after it speaks of no such time.
_DEADLINE = re.compile(r"之?前(?![三五十\d]|期)")
_COMPARES_BEFORE = ("比", "较", "与", "同", "是", "和", "于", "超", "超过")
_COMPARES_AFTER = ("相比", "同期", "末的", "的", "底的", "水平", "比")


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; ``period`` is None where its year cannot be known."""

    start: int
    end: int
    period: Period | None
    compared: bool


def mentions(
    text: str, on: date | None, year: int | None = None, whole_of: int | None = None
) -> Iterator[Mention]:
    """Every period named; ``year`` stands in where only a month is printed, else ``on`` does.

    ``whole_of`` is the year that a bare 全年 means until the text names one.
    """
    folded = fold(text)
    told = 0
    for match in _PERIOD.finditer(folded):
        # A year carries to the months after it only within its sentence.
        year = None if "。" in folded[told : match.start()] else year
        told = match.start()
        bounds = stretch(match, on, year)
        if bounds and match["until"]:
            bounds = bounds[1], bounds[1]
        elif bounds and match["since"] and on and bounds[0] <= on:
            bounds = bounds[0], on
        elif bounds and bounds[0] > bounds[1]:
            bounds = None
        if bounds is None and match["tail"] == "全年" and not match["y"]:
            of = whole_of or (on.year if on else None)
            bounds = (date(of, 1, 1), date(of, 12, 31)) if of else None
        label = text[match.start() : match.end()].strip()
        period = Period(label, bounds[0].isoformat(), bounds[1].isoformat()) if bounds else None
        compared = _compared(folded, match)
        if bounds and not compared and (match["y"] or match["only"]):
            year = whole_of = bounds[0].year
        yield Mention(match.start(), match.end(), period, compared)


def _compared(text: str, match: re.Match[str]) -> bool:
    """Whether the period is what a figure is set against: ``比2014年``, ``与2021年年底相比``."""
    if match["until"]:
        return False
    if _DEADLINE.match(text, match.end()):
        return True
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 3],
    )
    if before.endswith(("比", "较")) or after.startswith(("相比", "同期", "水平")):
        return True
    return before.endswith(_COMPARES_BEFORE) and after.startswith(_COMPARES_AFTER)
