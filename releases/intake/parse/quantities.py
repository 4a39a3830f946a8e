"""Numbers that count something: where they stand, what was printed, and how exactly it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from releases.text.numerals import ARABIC, CHINESE, chinese_value, count_value

from .reading import Qualifier
from .unit_words import MAGNITUDE, SPOKEN_UNIT, UNIT

_MORE = "余|多|几|余多"
_DIGITS = re.compile(
    rf"(?<![\dA-Za-z.第〔\[#])(?P<sign>[-−](?=\d))?(?P<n>{ARABIC})(?![A-Za-z])(?P<more1>{_MORE})?\s?"
    rf"(?P<mag>{MAGNITUDE})?(?P<more2>{_MORE})?\s?(?P<unit>{UNIT})?(?P<more3>多)?",
    re.ASCII,
)
_SPOKEN = re.compile(
    rf"(?<![第每{CHINESE}\d万亿.])(?P<about>近|超|"
    rf"约)?(?P<n>[{CHINESE}万亿]{{1,12}})(?P<more>{_MORE})?(?P<mag>[万亿])?"
    rf"(?P<unit>{SPOKEN_UNIT})"
)
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
# 单户1000万元及以下 and 周边200米范围 tell which, not how many.
_THRESHOLD = re.compile(r"及?以下|及以上|\(含|以内|之内|范围|半径|覆盖率|岁(?:以上|至|到)")
_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"(?:不低于|不少于|至少|不小于)$"), "at_least"),
    (re.compile(r"(?:超过?|突破了?|逾|高于|大于|高达)$"), "over"),
    (re.compile(r"(?:接近|将近|近)$"), "nearly"),
    (re.compile(r"(?:大约|约为?|大概)$"), "about"),
)
# A number that is said to count something and ends its clause; its unit was left out.
_BARE = re.compile(r"(?<=[^\W\d_A-Za-z年月日第])(?P<n>\d{1,3}(?:,\d{3})+|[0-9]{3,12})(?=[,。;、])")
_COUNTS = re.compile(
    r"(?:办理|受理|查处|审结|授权|申请|注册|登记|完成|达到?|共计?|合计|总计|投诉|案件|总量|数量|"
    r"总数|增加到|突破|超过|立案|检查|发放)[^,。;:\d]{0,8}$"
)
_CALLS = re.compile(r"(?:电话|热线|拨打|号码|邮编|代码|编号|网址|公告|文号|登录)[^,。;]{0,6}$")
_MARKED = re.compile(r"(?:满意度|得分|评分|成绩|分值|指数|评价|测评)[^,。]{0,6}$")
_ABOUT = re.compile(r"[约近]占[^,。;:\d]{1,14}的$")
_RANGE_MARK = re.compile(r"\s?(?:-|—|–|~|至|到){1,2}\s?$")
# 300—500元: the unit after the second number is the first one's too.
_RANGED = re.compile(
    rf"\s?(?:-|—|–|~|至|到){{1,2}}\s?{ARABIC}\s?(?P<mag>{MAGNITUDE})?\s?(?P<unit>{UNIT})", re.ASCII
)
_RANGE_NEXT = re.compile(r"\s?(?:-|—|–|~|至|到){1,2}\s?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit; ``span`` covers both, ``scope`` is a rank's field."""

    start: int
    end: int
    value: str
    unit: str
    qualifier: Qualifier
    is_rank: bool = False
    scope: str = ""


