"""Times of figures that a person should look at."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.periods.period_mentions import foreseen, mentions
from releases.text.periods.printed_dates import iso_day
from releases.text.sentences import around

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
    on = iso_day(reading.event.date or reading.published_at)
    last = iso_day(reading.published_at) or on or date.max
    undated: dict[int, list[ParsedStatistic]] = defaultdict(list)
    for row in reading.statistics:
        if row.period is None and not row.goal:
            undated[row.block].append(row)
    for block in reading.blocks:
        folded = fold_simplified(block.text) if undated[block.id] else ""
        for mention in mentions(folded, on) if folded else ():
            if (
                mention.period is None
                or mention.reach not in ("sentence", "paragraph")
                or mention.period.start <= last.isoformat()
                or foreseen(folded, mention.start, mention.end)
            ):
                continue
            _start, end = around(folded, mention.start, mention.end)
            for row in undated[block.id]:
                if mention.end <= row.start < end:
                    message = (
                        f"“{mention.period.label}”在发布之后：这是目标、预测，还是时间有误？"
                        "没有作为结果的时间，请核对。"
                    )
                    yield at_figure(row, "goal_as_result", message)
                    break


def unknown_years(reading: Reading) -> Iterator[ParsedDoubt]:
    """``全年`` and ``二季度`` of a year that nothing tells, where a figure would need it."""
    on = iso_day(reading.event.date or reading.published_at)
    undated: dict[int, list[int]] = defaultdict(list)
    for row in reading.statistics:
        if row.period is None:
            undated[row.block].append(row.start)
    for block in reading.blocks if on else ():
        folded = fold_simplified(block.text) if undated[block.id] else ""
        for mention in mentions(folded, on):
            words = folded[mention.start : mention.end]
            if mention.period or mention.compared or not _PART.search(words):
                continue
            _start, end = around(folded, mention.start, mention.end)
            if any(mention.end <= at < end for at in undated[block.id]):
                message = f"“{words}”是哪一年无法确定，请补充。"
                yield ParsedDoubt(block.id, mention.start, mention.end, "year_unresolved", message)


def lost_years(reading: Reading) -> Iterator[ParsedDoubt]:
    """Years whose digits a page has lost: 年,全市建成机构5家."""
    for block in reading.blocks:
        for mention in mentions(block.text, None):
            if block.text[mention.start : mention.end] == "年":
                yield ParsedDoubt(
                    block.id, mention.start, mention.end, "year_unresolved", "年份数字缺失。"
                )
