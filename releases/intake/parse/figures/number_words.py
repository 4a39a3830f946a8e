"""Numbers written in words: 三十件, 百分之五, 两成; and ranks, in digits or in words."""

import re
from collections.abc import Iterator

from releases.text.numerals import CHINESE, chinese_value, count_value

from .qualifiers import Quantity, qualifier_of, stands_inside
from .unit_words import SPOKEN_UNIT

_SPOKEN = re.compile(
    rf"(?<![第每{CHINESE}\d万亿.])(?P<about>近|超|"
    rf"约)?(?P<n>[{CHINESE}万亿]{{1,12}})(?P<more>余|多|几|余多)?(?P<mag>[万亿])?"
    rf"(?P<unit>{SPOKEN_UNIT})"
)
_MOVED = re.compile(r"(?:前移|后移|前进|后退|上升|提升|下降|提前)(?:了|近|约)?$")
_TENTHS = re.compile(
    rf"(?<=[近超约达占过为的逾到有了降增升减涨长高])(?P<n>[{CHINESE}\d])成(?![为功立都员果效熟本])"
)
_PERCENT = re.compile(rf"百分之(?P<n>[{CHINESE}]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)")
_RANK = re.compile(
    r"第(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>名|位)?|(?P<top>首位|榜首)"
)
_HELD = re.compile(
    r"(?:居|列|排名?(?:在|到|至)?|名列|位次|跃升至?|上升(?:到|至)|升至|稳居|保持|夺得|荣?获得?|"
    r"取得|前移至|跃居|进入|位于)"
    r"(?P<scope>[^第,。;:\s]{0,8})$|(?P<place>全国|全省|全市|全球|世界|中部(?:地区)?|全区|西部|"
    r"东部|省内|国内|[省市]内|副省级城市)$"
)
_NO_RANK_AFTER = re.compile(
    r"(?:书记|时间|季度|方|产业|批|届|次|场|条|章|阶段|步|个|期|轮|人民|中级|检察|部|课堂|责任|"
    r"动力|要务|资源|生产力|手|例|家|只|款|台|块)"
)


def spoken(text: str) -> Iterator[Quantity]:
    """``三十多家``; small numbers without a 余 or 近 count only where they cannot be ordinals."""
    for match in _SPOKEN.finditer(text):
        value = chinese_value(match["n"])
        start, unit = match.start("n"), match["unit"]
        if value is None or (value < 2 and "百分" not in match["unit"]):
            continue
        if match["n"] in "百千万亿" and not (match["about"] or match["more"]):
            continue  # 万人发明专利拥有量: so many are what it is measured by
        if value < 10:
            vague = match["more"] or match["about"]
            if (unit == "位" and not _MOVED.search(text, max(0, start - 6), start)) or (
                not vague and match["n"] not in "两二三四五六七八九"
            ):
                continue
            if unit == "个" and text[match.end() : match.end() + 1] in ",。;、":
                continue  # 抓好五个: aspects, not things
        if stands_inside(text, match.start(), "《", "》", 60) or stands_inside(
            text, match.start(), "“", "”", 12
        ):
            continue
        more = bool(match["more"]) or unit.startswith("余")
        how = qualifier_of(text, start, match.end(), more)
        unit = (match["mag"] or "") + unit.lstrip("余")
        yield Quantity(start, match.end(), str(value), unit, how)


def spoken_shares(text: str) -> Iterator[Quantity]:
    """``百分之五点二`` and ``两成``."""
    for match in _PERCENT.finditer(text):
        whole, _, part = match["n"].partition("点")
        value = chinese_value(whole)
        digits = [count_value(digit) for digit in part]
        if value is None or None in digits:
            continue
        decimals = f".{''.join(map(str, digits))}" if digits else ""
        how = qualifier_of(text, match.start(), match.end(), False)
        yield Quantity(match.start(), match.end(), f"{value}{decimals}", "%", how)
    for match in _TENTHS.finditer(text):
        how = qualifier_of(text, match.start(), match.end(), False)
        yield Quantity(match.start(), match.end(), str(count_value(match["n"])), "成", how)


def ranks(text: str) -> Iterator[Quantity]:
    """``居全省第3位`` and ``榜首``, with the field in which it is held."""
    for match in _RANK.finditer(text):
        before = _HELD.search(text, max(0, match.start() - 16), match.start())
        if not before or (not match["unit"] and _NO_RANK_AFTER.match(text, match.end())):
            continue
        value = 1 if match["top"] else count_value(match["n"])
        scope = re.split(r"[、和]", before["scope"] or before["place"] or "")[-1]
        if value:
            yield Quantity(match.start(), match.end(), str(value), "", "exact", True, scope)
