"""Numbers that count something: where they stand, what was printed, and how exactly it is meant."""

import re
from collections.abc import Iterator

from releases.text.numerals import ARABIC, GROUPED
from releases.text.typography import NOTE_MARK, PRODUCT

from .multiples import multiples
from .number_words import ranks, spoken, spoken_shares
from .qualifiers import Quantity, qualifier_of, stands_inside
from .unit_words import MAGNITUDE, PER, UNIT

_MORE = "余|多|几|余多"
_DIGITS = re.compile(
    rf"(?<![\dA-Za-z.第〔\[#])(?P<sign>(?:-|(?<!正)负)(?=\d))?(?P<n>{GROUPED}|{ARABIC})(?![A-Za-z])"
    rf"{NOTE_MARK}?(?P<more1>{_MORE})?\s?(?P<mag>{MAGNITUDE})?{NOTE_MARK}?(?P<more2>{_MORE})?\s?"
    rf"(?P<unit>{UNIT}{PER})?(?P<more3>多)?",
    re.ASCII,
)
# 单户1000万元及以下 and 周边200米范围 tell which, not how many.
_THRESHOLD = re.compile(r"及?以下|及以上|\(含(?:\)|\d)|以内|之内|范围|半径|覆盖率|岁(?:以上|至|到)")
# A number that is said to count something and ends its clause; its unit was left out.
_BARE = re.compile(r"(?<=[^\W\d_A-Za-z年月日第])(?P<n>\d{1,3}(?:,\d{3})+|[0-9]{3,12})(?=[,。;、])")
_SCORED = re.compile(
    r"(?:指数|得分|评分)(?:达到?|为|是|升至|上升|提高|下降|增长)(?:了|到|至|为|近|约)?"
    r"(?P<n>\d{1,4}\.\d{1,2})(?=[,。;、)])"
)
_COUNTS = re.compile(
    r"(?:办理|受理|查处|审结|授权|申请|注册|登记|完成|达到?|共计?|合计|总计|投诉|案件|总量|数量|"
    r"总数|增加到|突破|超过|立案|检查|发放)[^,。;:\d]{0,8}$"
)
_CALLS = re.compile(r"(?:电话|热线|拨打|号码|邮编|代码|编号|网址|公告|文号|登录)[^,。;]{0,6}$")
_MARKED = re.compile(
    r"(?:满意度|得分|评分|成绩|分值|指数|评价|测评)[^,。]{0,6}$"
    r"|(?:提高|提升|上升|下降|降低|增加|减少|高出)(?:了|近|约|到|至|为){0,2}$"
)
# 300—500元: the unit after the second number is the first one's too.
_RANGED = re.compile(
    rf"\s?(?:-|—|–|~|至|到){{1,2}}\s?{ARABIC}\s?(?P<mag>{MAGNITUDE})?\s?(?P<unit>{UNIT})", re.ASCII
)
_MAX_DIGITS = 20
# How long something takes on average counts; how long it went on does not.
_LASTS = re.compile(
    r"(?<![\d.])(?P<n>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>天|个月|个工作日|个小时|小时|分钟)(?!以?[内前后]|之内)"
)
_DURATION = re.compile(
    r"(?:平均[^,。;]{0,10}(?:周期|时间|时长|期限|天数|用时)|(?:审理|办案|办理|审查|授权|处理)(?:周期|天数|时长))[^。;]{0,16}$|[比较][^,。;]{1,8}(?:缩短|压缩|延长)了?(?:近|约)?$"
)
_DURATION_REACH = 34
_GROUPS = re.compile("[, '’]")


def quantities(text: str, at: int = 0) -> list[Quantity]:
    """Every figure of a folded sentence beginning at `at`; of two that overlap the first stands."""
    found = [*_printed(text), *spoken(text), *spoken_shares(text)]
    found += [*multiples(text), *ranks(text)]
    found += [
        Quantity(*match.span("n"), match["n"], "", "exact") for match in _SCORED.finditer(text)
    ]
    for match in _LASTS.finditer(text):
        if _DURATION.search(text, max(0, match.start() - _DURATION_REACH), match.start()):
            how = qualifier_of(text, match.start(), match.end(), False)
            found.append(Quantity(*match.span(), match["n"], match["unit"], how))
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        if _COUNTS.search(before) and not _CALLS.search(before):
            value = match["n"].replace(",", "")
            found.append(Quantity(match.start(), match.end(), value, "", "exact"))
    multiplied = {n for match in PRODUCT.finditer(text) for n in range(*match.span())}
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda quantity: quantity.start):
        free = not kept or quantity.start >= kept[-1].end
        if free and quantity.start not in multiplied:
            kept.append(quantity)
    return [quantity.moved(at) for quantity in kept]


def _printed(text: str) -> Iterator[Quantity]:
    """``1,205.3亿元``: digits with a magnitude or a unit."""
    for match in _DIGITS.finditer(text):
        unit = (match["mag"] or "") + (match["unit"] or "")
        end = match.end("more3") if match["more3"] and match["mag"] else match.end("unit")
        if end < 0:
            end = match.end("more2") if match["more2"] else match.end("mag")
        if not unit and (ranged := _RANGED.match(text, match.end("n"))):
            unit, end = (ranged["mag"] or "") + ranged["unit"], match.end("n")
        if not unit or len(match["n"]) > _MAX_DIGITS or _THRESHOLD.match(text, end):
            continue
        start = match.start()
        if stands_inside(text, start, "《", "》", 60):
            continue
        if unit == "分" and not _MARKED.search(text, max(0, start - 12), start):
            continue  # 分 counts marks only after what is marked; else it is minutes
        value = ("-" if match["sign"] else "") + _GROUPS.sub("", match["n"])
        more = match["more1"] or match["more2"] or (match["mag"] and match["more3"])
        yield Quantity(start, end, value, unit, qualifier_of(text, start, end, bool(more)))
