"""Parts that exceed or miss their whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from releases.figures.printed_numbers import EXACT, Bounds, overlap
from releases.figures.units import PERCENT, comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

from .passages import Passage, amount, passages, plain, printed

_MAX_LEAD_TO_PARTS = 40
_MAX_PARTS = 30
# 上年为7000件, 比上年的7000件: what the amount is set against.
_BEFORE = re.compile(
    r"(?:(?:上一?年度?|去年|前年|同期|(?:19|20)\d\d年底?)[^,。;\d]{0,6}(?:为|的|是)|(?:由|从)[^,。;]{0,16})$"
)
_LISTED = re.compile(r"^(?:[、,;]|和|及|与|以及)[^。、,;\d]{0,16}(?:[和及与][^。、,;\d]{0,16})?$")
_IN_ALL = r"(?:合计|共计|总计|总共|一共|合共|总数|共)(?:为|达到?|有|是)?$"
_TOTAL = re.compile(rf"^[)）]?[,、;—]*(?:以上|全年|全市|[两三四五]项|三者)?{_IN_ALL}")
OVERLAPPING = re.compile(
    r"涉|民营|小微|高新技术|科技型|规上|规模以上|专精特新|中小|上市|首贷|国有控股"
)
_COUNTED_TWICE = re.compile("(?<!不)重复|重叠|交叉|同时具有|同时拥有")
# Kinds of which everything is exactly one, so that all of them together are the whole.
_ALL_KINDS = (
    ("发明", "实用新型", "外观设计"),
    ("民事", "行政", "刑事"),
    ("线上", "线下"),
    ("城镇", "农村"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("上半年", "下半年"),
)
_ALL_OF_IT = re.compile(r"四个季度|全部分为|全都?分为|上、?下半年")
_SHARES = re.compile(r"分别占(?:比)?(?:为|到|达)?$|占比(?:依次|分别)为?$")
_PARTED = re.compile(r"分为|分成|构成|结构|类型|类别|来源|类[,、和]")
_RATIO = Decimal("1.5")  # parts that make more than this are groups that overlap, not a slip


def parts_and_wholes(reading: Reading) -> Iterator[ParsedDoubt]:
    """20亿元。其中：甲2亿元、乙19亿元; 甲2件、乙3件，共6件; 分别占60%、50%."""
    for passage in passages(reading):
        for n in range(len(passage.rows)):
            yield from _parts_after(passage, n)
            yield from _total_after(passage, n)
            yield from _shares(passage, n)


def _parts_after(passage: Passage, n: int) -> Iterator[ParsedDoubt]:
    rows, text = passage.rows, passage.text
    total = rows[n]
    first = first_part(passage, n)
    if not first or _BEFORE.search(passage.before(n)):
        return
    lead = text[total.end : rows[first].start]
    if n and rows[n - 1].kind == "level" and "、" in passage.between(rows[n - 1], total):
        return  # 甲27个、乙14个，其中新建11个和5个: parts of each
    if (
        "。" in lead
        and n
        and any(
            comparable(row.unit, total.unit)
            for row in rows[max(0, n - 6) : n]
            if "。" not in text[row.end : total.start]
        )
    ):
        return  # behind the stop, 其中 may speak of another figure of the sentence
    parts = list(_parts(passage, first, total))
    names = "".join(_names(passage, first, parts))
    if not parts or _COUNTED_TWICE.search(text[parts[-1].end :].split("。")[0]):
        return
    whole = _is_whole(lead + names, parts)
    if "其中" not in lead and not whole:
        return
    low, high = _sum(parts)
    over, under = low > stretch(total)[1], high < stretch(total)[0]
    single = any(stretch(part)[0] > stretch(total)[1] for part in parts)
    overlapping = OVERLAPPING.search(names) or low > stretch(total)[1] * _RATIO
    if (over and (whole or single or not overlapping)) or (under and whole):
        way = "超过" if over else "少于"
        told = f"各部分合计{_told(parts, total)}，{way}总数{amount(total)}，请核对总数和各部分。"
        code = "parts_exceed_total" if over else "parts_miss_total"
        yield ParsedDoubt(passage.block.id, total.start, parts[-1].end, code, told)


def first_part(passage: Passage, n: int) -> int:
    """The place of the first part of the amount at `n`, behind its own change; 0 without parts."""
    rows, text = passage.rows, passage.text
    at = rows[n].end
    for first in range(n + 1, min(n + 4, len(rows))) if rows[n].kind == "level" else ():
        lead = text[at : rows[first].start]
        if len(lead) > _MAX_LEAD_TO_PARTS:
            return 0
        if re.search("其中|分为|分别", lead):
            return first
        if rows[first].kind == "level" and not _BEFORE.search(lead):
            return 0
        at = rows[first].end
    return 0


def _parts(passage: Passage, first: int, total: ParsedStatistic) -> Iterator[ParsedStatistic]:
    """Amounts in the unit of the whole up to the end of the list after 其中."""
    rows = passage.rows
    colon = ":" in passage.text[total.end : rows[first].start]
    last: ParsedStatistic | None = None
    kind = passage.text[
        rows[first].start - 2 : rows[first].start
    ]  # 市级资金, 县级资金: of one kind
    for n in range(first, min(first + _MAX_PARTS, len(rows))):
        row = rows[n]
        gap = passage.between(last or rows[first], row) if n > first else ""
        if re.search(r"[。!?\n]|其中|合计|共计|[^一]共$", gap) or (";" in gap and not colon):
            return
        if row.kind != "level" or not comparable(row.unit, total.unit) or row.goal:
            continue
        if last is not None:
            comma = "、" not in gap and not re.match(r"[和及与]|以及", gap)
            if comma and gap.strip(",;: ")[-2:] != kind:
                return
        if re.search(r"(?:比|较|由|从|上年|去年|同期)[^,。;]{0,8}$", gap):
            continue
        yield row
        last = row


def _names(passage: Passage, first: int, parts: Sequence[ParsedStatistic]) -> Iterator[str]:
    for part in parts:
        yield passage.before(passage.rows.index(part, first)) + "|"


def _is_whole(words: str, parts: Sequence[ParsedStatistic]) -> bool:
    """Whether the parts are by their names all there are."""
    if _ALL_OF_IT.search(words):
        return True
    return any(len(parts) == len(kinds) and all(words.count(kind) >= 1 for kind in kinds)
               for kinds in _ALL_KINDS)  # fmt: skip


def _total_after(passage: Passage, n: int) -> Iterator[ParsedDoubt]:
    rows = passage.rows
    total = rows[n]
    if n < 2 or total.kind != "level" or not _TOTAL.match(passage.between(rows[n - 1], total)):
        return
    parts: list[ParsedStatistic] = []
    for row in reversed(rows[max(0, n - _MAX_PARTS) : n]):
        alike = row.kind == "level" and comparable(row.unit, total.unit)
        if not alike or (parts and not _LISTED.match(passage.between(row, parts[0]))):
            break
        parts.insert(0, row)
        if len(parts) > 1 and overlap(_sum(parts), stretch(total)):
            return
    while (
        len(parts) > 2
        and "、" not in passage.between(parts[0], parts[1])
        and any("、" in passage.between(one, other) for one, other in pairwise(parts[1:]))
    ):
        del parts[0]
    if len(parts) < 2:
        return
    over = _sum(parts)[0] > stretch(total)[1]
    told = f"前面各项合计{_told(parts, total)}，文中的总数为{amount(total)}，请核对总数和各项。"
    code = "parts_exceed_total" if over else "parts_miss_total"
    word = re.search(_IN_ALL, passage.text[max(0, total.start - 6) : total.start])
    start = total.start - (len(word[0]) if word else 0)
    yield ParsedDoubt(passage.block.id, start, total.end, code, told)


def _shares(passage: Passage, n: int) -> Iterator[ParsedDoubt]:
    rows = passage.rows
    first, lead = rows[n], passage.before(n)
    if first.kind != "share" or unit_of(first.unit).dimension != PERCENT:
        return
    if not _SHARES.search(lead):
        return
    parts = [first]
    for row in rows[n + 1 : n + _MAX_PARTS]:
        if row.kind != "share" or not _LISTED.match(passage.between(parts[-1], row)):
            break
        parts.append(row)
    if len(parts) < 2:
        return
    low, high = _sum(parts)
    whole = _ALL_OF_IT.search(lead) and "等" not in lead
    # 65%和58% may be shares of two things; a few points above the whole are a slip.
    slip = low > 100 and (_PARTED.search(lead) or (len(parts) > 2 and high < 115))
    if slip or (whole and high < 100):
        total = plain(sum((printed(part).canonical for part in parts), Decimal(0)))
        told = f"各部分占比合计{total}%，不等于100%，请核对。"
        code = "parts_exceed_total" if low > 100 else "parts_miss_total"
        yield ParsedDoubt(passage.block.id, first.start, parts[-1].end, code, told)


def _sum(parts: Sequence[ParsedStatistic]) -> Bounds:
    bounds = [stretch(part) for part in parts]
    return sum((b[0] for b in bounds), Decimal(0)), sum((b[1] for b in bounds), Decimal(0))


def stretch(row: ParsedStatistic) -> Bounds:
    """What the printed digits leave open; a whole number of 亿元 is taken at its word."""
    told = printed(row)
    if told.qualifier == EXACT and not told.decimals:
        return told.canonical, told.canonical
    return told.bounds


def _told(parts: Sequence[ParsedStatistic], total: ParsedStatistic) -> str:
    """The sum in the unit of the whole."""
    summed = sum((printed(part).canonical for part in parts), Decimal(0))
    return f"{plain(summed / unit_of(total.unit).factor, 4)}{total.unit}"
