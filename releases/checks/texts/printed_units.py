"""Units and words of degree that cannot stand together: 3%个百分点, 30件件, 超过300件以上."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.text.folding import fold_simplified
from releases.text.numerals import count_value

from .remark import Remark

DOUBLED, POINTS, DEGREE = "doubled_unit", "percent_or_points", "double_degree"
NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]{1,6})"
_LARGE = "[百千万亿]{0,2}"
_TWICE = re.compile(
    rf"(?:{NUMBER}|(?<=\d)){_LARGE}个?(?P<unit>件|元|项|起|宗|批|次|户|台|家|人|天|笔|份|册|吨|公里|万元|亿元|亩|个月|月|枚|幅|平方米|"
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
_FEWER_TIMES = re.compile(
    r"(?:减少|下降|降低|缩短|缩小|降)了?约?(?:\d[\d.]*|[一二两三四五六七八九十]+)倍"
)
_SHARE_IN_POINTS = re.compile(r"(?:比重|占比|比例|率)(?:达到?|为|是)\d[\d.]*(?P<mark>个?百分点)")
_BARE_POINTS = re.compile(r"\d(?P<mark>百分点)")
_RATES_DIFFER = re.compile(
    r"(?P<one>\d[\d.]*)%(?:提高到|上升到|提升到|增长到|下降到|降到|降低到|增加到)(?P<two>\d[\d.]*)%[^。;]{0,12}?"
    rf"{_MOVED}了?(?P<by>\d[\d.]*)(?P<mark>%)"
)
_RATE_AND_LAST = re.compile(
    r"(?P<one>\d[\d.]*)%[,，]?较(?:上年|去年)的?(?P<two>\d[\d.]*)%"
    rf"{_MOVED}了?(?P<by>\d[\d.]*)(?P<mark>%)"
)
_TIMES_MORE = re.compile(
    r"由(?P<one>\d[\d.]*)(?P<unit>[^\d,。;]{1,4})(?:增加|增长|提高|提升|上升|扩大)(?:到|至)(?P<two>\d[\d.]*)(?P=unit)"
    r"[^。;]{0,10}?增长了?(?P<by>\d[\d.]*|[一二三四五六七八九])(?P<mark>倍)"
)
_FALLS_BY_LESS = re.compile(r"(?:下降|减少|降低|下滑)了?(?P<mark>-)\d[\d.]*(?:%|个百分点)")


UNIT = "unit_does_not_fit"
_SO_MANY = r"(?:达到?|为|有|共|共计|突破|超过|到)?"
_NOUN_IN_MONEY = re.compile(
    rf"(?:案件|企业|商标|专利|作品|机构|人员|嫌疑人|企业数){_SO_MANY}\d[\d,.]*(?P<mark>[万亿]?元)(?=[，,。；;、])"
)
_MONEY_IN_ITEMS = re.compile(
    rf"(?:成交额|金额|总额|余额|产值|收入|销售额|融资额|货值|经费){_SO_MANY}\d[\d,.]*(?P<mark>[万亿]?[件家个项起人批])(?=[，,。；;])"
)
_TIME_IN_OTHERS = re.compile(
    r"(?:用时|周期|时长|时限|时间)(?:缩短|压缩|压减)?(?:到|至|为|达){0,2}\d[\d.]*(?P<mark>公斤|公里|件|家|元|吨|米)(?=[，,。；;])"
)
_NO_UNIT = re.compile(r"\d(?P<mark>平方公理|公理|顿|公倾|立方迷|平方迷|万无|亿无|万园)")
_EACH_IN_MYRIADS = re.compile(
    r"(?:每万人口?|人均|户均)[^，。；]{0,16}\d[\d.]*(?P<mark>[万亿][件项个])(?=[，,。；;])"
)


Rule = tuple[str, re.Pattern[str], str, str, str | None]
_UNFIT = (_NOUN_IN_MONEY, _MONEY_IN_ITEMS, _TIME_IN_OTHERS, _NO_UNIT, _EACH_IN_MYRIADS)
# The kind, what is looked for, the group that is wrong, what is said, and what takes its place.
_RULES: tuple[Rule, ...] = (
    (DOUBLED, _TWICE, "again", "单位重复。", ""),
    (POINTS, _PERCENT_POINTS, "mark", "“%”和“百分点”只能用一个。", ""),
    (POINTS, _RATES_DIFFER, "mark", "两个比率相差多少用“个百分点”。", "个百分点"),
    (POINTS, _RATE_AND_LAST, "mark", "两个比率相差多少用“个百分点”。", "个百分点"),
    (POINTS, _RATE_IN_PERCENT, "mark", "两个比率相差多少用“个百分点”，请核对。", "个百分点"),
    (POINTS, _AMOUNT_IN_POINTS, "mark", "数量的增减用“%”，请核对。", "%"),
    (POINTS, _SHARE_IN_POINTS, "mark", "比率本身用“%”，“百分点”只说两个比率之差。", "%"),
    (POINTS, _BARE_POINTS, "mark", "应写“个百分点”。", "个百分点"),
    *((DEGREE, each, "mark", "约数或界限说了两遍。", "") for each in _DEGREES),
    *((UNIT, each, "mark", "单位与所说的不符，请核对。", None) for each in _UNFIT),
    (DEGREE, _FEWER_TIMES, "", "减少不能用倍数，请改用百分数或分数。", None),
    (DEGREE, _FALLS_BY_LESS, "mark", "已说是减少，负号多余。", ""),
)


def unit_remarks(text: str) -> Iterator[Remark]:
    """Each with the words that are too many; one that changes the amount has no fix."""
    folded = fold_simplified(text)
    for kind, pattern, group, said, fix in _RULES:
        for found in pattern.finditer(folded):
            message = f"“{text[found.start() : found.end()]}”：{said}"
            yield Remark(kind, *found.span(group or 0), message, fix)
    for found in _TIMES_MORE.finditer(folded):
        one, two = Decimal(found["one"]), Decimal(found["two"])
        by = (
            Decimal(count_value(found["by"]) or 0)
            if not found["by"][0].isascii()
            else Decimal(found["by"])
        )
        if one and by and abs(two / one - by) < Decimal("0.05"):
            message = f"“{text[found.start() : found.end()]}”：是原来的{by}倍，增长了{by - 1}倍。"
            yield Remark("times_and_more", found.start("by"), found.end("mark"), message)
