"""Figures of which the text says too little: no name, no unit, digits that were cut."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import ParsedDoubt, Reading
from releases.text.folding import fold_simplified
from releases.text.typography import PRODUCT

from .passages import at_figure, passages

# Digits right before a number that are no figure of their own: 1200/1300件, 12 00件.
_CUT = re.compile(r"\d\s?[/'’·.:]?\s?$")


def unclear_figures(reading: Reading) -> Iterator[ParsedDoubt]:
    """Numbers without a name, and levels without a unit."""
    for row in reading.statistics:
        if not row.indicator:
            yield at_figure(row, "indicator_unclear", "看不出这个数字说的是什么指标。")
        if row.kind == "level" and not row.unit:
            yield at_figure(row, "unit_unclear", "这个数字没有单位，请补充。")


def cut_numbers(reading: Reading) -> Iterator[ParsedDoubt]:
    """A number with digits right before it that belong to no figure may be the end of a longer."""
    for passage in passages(reading):
        for before, row in zip([None, *passage.rows], passage.rows, strict=False):
            at = before.end if before and before.end <= row.start else 0
            if cut := _CUT.search(passage.text, max(at, row.start - 4), row.start):
                words = passage.text[cut.start() : row.end]
                message = f"“{words}”可能是被截断的数，请对照原文核对。"
                yield at_figure(row, "number_cut", message)


def multiplied_numbers(reading: Reading) -> Iterator[ParsedDoubt]:
    """``3×10⁴万元``: none of its digits are a figure; 7×24小时 is a way to say always."""
    for block in reading.blocks:
        for match in PRODUCT.finditer(fold_simplified(block.text)):
            if block.text[match.end() - 1 : match.end() + 1] != "24":
                message = "这里是乘积或乘方，没有列入数据，如需要请手工添加。"
                yield ParsedDoubt(block.id, *match.span(), "figure_left_out", message)
