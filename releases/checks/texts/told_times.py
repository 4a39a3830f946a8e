"""是上年的2倍, 增长了3倍, 翻一番: how many times over, beside the two numbers of the sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.text.folding import fold_simplified
from releases.text.numerals import count_value

from .remark import Remark

KIND = "change_does_not_fit"
_NUM = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"[万亿]{0,2}(?:件|元|家|人次|人|名|个|项|起|次|户|批次|批|吨|台|套|笔|宗|种|亩|场|份)?"
_BY = r"(?P<rough>近|约|将近|超过?|逾|大约)?(?P<by>\d[\d.]*|[一二两三四五六七八九十])"
_DAY = r"(?:(?:19|20)\d\d年|[今去前本]年|上年)?"
_IS = re.compile(
    rf"(?P<now>{_NUM})(?P<unit>{_UNIT})[^。;\d]{{0,6}}(?P<told>(?:是|为|相当于)[^。;\d]{{0,8}}"
    rf"(?P<before>{_NUM})(?P=unit)的{_BY}倍)"
)
_GROWS = re.compile(
    rf"(?:由|从){_DAY}[^。;\d]{{0,8}}(?P<before>{_NUM})(?P<unit>{_UNIT})[^。;\d]{{0,10}}[到至]{_DAY}"
    rf"[^。;\d]{{0,6}}(?P<now>{_NUM})(?P=unit)[^。;\d]{{0,12}}"
    rf"(?P<told>(?:增长|增加|提高|扩大|翻)了?{_BY}(?P<way>倍|番))"
)
_SLACK = Decimal("0.05")
_NEARLY = Decimal("0.85")  # 近2倍 of 1.5 is none
_MUCH_MORE = Decimal("1.3")


def times_remarks(text: str) -> Iterator[Remark]:
    folded = fold_simplified(text)
    for pattern in (_IS, _GROWS):
        for found in pattern.finditer(folded):
            now, before = (Decimal(found[name].replace(",", "")) for name in ("now", "before"))
            by = times_said(found["by"])
            if not before or not by:
                continue
            times = now / before
            way = found["way"] if pattern is _GROWS else ""
            if fits(times, way, by, found["rough"] or ""):
                continue
            told = text[found.start("told") : found.end("told")]
            message = f"“{told}”：{now}是{before}的{times:.2f}倍，请核对。"
            yield Remark(KIND, *found.span("told"), message)


def times_said(told: str) -> Decimal:
    return Decimal(told) if told[0].isascii() else Decimal(count_value(told) or 0)


def fits(times: Decimal, way: str, by: Decimal, rough: str) -> bool:
    """翻一番 is twice as much, and often a little more; 增长1倍 too, and 是1倍 as much."""
    if way == "番":
        whole = Decimal(2) ** int(by)
        return whole * (1 - _SLACK) <= times < whole * (2 if rough else _MUCH_MORE)
    told = times - 1 if way else times
    if rough in ("近", "将近"):
        return by * _NEARLY <= told <= by
    if rough in ("超", "超过", "逾"):
        return by <= told < by + 1
    width = Decimal("0.5") if by == int(by) and by > 1 else _SLACK
    return abs(told - by) <= (width if not rough else 1)
