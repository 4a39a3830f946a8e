"""What stands as a result and is an aim, a plan or a forecast."""

import re
from collections.abc import Iterator
from datetime import date

from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.periods.printed_dates import iso_day

from .passages import Passage, at_figure, passages

_AIM = re.compile(
    r"力争|争取|计划(?!单列|生育|实施|启动|施行)|规划到|预计|预期|预测|有望|拟(?!制|定|态)|目标(?:是|为|:|很|，|,)|"
    r"将(?:达|突破|超过|建成|新增|实现)|要(?:达|到|突破|超过)|确保|努力(?:实现|达到)"
)
_BOUND = re.compile(r"不低于|控制在")
_REACHED = re.compile(
    r"完成|实现了|已|超额|提前|达成|兑现|高于|(?<!不)低于|好于|年度计划|任务|原计划|超出|争取到|争取了"
)

_FROM = re.compile(r"[由从][^,;]{0,6}$")  # 由23%提到30%: from where it goes


def goals_read_as_results(reading: Reading) -> Iterator[ParsedDoubt]:
    """A result of a time that has not ended, or one behind a word of wishing; one a sentence."""
    told_on = iso_day(reading.published_at) or iso_day(reading.event.date)
    for passage in passages(reading):
        for places in passage.sentences():
            for n in places:
                row = passage.rows[n]
                end = iso_day(row.period.end) if row.period else None
                if row.goal or row.kind == "rank":
                    continue
                if end and told_on and end.year > told_on.year:
                    message = (
                        f"“{row.indicator}”的时期（到{row.period.end if row.period else ''}）"
                        "在发布时还没有结束：是目标、预测，还是时期有误？请核对。"
                    )
                elif aim := _aim(passage, places[0], n, bound=this_year(row, told_on)):
                    message = f"“{aim}”后面的数可能是目标或预测，不是结果，请核对。"
                else:
                    continue
                yield at_figure(row, "goal_as_result", message)
                break


def this_year(row: ParsedStatistic, told_on: date | None) -> bool:
    """Whether it speaks of the year of the publication, or of no time that is told."""
    return row.period is None or (told_on is not None and row.period.end >= f"{told_on.year}-01-01")


def _aim(passage: Passage, first: int, n: int, *, bound: bool) -> str:
    """The word of wishing that reaches the figure from its own clause, or nothing.

    `bound` says that 不低于 is a promise; of a year that is over it tells a result.
    """
    lead = passage.before(n)
    clause = re.split(r"[,;]", lead)[-1] if n > first else lead
    found = _AIM.search(clause) or (_BOUND.search(clause) if bound else None)
    reached = _REACHED.search(clause) or _FROM.search(clause)
    return found[0].rstrip("，,:") if found and not reached else ""