def quantities(text: str) -> list[Quantity]:
    """Every figure of a folded sentence, in order; where two readings overlap the first stands."""
    found = sorted(
        [*_printed(text), *_spoken(text), *_percents(text), *_ranks(text), *_unitless(text)],
        key=lambda quantity: quantity.start,
    )
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _printed(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        unit = (match["mag"] or "") + (match["unit"] or "")
        end = match.end("more3") if match["more3"] and match["mag"] else match.end("unit")
        if end < 0:
            end = match.end("more2") if match["more2"] else match.end("mag")
        if not unit and (ranged := _RANGED.match(text, match.end("n"))):
            unit, end = (ranged["mag"] or "") + ranged["unit"], match.end("n")
        if not unit or _in_title(text, match.start()) or _THRESHOLD.match(text, end):
            continue
        if len(match["n"]) > 20 or (unit == "分" and not _marks(text, match.start())):
            continue
        value = match["n"].replace(",", "")
        more = match["more1"] or match["more2"] or (match["mag"] and match["more3"])
        how = _qualifier(text, match.start(), end, bool(more))
        yield Quantity(match.start(), end, ("-" if match["sign"] else "") + value, unit, how)


def _spoken(text: str) -> Iterator[Quantity]:
    for match in _SPOKEN.finditer(text):
        value = chinese_value(match["n"])
        vague = bool(match["more"] or match["about"])
        if (
            value is None
            or value < 2
            or (value < 10 and not vague and match["n"] not in "两二三四五六七八九")
            or (value < 10 and match["unit"] == "位")
        ):
            continue
        if _in_title(text, match.start()) or _in_quotes(text, match.start()):
            continue
        start = match.start("n")
        unit = (match["mag"] or "") + match["unit"].lstrip("余")
        more = bool(match["more"]) or match["unit"].startswith("余")
        yield Quantity(
            start, match.end(), str(value), unit, _qualifier(text, start, match.end(), more)
        )


def _percents(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        whole, _, part = match["n"].partition("点")
        value = chinese_value(whole)
        digits = [count_value(digit) for digit in part]
        if value is None or None in digits:
            continue
        decimals = f".{''.join(map(str, digits))}" if digits else ""
        how = _qualifier(text, match.start(), match.end(), False)
        yield Quantity(match.start(), match.end(), f"{value}{decimals}", "%", how)
    for match in _TENTHS.finditer(text):
        how = _qualifier(text, match.start(), match.end(), False)
        yield Quantity(match.start(), match.end(), str(count_value(match["n"])), "成", how)


def _ranks(text: str) -> Iterator[Quantity]:
    for match in _RANK.finditer(text):
        before = _HELD.search(text, max(0, match.start() - 16), match.start())
        if not before or (not match["unit"] and _NO_RANK_AFTER.match(text, match.end())):
            continue
        value = 1 if match["top"] else count_value(match["n"])
        scope = re.split(r"[、和]", before["scope"] or before["place"] or "")[-1]
        if value:
            yield Quantity(
                match.start(), match.end(), str(value), "", "exact", is_rank=True, scope=scope
            )


def _marks(text: str, at: int) -> bool:
    """分 counts marks only after what is marked; else it is minutes."""
    return bool(_MARKED.search(text, max(0, at - 12), at))


def _unitless(text: str) -> Iterator[Quantity]:
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        if _COUNTS.search(before) and not _CALLS.search(before):
            value = match["n"].replace(",", "")
            yield Quantity(match.start(), match.end(), value, "", "exact")


def _qualifier(text: str, start: int, end: int, more: bool) -> Qualifier:
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if more:
        return "over"
    if _RANGE_NEXT.match(after) or _ends_range(text, start):
        return "range"
    if about := _ABOUT.search(text, max(0, start - 20), start):
        return "nearly" if about[0].startswith("近") else "about"
    for pattern, qualifier in _BEFORE:
        if pattern.search(before):
            return qualifier
    if after.startswith(("左右", "上下")):
        return "about"
    return "over" if after.startswith("以上") else "exact"


def _ends_range(text: str, start: int) -> bool:
    """Whether a range mark and another number stand right before: ``15%—20%``."""
    before = text[max(0, start - 6) : start]
    mark = _RANGE_MARK.search(before)
    return bool(mark) and before[: mark.start() if mark else 0][-1:] in tuple("%0123456789元")


def _in_title(text: str, at: int) -> bool:
    """Inside 《》 a number belongs to a name."""
    return text.rfind("《", max(0, at - 60), at) > text.rfind("》", max(0, at - 60), at)


def _in_quotes(text: str, at: int) -> bool:
    return text.rfind("“", max(0, at - 12), at) > text.rfind("”", max(0, at - 12), at)
