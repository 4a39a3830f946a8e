"""What is planned or hoped for and held as a result, by words beside those of the reader."""

import re
from collections.abc import Iterator

from releases.checks.passages import at_figure, passages, period_of
from releases.intake.parse.reading import ParsedDoubt

from .finding import CheckedEdition

_AHEAD = re.compile(
    r"下一步|今年要|要实现|将(?:新建|建设|新增|培育|建成|达到|完成|打造|支持|遴选|开展)|有望|力争|争取|年底前|到\d{4}年底?|"
    r"可达|预计|目标|任务正在|工作报告明确|计划(?:新建|完成|实施|建设)|拟(?:新建|建设)"
)
_DONE = re.compile(r"已|完成了|实现了|超额|提前|实际|去年|上年|以来|一年来|兑现")


def goals_told_as_results(checked: CheckedEdition) -> Iterator[ParsedDoubt]:
    """One a sentence, where its time is still to come or its words wish."""
    told_on = checked.told_on
    for passage in passages(checked.reading):
        for places in passage.sentences():
            for n in places:
                row, lead = passage.rows[n], passage.before(n)
                period = period_of(row)
                if row.goal or told_on is None or period is None or period.end <= told_on:
                    continue
                around = lead + passage.text[row.end : row.end + 16].split("。")[0]
                if _AHEAD.search(around) and not _DONE.search(lead):
                    why = "还没有结束：是目标或预计，不是结果，请核对。"
                elif not row.goal and (period.end - told_on).days > 60:
                    why = "发布时还没有结束，请核对时期和性质。"
                else:
                    continue
                message = f"“{row.indicator}”的时期到{period.end}，{why}"
                yield at_figure(row, "goal_as_result", message)
                break
