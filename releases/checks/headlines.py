"""Figures of the title and the summary against those of the body."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from releases.figures.printed_numbers import Printed, overlap
from releases.figures.units import comparable
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Qualifier, Reading
from releases.text.folding import fold_simplified
from releases.text.numerals import ARABIC

from .passages import at_figure, passages, printed

_FIGURE = re.compile(
    rf"(?P<number>{ARABIC})(?P<unit>[万亿]{{0,2}}(?:个百分点|%|[件项家个起人名元亩吨次批宗户倍笔]))"
)
_ROUGHLY: tuple[tuple[str, Qualifier], ...] = (
    (r"(?:超过?|突?破了?|逾|高于|首破)$", "at_least"),
    (r"(?:接近|将近|近)$", "nearly"),
    (r"(?:大约|约为?)$", "about"),
)
_CLAUSE = re.compile(r"[,，。;；:：!！?？\s—]")
_VERBS = re.compile(
    r"(?:首次|突?破了?|超过?|逾|近|约|达到?了?|为|是|共|首破|增至|升至|同比|比上年)+$"
)
_GROWTH = re.compile(r"(?P<down>下降|减少|降低|下跌)|增长|上升|提高|增加")
_COMPARED = re.compile(r"(?:同比|[比较]上年|增长|上升|提高|增加|下降|减少|降低|下跌).*$")
_AREA = re.compile(
    r"(?:(?:19|20)\d\d年|去年|今年|上半年|全年|[^\d]{0,8}[市县区省州国]|我[市县区省]|"
    r"[\u4e00-\u9fff]{2}(?=去年|今年|上半年|全年|20))*(?:共?新增|共)?"
)
_TAIL = re.compile(r"(?:数量|总量|总数|金额|总额|量|数|额)$")
_MAX_TOLD = 10
_SUMMARY = re.compile(r"^(?:提要|摘要|核心提示|导读|内容提要)[:：]")


class Headline(NamedTuple):
    """A figure as the title tells it."""

    name: str
    printed: Printed
    is_change: bool
    words: str


def headline_figures(reading: Reading) -> Iterator[ParsedDoubt]:
    """The first figure of the body that is told of the same thing and cannot be the same."""
    lines = [reading.title, reading.subtitle]
    lines += [b.text for b in reading.blocks[:3] if _SUMMARY.match(b.text)]
    told = [one for line in lines for one in _headlines(fold_simplified(line))][:_MAX_TOLD]
    if not told:
        return
    body = [p for p in passages(reading) if not _SUMMARY.match(p.text)]
    for one in told:
        rows = [(p, row) for p in body for row in p.rows if _is_it(one, row)]
        if rows and not any(overlap(one.printed.bounds, printed(row).bounds) for _p, row in rows):
            row = rows[0][1]
            value = f"{row.value}{row.unit}"
            message = f"标题或提要里是“{one.words}”，正文里是{value}，请核对。"
            yield at_figure(row, "words_disagree", message)


def _headlines(line: str) -> Iterator[Headline]:
    for found in _FIGURE.finditer(line):
        lead = _CLAUSE.split(line[: found.start()])[-1]
        qualifier: Qualifier = "exact"
        for pattern, meant in _ROUGHLY:
            if re.search(pattern, lead):
                qualifier = meant
        number = found["number"].replace(",", "")
        value = Decimal(number)
        growth = _GROWTH.search(lead[-8:])
        if growth and growth["down"]:
            value = -value
        name = _COMPARED.sub("", lead) if growth else _VERBS.sub("", lead)
        decimals = len(number.partition(".")[2])
        yield Headline(
            name,
            Printed(value, decimals, found["unit"], qualifier),
            bool(growth),
            f"{lead[-10:]}{found[0]}",
        )


def _is_it(one: Headline, row: ParsedStatistic) -> bool:
    """Whether title and body speak of one thing: one name ends with the other, but for the area."""
    if (row.kind == "change") != one.is_change or row.kind == "rank" or row.goal:
        return False
    if not comparable(row.unit, one.printed.unit):
        return False
    title, body = _bare(one.name), _bare(row.indicator)
    if min(len(title), len(body)) < 4:
        return False
    # 登记作品 and 作品登记.
    if title.endswith(body) or sorted(title[-len(body) :]) == sorted(body):
        return bool(_AREA.fullmatch(title[: -len(body)]))
    return body.endswith(title)


def _bare(name: str) -> str:
    """Without the words that a name has at one time and lacks at another."""
    return _TAIL.sub("", name).replace("的", "")
