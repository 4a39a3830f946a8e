"""Times of figures that a person should look at."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.periods.period_mentions import Mention, foreseen, mentions
from releases.text.periods.period_patterns import LOST_YEAR
from releases.text.periods.printed_dates import iso_day
from releases.text.sentences import sentences

from .passages import at_figure

_PART = re.compile(r"全年|季度|半年|个月|\d月")


def times_from_afar(reading: Reading) -> Iterator[ParsedDoubt]:
    """A time that its own paragraph does not tell, once a paragraph."""
    told: set[int] = set()
    for row in reading.statistics:
        if row.period and not row.period.told_in and row.block not in told:
            told.add(row.block)
            message = f"本段没有写明数据的时间，沿用了上文的“{row.period.label}”，请核对。"
            yield ParsedDoubt(row.block, row.start, row.end, "period_from_afar", message)


def times_ahead(reading: Reading) -> Iterator[ParsedDoubt]:
    """Figures without a time in a sentence that tells one after the publication: no results."""
    last = iso_day(reading.published_at or reading.event.date) or date.max
    for text, mention, row in undated_figures(reading):
        ahead = mention.period and mention.period.end > last.isoformat()
        if ahead and not row.goal and not foreseen(text, mention.start, mention.end):
            message = (
                f"“{text[mention.start : mention.end]}”在发布之后：这是目标、预测，还是时间有误？"
                "没有作为结果的时间，请核对。"
            )
            yield at_figure(row, "goal_as_result", message)


def unknown_years(reading: Reading) -> Iterator[ParsedDoubt]:
    """``全年`` and ``二季度`` of a year that nothing tells, where a figure would need it."""
    if reading.event.date or reading.published_at:
        for text, mention, row in undated_figures(reading):
            words = text[mention.start : mention.end]
            if mention.period is None and _PART.search(words):
                message = f"“{words}”是哪一年无法确定，请补充。"
                yield ParsedDoubt(row.block, mention.start, mention.end, "year_unresolved", message)


def undated_figures(reading: Reading) -> Iterator[tuple[str, Mention, ParsedStatistic]]:
    """Each time that a block's folded text names, and the first figure of its sentence after it.

    Only where that figure was left without a time.
    """
    on = iso_day(reading.event.date or reading.published_at)
    rows: dict[int, list[ParsedStatistic]] = defaultdict(list)
    for row in reading.statistics:
        if row.period is None:
            rows[row.block].append(row)
    for block in reading.blocks:
        undated = rows[block.id]
        text = fold_simplified(block.text) if undated else ""
        ends = [end for _start, end in sentences(text)]
        starts = [row.start for row in undated]
        for mention in mentions(text, on) if undated else ():
            at = bisect_left(starts, mention.end)
            sentence = bisect_right(ends, mention.start)
            if not mention.compared and at < len(starts) and starts[at] < ends[sentence]:
                yield text, mention, undated[at]


def lost_years(reading: Reading) -> Iterator[ParsedDoubt]:
    """Years whose digits a page has lost: 年,全市建成机构5家."""
    for block in reading.blocks:
        for match in LOST_YEAR.finditer(fold_simplified(block.text)):
            yield ParsedDoubt(block.id, *match.span(), "year_unresolved", "年份数字缺失。")
