"""Figures that do not fit each other, or of which the text says too little."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.typography import PRODUCT

# Rounded figures may miss the printed rate by a little.
_TOLERANCE = Decimal("1.0")
_MAX_LEAD_TO_PARTS = 40
# Digits right before a number that are no figure of their own: 1200/1300件, 12 00件.
_CUT = re.compile(r"\d\s?[/'’·.:]?\s?$")


def unclear_figures(reading: Reading) -> Iterator[ParsedDoubt]:
    """Numbers without a name, and levels without a unit."""
    for row in reading.statistics:
        if not row.indicator:
            yield _doubt(row, "indicator_unclear", "看不出这个数字说的是什么指标。")
        if row.kind == "level" and not row.unit:
            yield _doubt(row, "unit_unclear", "这个数字没有单位，请补充。")


def cut_numbers(reading: Reading) -> Iterator[ParsedDoubt]:
    """A number with digits right before it that belong to no figure may be the end of a longer."""
    for _block, text, rows in _by_block(reading):
        for before, row in zip([None, *rows], rows, strict=False):
            at = before.end if before and before.end <= row.start else 0
            if cut := _CUT.search(text, max(at, row.start - 4), row.start):
                words = text[cut.start() : row.end]
                yield _doubt(row, "number_cut", f"“{words}”可能是被截断的数，请对照原文核对。")


def multiplied_numbers(reading: Reading) -> Iterator[ParsedDoubt]:
    """``3×10⁴万元``: none of its digits are a figure; 7×24小时 is a way to say always."""
    for block in reading.blocks:
        for match in PRODUCT.finditer(fold_simplified(block.text)):
            if block.text[match.end() - 1 : match.end() + 1] != "24":
                message = "这里是乘积或乘方，没有列入数据，如需要请手工添加。"
                yield ParsedDoubt(block.id, *match.span(), "figure_left_out", message)


def conflicting_values(reading: Reading) -> Iterator[ParsedDoubt]:
    """One indicator, period and unit, said twice and differently."""
    seen: dict[tuple[str, ...], ParsedStatistic] = {}
    for row in reading.statistics:
        if row.kind not in ("level", "share") or not row.indicator or row.period is None:
            continue
        if row.qualifier != "exact":
            continue
        key = (row.indicator, row.kind, row.unit, row.period.start, row.period.end)
        first = seen.setdefault(key, row)
        if Decimal(first.value) != Decimal(row.value):
            message = (
                f"“{row.indicator}”前后不一致："
                f"{first.value}{first.unit}与{row.value}{row.unit}，请核对。"
            )
            yield _doubt(row, "two_values", message)


def parts_over_total(reading: Reading) -> Iterator[ParsedDoubt]:
    """``20亿元。其中：甲2亿元、乙19亿元``: the parts after 其中 are more than the whole."""
    for block, text, rows in _by_block(reading):
        for number, (total, first) in enumerate(pairwise(rows), 1):
            lead = text[total.end : first.start]
            if "其中" not in lead or len(lead) > _MAX_LEAD_TO_PARTS or total.kind != "level":
                continue
            parts: list[ParsedStatistic] = []
            for row in rows[number:]:
                before = text[parts[-1].end : row.start] if parts else ""
                if "。" in before or "其中" in before or (";" in before and row.kind != "level"):
                    break
                if row.kind == "level" and row.unit == total.unit:
                    parts.append(row)
            if parts and sum((Decimal(part.value) for part in parts), Decimal(0)) > Decimal(
                total.value
            ):
                message = f"各部分合计超过总数 {total.value}{total.unit}，请核对。"
                yield ParsedDoubt(
                    block.id, total.start, parts[-1].end, "parts_exceed_total", message
                )


def misfitting_changes(reading: Reading) -> Iterator[ParsedDoubt]:
    """由A增加到B,增长C%: C has to follow from A and B."""
    for _block, text, rows in _by_block(reading):
        for before, after, change in zip(rows, rows[1:], rows[2:], strict=False):
            joined = re.search(r"[至到]", text[before.end : after.start])
            if not joined or "。" in text[before.start : change.start]:
                continue
            if not (
                before.kind == after.kind == "level"
                and before.unit == after.unit
                and before.indicator == after.indicator == change.indicator
                and change.kind == "change"
                and change.unit == "%"
                and change.basis != "average"
                and before.qualifier == after.qualifier == "exact"
                and Decimal(before.value) > 0
            ):
                continue
            expected = (Decimal(after.value) / Decimal(before.value) - 1) * 100
            if abs(expected - Decimal(change.value)) > max(_TOLERANCE, abs(expected) / 50):
                message = (
                    f"由 {before.value} 到 {after.value} 应为 {expected:.1f}%，"
                    f"文中为 {change.value}%，请核对。"
                )
                yield _doubt(change, "change_does_not_fit", message)


def _doubt(row: ParsedStatistic, code: str, message: str) -> ParsedDoubt:
    return ParsedDoubt(row.block, row.start, row.end, code, message)


def _by_block(reading: Reading) -> Iterator[tuple[ParsedBlock, str, list[ParsedStatistic]]]:
    """Each block with its folded text and its figures."""
    rows: dict[int, list[ParsedStatistic]] = defaultdict(list)
    for row in reading.statistics:
        rows[row.block].append(row)
    for block in reading.blocks:
        if rows[block.id]:
            yield block, fold_simplified(block.text), rows[block.id]
