"""A figure against words of its own page: 近 and 超 beside the exact value, lists after 分别."""

import re
from collections.abc import Iterator

from releases.figures.units import comparable
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.numerals import ARABIC

from .passages import AMOUNTS, amount, at_figure, passages, period_of, printed

_NEAR = 12
# 近300件: 312件 stands beside it as the same thing told exactly.
_RESTATED = re.compile(
    r"[,，(;、—]*(?:首次|也|其中)?(?:达到?了?|为|是|即|就是|也就是说?|即为|实[为际]|具体为|占比为?)+"
    r"[^,。;\d]{0,2}"
    r"|[,，(;、—]*(?:首次|已|也|即)*(?:超过?|突破了?|逾|近|接近|将近)"
)
# Said of what came just before, and of an earlier time.
_DEPENDS = re.compile(r"惠及|涉及|覆盖|服务|带动|其中|参加|参与|支持|分别|平均")
_COMPARED = re.compile(
    r"(?:比|较|由|从|上年|去年|同期|年)的?[^,。;\d年]{0,8}的$|(?:由|从)[^,。;]{0,20}$"
)
_OVER, _UNDER = ("over", "at_least"), ("nearly",)
_NAMES = re.compile(r"(?P<names>[^,。;:]*、[^,。;:]*)(?:,[^,。;:、\d]{0,12})?$")
_MAX_NAMES = 80
# A list of more numbers than a page has is no list.
_LISTED_AT_ONCE = 40
_RESPECTIVELY = re.compile(r"分别[^\d,。;、]{0,8}(?=\d)")
# One figure of such a list; 2023年 is no figure.
_LISTED = re.compile(
    rf"[、,]?(?:和|及|与|以及)?[^\d,。;、共计]{{0,6}}?{ARABIC}(?![\d.]*[年月日])[^\d,。;、和及与共]{{0,8}}"
)
_NEW_CLAUSE = re.compile(r",\D")
_AND = re.compile(r"[和与及]|以及")


def restated_figures(reading: Reading) -> Iterator[ParsedDoubt]:
    """突破1万件，达到9860件: what is told roughly and what is told exactly cannot both be."""
    for passage in passages(reading):
        for one, other in zip(passage.rows, passage.rows[1:], strict=False):
            if one.kind not in AMOUNTS or other.kind not in AMOUNTS or one.goal or other.goal:
                continue
            rough, exact = (other, one) if one.qualifier == "exact" else (one, other)
            if exact.qualifier != "exact" or not comparable(one.unit, other.unit):
                continue
            gap = passage.between(one, other)
            if len(gap) > _NEAR or not _RESTATED.fullmatch(gap):
                continue
            limit, value = printed(rough).canonical, printed(exact).canonical
            over = rough.qualifier in _OVER and value < limit
            under = rough.qualifier in _UNDER and value > limit
            if over or under:
                told = (
                    f"{amount(exact)}{'没有达到' if over else '已经超过'}"
                    f"{amount(rough)}，与文中的“{_words(passage.text, rough)}”不符，请核对。"
                )
                yield at_figure(rough, "words_disagree", told)


def _words(text: str, rough: ParsedStatistic) -> str:
    return text[max(0, rough.start - 3) : rough.end]


def unequal_lists(reading: Reading) -> Iterator[ParsedDoubt]:
    """甲、乙、丙分别为826件、45件: three names and two numbers."""
    for block in reading.blocks:
        text = fold_simplified(block.text) if block.kind != "table" else ""
        for told in _RESPECTIVELY.finditer(text):
            lead = text[max(0, told.start() - _MAX_NAMES) : told.start()]
            named = _NAMES.search(lead)
            if not named or "分别" in named["names"]:
                continue
            numbers, end = listed_numbers(text, told.end())
            if numbers < 2:
                continue
            names = named["names"]
            listed = names.count("、") + 1
            joined = len(_AND.findall(names.rsplit("、", 1)[-1]))
            if any(numbers % n == 0 for n in range(listed, listed + joined + 1)):
                continue
            message = f"“分别”前面列了{listed + joined}项，后面有{numbers}个数，对不上，请核对。"
            start = told.start() - len(lead) + named.start()
            yield ParsedDoubt(block.id, start, end, "words_disagree", message)


def listed_numbers(text: str, at: int) -> tuple[int, int]:
    """How many figures the list has that begins there, and where it ends."""
    found, end = 0, at
    while found < _LISTED_AT_ONCE and (match := _LISTED.match(text, end)):
        if found and _NEW_CLAUSE.match(match[0]):
            break
        found, end = found + 1, match.end()
    return found, end


def contradicting_values(reading: Reading) -> Iterator[ParsedDoubt]:
    """One indicator, period, scope and unit, told in two sentences and differently."""
    seen: dict[tuple[object, ...], tuple[int, ParsedStatistic]] = {}
    sentence = 0
    for passage in passages(reading):
        for places in passage.sentences():
            sentence += 1
            for n in places:
                row = passage.rows[n]
                period = period_of(row)
                if row.kind not in AMOUNTS or row.qualifier != "exact" or row.goal:
                    continue
                if len(row.indicator) < 3 or period is None or _DEPENDS.match(row.indicator):
                    continue
                if _COMPARED.search(passage.before(n)):
                    continue
                if row.period and row.period.told_in not in ("", "clause", "sentence"):
                    continue
                key = (row.indicator, row.kind, row.scope, row.unit, period)
                where, first = seen.setdefault(key, (sentence, row))
                if where != sentence and printed(first).canonical != printed(row).canonical:
                    told = f"“{row.indicator}”前后不一致：{amount(first)}与{amount(row)}，请核对。"
                    yield at_figure(row, "two_values", told)
