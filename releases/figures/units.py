"""Which units count the same thing, and by what factor: 万件 and 件, 亿元 and 万元, ‰ and %."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

PERCENT = "%"
POINTS = "个百分点"
TIMES = "倍"


class Unit(NamedTuple):
    """What is counted, and how many of it one such unit is."""

    dimension: str
    factor: Decimal


_MAGNITUDES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
# 千克, 千米, 千瓦 and 百分点 only begin like a magnitude.
_LONGEST_FIRST = "|".join(sorted(_MAGNITUDES, reverse=True))
_MAGNITUDE = re.compile(rf"(?!千[克米瓦]|百分)({_LONGEST_FIRST})")
_TRADITIONAL = str.maketrans("萬億個項條張筆隻輛戶點％﹪", "万亿个项条张笔只辆户点%%")
_SAME = {"人民币": "元", "人民币元": "元", "百分点": POINTS, "个点": POINTS, "位": "人", "名": "人"}
# Units of one dimension beside the base that they are counted in. 1 公顷 is 15 亩 by definition.
_CONVERTED = {
    "‰": (PERCENT, "0.1"),
    "成": (PERCENT, "10"),
    "公斤": ("千克", "1"),
    "斤": ("千克", "0.5"),
    "吨": ("千克", "1000"),
    "公里": ("米", "1000"),
    "千米": ("米", "1000"),
    "毫米": ("米", "0.001"),
    "公顷": ("亩", "15"),
    "平方公里": ("亩", "1500"),
    "平方千米": ("亩", "1500"),
    "平方米": ("亩", "0.0015"),
}


@lru_cache(maxsize=1024)
def unit_of(printed: str) -> Unit:
    """Any text is a unit; one that no table names counts only itself."""
    text = "".join(printed.split()).translate(_TRADITIONAL)
    text = _SAME.get(text, text)
    match = _MAGNITUDE.match(text)
    factor = Decimal(_MAGNITUDES[match[1]]) if match else Decimal(1)
    text = text[match.end() :] if match else text
    base, converted = _CONVERTED.get(_SAME.get(text, text), (_SAME.get(text, text), "1"))
    return Unit(base, factor * Decimal(converted))


def canonical(value: Decimal, unit: str) -> Decimal:
    """The value in the base of its dimension: 1.5 万件 → 15000."""
    return value * unit_of(unit).factor


def comparable(one: str, other: str) -> bool:
    """Whether two units count the same thing."""
    return unit_of(one).dimension == unit_of(other).dimension
