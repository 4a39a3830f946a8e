"""What can be stored: a reading keeps within the interchange format, whatever a page prints.

A figure that nobody could name, or that no column holds, is not guessed at: it is left out, and a
doubt points at its words.
"""

import re
from dataclasses import replace

from .reading import Doubt, Measure, Reading, Statistic

_HEADING, _DUE, _INDICATOR, _UNIT, _LABEL = 500, 100, 200, 20, 100
_VALUE = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
_SIGNIFICANT = 15


def storable(reading: Reading) -> Reading:
    """The reading without what cannot be stored, each figure left out told in a doubt."""
    figures = [replace(row, value=_plain(row.value)) for row in reading.statistics]
    kept = tuple(row for row in figures if _fits(row))
    told = {(doubt.block, doubt.start, doubt.end) for doubt in reading.doubts}
    untold = [row for row in figures if not _fits(row) and _place(row) not in told]
    return replace(
        reading,
        measures=tuple(map(_shortened, reading.measures)),
        statistics=kept,
        doubts=(*reading.doubts, *map(_left_out, untold)),
    )


def _plain(value: str) -> str:
    """Without leading zeros, and zero without a sign."""
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    digits = re.sub(r"^0+(?=\d)", "", digits)
    return digits if not digits.strip("0.") else sign + digits


def _fits(row: Statistic) -> bool:
    digits = row.value.lstrip("-").replace(".", "").lstrip("0")
    return (
        0 < len(row.indicator) <= _INDICATOR
        and len(row.unit) <= _UNIT
        and (row.period is None or 0 < len(row.period.label) <= _LABEL)
        and len(digits) <= _SIGNIFICANT
        and _VALUE.fullmatch(row.value) is not None
    )


def _shortened(row: Measure) -> Measure:
    due = row.due if row.due and len(row.due) <= _DUE else None
    return replace(row, heading=row.heading[:_HEADING], due=due)


def _place(row: Statistic) -> tuple[int, int, int]:
    return row.block, row.start, row.end


def _left_out(row: Statistic) -> Doubt:
    what = "没有说明是什么的数" if not row.indicator else "位数太多或单位、时期太长"
    message = f"这个数字没有列入数据（{what}），如需要请手工添加。"
    return Doubt(*_place(row), "figure_left_out", message)
