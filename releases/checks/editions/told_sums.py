"""Parts that are said to make a whole, and do not: all kinds, both halves, three districts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.checks.passages import Passage, passages, plain, printed
from releases.checks.sums import OVERLAPPING
from releases.figures.printed_numbers import Printed
from releases.figures.units import PERCENT, comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

CODE = "parts_miss_total"
# Words that say that nothing is left out.
_ALL = re.compile(
    r"[共总合计][^。]{0,16}分别[为是]|组成|构成|为全部|合计占100|三类案件|两类|共计|全年共|其他|其余|非职务|未成功|县级|单位登记|"
    r"上半年.*下半年|[：:]|和$|均为"
)
_OVERLAP = re.compile(r"重复|交叉|同时|兼|含|不含|左右|其中.*其中|以及.*等|(?:其余|其他)[^\d。]*$")
_TOTAL = re.compile(r"(?:共|总|合计|累计|全部|全年|全市)[^,。;]{0,12}$")
_OPPOSITE = re.compile("分别占|非|没有|未|不(?!低于|少于|超过|足|断|仅|同|含|良|正当)")
_ITS_SHARE = re.compile(r"占比?(?:为|达到?)?$")
_NO_PARTS = re.compile("同比|以上|其中|多选|可选|提高|下降|上升|降至|升至")
_SLIP = 115
# Of one thing one after another: no parts beside each other.
_STAGES = re.compile(
    "结案|办结|审结|移送|判决|宣判|起诉|批捕|整改|下架|授权|核准|有效|执行|销毁|成功|同比"
)
_ALL_BUT = Decimal("1.25")
_OF_OTHERS = re.compile("^其中|[,，]其中")
_EARLIER = re.compile("比|较|由|从|去年|上年|同期")
_AT_ONCE = 8


def sums_that_miss(reading: Reading) -> Iterator[ParsedDoubt]:
    """One a sentence: its first or its last amount beside the sum of the others."""
    for passage in passages(reading):
        for places in passage.sentences():
            rows = [passage.rows[n] for n in places]
            levels = [row for row in rows if row.kind == "level" and not row.goal]
            shares = [row for row in rows if row.kind == "share" and not row.goal]
            yield from _levels(passage, levels)
            yield from parts_above(passage, levels)
            yield from _shares(passage, shares)


def _levels(passage: Passage, rows: list[ParsedStatistic]) -> Iterator[ParsedDoubt]:
    if not 3 <= len(rows) <= _AT_ONCE or not all(comparable(rows[0].unit, r.unit) for r in rows):
        return
    start, end = rows[0].start, rows[-1].end
    inside = passage.text[rows[0].end : end + 16]
    lead = passage.text[max(0, start - 16) : start].split("。")[-1]
    words = f"{re.sub('[:：]', '', lead)}{passage.text[start : rows[0].end]}{inside}"
    if _OF_OTHERS.search(lead) or re.search("[;；]|分别占", inside):
        return  # these are parts of what was told before
    if not _ALL.search(words) or _OVERLAP.search(words.split("。")[0]):
        return
    values = [printed(row) for row in rows]
    ways = [(values[0], values[1:])]
    if _TOTAL.search(passage.text[max(0, rows[-1].start - 14) : rows[-1].start]):
        ways = [(values[-1], values[:-1])]
    for whole, parts in ways:
        if any(part.canonical > whole.canonical for part in parts):
            return
        total = sum((part.canonical for part in parts), Decimal(0))
        if not near(whole, parts) and total > whole.canonical * Decimal("0.8"):
            found = plain(total / unit_of(whole.unit).factor)
            told = f"各部分合计{found}，总数是{plain(whole.value, 6)}{whole.unit}，请核对。"
            yield ParsedDoubt(passage.block.id, start, end, CODE, told)


def parts_above(passage: Passage, rows: list[ParsedStatistic]) -> Iterator[ParsedDoubt]:
    """六十二名,其中甲二十一名,乙四十三名: a little more than there are, parted by commas."""
    for n, whole in enumerate(rows[:-2]):
        parts = rows[n + 1 :]
        words = passage.text[whole.end : parts[-1].end]
        after = passage.text[parts[-1].end :].split("。")[0]
        lead = passage.text[whole.end : parts[0].start]
        alike = all(comparable(whole.unit, part.unit) for part in parts)
        before = passage.text[max(0, whole.start - 10) : whole.start]
        listed = bool(n) and "、" in passage.text[rows[n - 1].end : whole.start]
        if listed or _EARLIER.search(re.split("[,。;]", before)[-1]):
            continue
        if "其中" not in lead or words.count("其中") > 1 or not alike or len(parts) > _AT_ONCE:
            continue
        if _STAGES.search(words) or OVERLAPPING.search(words) or _OVERLAP.search(words + after):
            continue
        told = printed(whole)
        low = sum((printed(part).bounds[0] for part in parts), Decimal(0))
        if told.bounds[1] < low <= told.canonical * _ALL_BUT and not told.approximate:
            total = sum((printed(part).canonical for part in parts), Decimal(0))
            found, unit = plain(total / unit_of(whole.unit).factor), whole.unit
            message = f"各部分合计{found}{unit}，超过总数{plain(told.value, 6)}{unit}，请核对。"
            yield ParsedDoubt(passage.block.id, whole.start, parts[-1].end, CODE, message)


def _shares(passage: Passage, rows: list[ParsedStatistic]) -> Iterator[ParsedDoubt]:
    """非职务发明占28% beside 职务发明占82%."""
    if not 2 <= len(rows) <= _AT_ONCE or any(unit_of(r.unit).dimension != PERCENT for r in rows):
        return
    start, end = rows[0].start, rows[-1].end
    words = passage.text[max(0, start - 24) : end] + passage.text[end:].split("。")[0]
    total = sum((printed(row).canonical for row in rows), Decimal(0))
    if len(rows) > 2 and all(_ITS_SHARE.search(passage.text[: row.start]) for row in rows):
        parts = 100 < total < _SLIP  # 甲占60%,乙占30%,丙占15%
    else:
        parts = bool(_OPPOSITE.search(words))
    if not parts or _NO_PARTS.search(words):
        return
    if abs(total - 100) > Decimal("0.3") and Decimal(95) < total < Decimal(130):
        told = f"各项合计{plain(total)}%，不是100%，请核对。"
        yield ParsedDoubt(passage.block.id, start, end, CODE, told)


def near(whole: Printed, parts: list[Printed]) -> bool:
    """Within the rounding of all."""
    low = sum((part.bounds[0] for part in parts), Decimal(0))
    high = sum((part.bounds[1] for part in parts), Decimal(0))
    return low <= whole.bounds[1] and whole.bounds[0] <= high
