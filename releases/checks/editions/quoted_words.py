"""A figure against the words that it quotes: another number, unit, sign or 余 than they say."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.checks.passages import amount, at_figure, printed
from releases.figures.units import POINTS, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.numerals import CHINESE, chinese_value, plain_decimal

CODE = "words_contradict"
_NUMBER = re.compile(
    rf"(?:(?P<of>[百千万])分之)?(?P<number>\d[\d,]*(?:\.\d+)?|[{CHINESE}][{CHINESE}万亿]*(?:点[{CHINESE}]+)?)"
    r"(?P<large>[百千万亿]*)(?P<tenths>成(?P<more>[一二三四五六七八九半])?)?"
)
# Told in a way that another rule reads: a fraction, a half, a number of times.
_OTHERWISE = re.compile(r"[一二三四五六七八九十\d]分之|半|翻|倍|番|^-")
_FALLS = re.compile(
    r"下降|减少|降低|回落|下滑|缩短|缩减|压减|[降跌减]幅|[降减]了|低于|少于|[减降]至|[降减]$"
)
_RISES = re.compile(
    r"增长|上升|提高|增加|提升|[增涨]幅|高于|多于|扩大|[增升]至|上涨|攀升|[增升涨]$"
)
_ROUGH = re.compile(r"[余多]|^(?:近|约|超|逾|将近|接近)|左右|以上")
_NEARLY, _MORE = re.compile(r"(?:近|将近|接近)$"), re.compile(r"(?:超|超过|逾|突破)$")
_LARGE = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LEAD = 14
_OF = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_UNIT = re.compile(r"[^\d,。;、()\s余多左以]{0,6}")


def words_that_contradict(reading: Reading) -> Iterator[ParsedDoubt]:
    """One a figure, where none of the numbers in its words is its own."""
    folded: dict[int, str] = {}
    for row in reading.statistics:
        text = folded.get(row.block)
        if text is None:
            text = folded[row.block] = fold_simplified(reading.blocks[row.block - 1].text)
        quote = text[row.start : row.end]
        if row.qualifier == "range" or _OTHERWISE.search(quote):
            continue
        lead = re.split("[。;,]", text[max(0, row.start - _LEAD) : row.start])[-1]
        if told := otherwise(row, quote, lead):
            yield at_figure(row, CODE, f"数据记为{told}，与原文“{quote}”不符，请核对。")


def otherwise(row: ParsedStatistic, quote: str, lead: str) -> str:
    """How the figure differs from its words, or nothing."""
    values = [(m, v) for m in _NUMBER.finditer(quote) if (v := number_of(m)) is not None]
    if not values:
        return ""
    if not any(is_told(row, quote, match, value) for match, value in values):
        return amount(row)
    told = printed(row)
    if row.kind == "change" and told.value:
        falls, rises = bool(_FALLS.search(lead + quote)), bool(_RISES.search(lead + quote))
        if falls != rises and falls != (told.value < 0) and "负" not in lead:
            return f"{'下降' if told.value < 0 else '增长'}{amount(row).lstrip('-')}"
    if row.kind in ("level", "share"):
        if row.qualifier == "exact" and _ROUGH.search(quote):
            return f"确数{amount(row)}"
        if row.qualifier == "over" and _NEARLY.search(lead):
            return f"超过{amount(row)}"
        if row.qualifier == "nearly" and _MORE.search(lead):
            return f"近{amount(row)}"
    return ""


def is_told(row: ParsedStatistic, quote: str, match: re.Match[str], value: Decimal) -> bool:
    """Whether that number of the words is the figure's, in whatever unit they have."""
    told = printed(row)
    found = _UNIT.match(quote[match.end() :])
    unit = found[0] if found else ""
    exact, known = abs(told.canonical), unit_of(row.unit)
    if not unit or match["of"] or match["tenths"]:
        return value in (abs(told.value), exact) or value * known.factor == exact
    own = unit_of(unit)
    if value * own.factor != exact and value != exact:
        return False
    # 4个月 is no 4天, 3.1个百分点 no 3.1%.
    pair = {own.dimension, known.dimension}
    return not (pair == {POINTS, "%"} or pair in _TIMES)


_TIMES = ({"个月", "天"}, {"月", "天"}, {"年", "天"}, {"个月", "年"}, {"小时", "天"}, {"元", "件"})


def number_of(match: re.Match[str]) -> Decimal | None:
    """三成五 → 35, 千分之三 → 0.3 of a percent, 1.2万 → 12000; None for what is no number."""
    whole, _point, part = match["number"].partition("点")
    if (plain := plain_decimal(match["number"])) is not None:
        value = Decimal(plain)
    elif (count := chinese_value(whole)) is not None:
        digits = "".join(str(chinese_value(char) or 0) for char in part)
        value = Decimal(f"{count}.{digits}" if digits else count)
    else:
        return None
    if match["of"]:
        return value * _OF[match["of"]]
    if match["tenths"]:
        more = match["more"]
        tenth = Decimal(5) if more == "半" else Decimal(chinese_value(more or "零") or 0)
        return value * 10 + tenth
    for large in match["large"]:
        value *= _LARGE[large]
    return value
