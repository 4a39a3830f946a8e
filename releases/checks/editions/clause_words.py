"""A figure's name and time beside the words of its own clause: 刑事 held where 民事 is printed."""

import re
from collections.abc import Iterator

from releases.checks.passages import Passage, passages, period_of
from releases.figures.period_lengths import Length
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

CODE = "words_contradict"
# Of each group a figure is of one.
_KINDS = (
    ("民事", "刑事", "行政"),
    ("发明", "实用新型", "外观设计"),
    ("线上", "线下"),
    ("进口", "出口"),
    ("专利", "商标", "著作权", "作品"),
    ("受理", "审结"),
    ("申请", "授权"),
)
_LENGTHS = {"全年": Length.YEAR, "上半年": Length.HALF, "下半年": Length.HALF}
_TIME = re.compile(r"(?P<whole>全年)|(?P<half>[上下]半年)|(?P<quarter>(?<!前)[一二三四1-4]季度)")
_COMPARED = re.compile(r"比|较|同期|占|由|从")
_QUARTERS = "一二三四"


def contradicting_clauses(reading: Reading) -> Iterator[ParsedDoubt]:
    for passage in passages(reading):
        for n, row in enumerate(passage.rows):
            clause = re.split("[,;:。]", passage.before(n))[-1]
            if row.kind not in ("level", "share") or _COMPARED.search(clause):
                continue
            if other := other_kind(row.indicator, clause):
                message = f"“{row.indicator}”前面写的是“{other}”，请核对名称。"
                yield ParsedDoubt(passage.block.id, row.start, row.end, CODE, message)
            elif time := other_time(row, clause):
                label = row.period.label if row.period else ""
                message = f"时期记为{label}，前面写的是“{time}”，请核对。"
                start = told_before(passage, row)
                yield ParsedDoubt(passage.block.id, start, row.end, CODE, message)


def other_kind(name: str, clause: str) -> str:
    """The kind of its group that the clause has and the name has not."""
    for kinds in _KINDS:
        mine = [kind for kind in kinds if kind in name]
        printed = [kind for kind in kinds if kind in clause]
        if len(mine) == len(printed) == 1 and mine != printed:
            return printed[0]
    return ""


def other_time(row: ParsedStatistic, clause: str) -> str:
    period, found = period_of(row), list(_TIME.finditer(clause))
    if period is None or len(found) != 1:
        return ""
    (time,) = found
    if time["quarter"]:
        n = _QUARTERS.find(time["quarter"][0]) + 1 or int(time["quarter"][0])
        same = period.length == Length.QUARTER and (period.end.month + 2) // 3 == n
        # At the end of a quarter is not all of it.
        return "" if same or period.length in (Length.MOMENT, Length.TO_DATE) else time[0]
    wanted = _LENGTHS[time[0]]
    short = period.length in (Length.YEAR, Length.HALF, Length.QUARTER, Length.MONTH)
    return time[0] if short and period.length != wanted else ""


def told_before(passage: Passage, row: ParsedStatistic) -> int:
    """Where the time stands that the figure is held for, or the figure itself."""
    lead = passage.text[: row.start]
    sentence = lead.rfind("。") + 1
    found = _TIME.search(lead, sentence)
    return found.start() if found else row.start
