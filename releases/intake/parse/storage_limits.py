"""What can be stored: a reading keeps within the interchange format, whatever a page prints.

A figure that nobody could name, or that no column holds, is not guessed at: it is left out, and a
doubt points at its words.
"""

import re
from dataclasses import replace

from .reading import ParsedDoubt, ParsedStatistic, Reading

_MAX_HEADING, _MAX_DUE, _MAX_INDICATOR, _MAX_UNIT, _MAX_PERIOD = 500, 100, 200, 20, 100
_VALUE = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
_MAX_DIGITS = 15
# Leading zeros, and the sign of a zero.
_PADDING = re.compile(r"(?:^|(?<=^-))0+(?=\d)|^-(?=[0.]*$)")


def storable(reading: Reading) -> Reading:
    """The reading without what cannot be stored, each figure left out told in a doubt."""
    figures = [
        replace(row, value=_PADDING.sub("", row.value)) if _PADDING.search(row.value) else row
        for row in reading.statistics
    ]
    measures = [
        replace(
            row,
            heading=row.heading[:_MAX_HEADING],
            due=row.due if row.due and len(row.due) <= _MAX_DUE else None,
        )
        for row in reading.measures
    ]
    told = {(doubt.block, doubt.start, doubt.end) for doubt in reading.doubts}
    doubts = []
    for row in figures:
        if not _fits(row) and (row.block, row.start, row.end) not in told:
            what = "没有说明是什么的数" if not row.indicator else "位数太多或单位、时期太长"
            message = f"这个数字没有列入数据（{what}），如需要请手工添加。"
            doubts.append(ParsedDoubt(row.block, row.start, row.end, "figure_left_out", message))
    return replace(
        reading,
        measures=tuple(measures),
        statistics=tuple(filter(_fits, figures)),
        doubts=(*reading.doubts, *doubts),
    )


def _fits(row: ParsedStatistic) -> bool:
    digits = row.value.lstrip("-").replace(".", "").lstrip("0")
    return (
        0 < len(row.indicator) <= _MAX_INDICATOR
        and len(row.unit) <= _MAX_UNIT
        and (row.period is None or 0 < len(row.period.label) <= _MAX_PERIOD)
        and len(digits) <= _MAX_DIGITS
        and _VALUE.fullmatch(row.value) is not None
    )
