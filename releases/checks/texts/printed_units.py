"""Units and words of degree that cannot stand together: 3%个百分点, 30件件, 超过300件以上."""

import re
from collections.abc import Iterator

from releases.text.folding import fold_simplified

from .remark import Remark

DOUBLED, POINTS, DEGREE = "doubled_unit", "percent_or_points", "double_degree"
NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]{1,6})"
_LARGE = "[百千万亿]{0,2}"
_TWICE = re.compile(
    rf"(?:{NUMBER}|(?<=\d)){_LARGE}(?P<unit>件|元|项|起|宗|批|次|户|台|家|人|天|笔|份|册|吨|公里|万元|亿元|"
    rf"个百分点|百分点|%)(?P<again>(?P=unit))"
    r"(?!目|诉|草|数|日|年|月|要|品|均|籍|发|准|复|湾|账|州|商|风|庭|电|具|政|居|禽|畜|才|员|民|口|"
    r"工|大|格|力|社|素|器|旦|然|津|气|额|额度)"
)
_PERCENT_POINTS = re.compile(rf"{NUMBER}(?P<mark>%)个?百分点")
_RATES = r"(?:占比|比重|(?<![频效功汇])率|比例|份额|满意度)"
_MOVED = r"(?:提高|提升|上升|增长|增加|下降|降低|减少|回落|下滑)"
_COMPARED = (
    r"(?:,?(?:同比|环比|比上年同期|比上年|较上年同期|较上年|比去年同期|比去年|较去年|较去年同期))?"
)
_RATE_IN_PERCENT = re.compile(rf"{_RATES}{_COMPARED}{_MOVED}了?约?\d[\d.]*(?P<mark>%)")
_AMOUNT_IN_POINTS = re.compile(
    r"(?:授权量|申请量|注册量|登记量|受理量|拥有量|金额|总额|数量|总量|产值|收入|销售额|融资额|交易额|"
    rf"\d[\d,.]*[万亿]?(?:件|家|人次|人|起|项|元|宗|批)),?{_COMPARED}{_MOVED}了?约?\d[\d.]*"
    r"(?P<mark>个?百分点)"
)
_UNIT = r"[^\d,。;、:()\s]{0,4}?"
_ENDS = r"(?=[,。;、:()\s的]|$)"
_OVER = rf"(?:超过|超|逾|突破|高于|多于|大于|至少|最少|不少于|不低于|起码){NUMBER}"
_NEAR = rf"(?:将近|接近|近|约|大约|大概|约为){NUMBER}"
_COUNTED = "[件家人元项起个宗名户批次]"
_SOME = rf"(?P<mark>余|多)(?=[{_COUNTED[1:-1]}万亿])"
_UNDER = "(?:不足|低于|少于|小于|至多|最多|不超过|不高于)"
# Words before and behind a number that say the same of it, and which of them is too many.
_DEGREES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OVER}{_LARGE}{_UNIT}(?P<mark>以上|之上){_ENDS}",
        rf"(?:超过|超|逾|突破|不足){NUMBER}{_LARGE}{_SOME}",
        rf"{_NEAR}{_LARGE}{_UNIT}(?P<mark>左右|上下|以上){_ENDS}",
        rf"{_NEAR}{_LARGE}{_SOME}",
        rf"{_UNDER}{NUMBER}{_LARGE}{_UNIT}(?P<mark>以下|之下|以内){_ENDS}",
        rf"{NUMBER}{_LARGE}(?P<mark>余|多){_COUNTED}{{1,2}}(?:左右|上下|以上){_ENDS}",
        rf"{NUMBER}{_LARGE}(?:{_COUNTED}|%){{1,2}}以上(?P<mark>左右){_ENDS}",
    )
)
_FEWER_TIMES = re.compile(r"(?:减少|下降|降低|缩短|缩小|降)了?(?:了|约)?\d[\d.]*倍")
_FALLS_BY_LESS = re.compile(r"(?:下降|减少|降低|下滑)了?(?P<mark>-)\d[\d.]*(?:%|个百分点)")


def unit_remarks(text: str) -> Iterator[Remark]:
    """Each with the words that are too many; one that changes the amount has no fix."""
    folded = fold_simplified(text)
    for found in _TWICE.finditer(folded):
        message = f"单位重复：“{_at(text, found)}”。"
        yield Remark(DOUBLED, *found.span("again"), message, "")
    for found in _PERCENT_POINTS.finditer(folded):
        message = f"“{_at(text, found)}”：“%”和“百分点”只能用一个。"
        yield Remark(POINTS, *found.span("mark"), message, "")
    for found in _RATE_IN_PERCENT.finditer(folded):
        message = f"“{_at(text, found)}”：两个比率相差多少用“个百分点”，请核对。"
        yield Remark(POINTS, *found.span("mark"), message, "个百分点")
    for found in _AMOUNT_IN_POINTS.finditer(folded):
        message = f"“{_at(text, found)}”：数量的增减用“%”，“百分点”只说两个比率之差，请核对。"
        yield Remark(POINTS, *found.span("mark"), message, "%")
    for pattern in _DEGREES:
        for found in pattern.finditer(folded):
            message = f"“{_at(text, found)}”：约数或界限说了两遍，“{found['mark']}”多余。"
            yield Remark(DEGREE, *found.span("mark"), message, "")
    for found in _FEWER_TIMES.finditer(folded):
        message = f"“{_at(text, found)}”：减少不能用倍数，请改用百分数或分数。"
        yield Remark(DEGREE, *found.span(), message)
    for found in _FALLS_BY_LESS.finditer(folded):
        message = f"“{_at(text, found)}”：已说是减少，负号多余。"
        yield Remark(DEGREE, *found.span("mark"), message, "")


def _at(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.end()]
