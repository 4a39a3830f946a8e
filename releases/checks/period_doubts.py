"""Times of figures that a person should look at."""

from collections.abc import Iterator
from datetime import date

from releases.intake.parse.reading import ParsedDoubt, Reading
from releases.text.folding import fold_simplified
from releases.text.periods.period_mentions import foreseen, mentions
from releases.text.periods.printed_dates import iso_day
from releases.text.sentences import around


def times_from_afar(reading: Reading) -> Iterator[ParsedDoubt]:
    """A time that its own paragraph does not tell, once a paragraph."""
    told: set[int] = set()
    for row in reading.statistics:
        if row.period and not row.period.told_in and row.block not in told:
            told.add(row.block)
            message = f"本段没有写明数据的时间，沿用了上文的“{row.period.label}”，请核对。"
            yield ParsedDoubt(row.block, row.start, row.end, "period_from_afar", message)


def times_ahead(reading: Reading) -> Iterator[ParsedDoubt]:
    """A result's time that lies after the publication, so that it was left out."""
    on = iso_day(reading.event.date or reading.published_at)
    last = iso_day(reading.published_at) or on or date.max
    undated = {row.block for row in reading.statistics if row.period is None}
    for block in reading.blocks:
        if block.id not in undated:
            continue
        folded = fold_simplified(block.text)
        for mention in mentions(folded, on):
            if (
                mention.period is None
                or mention.reach not in ("sentence", "paragraph")
                or mention.period.start <= last.isoformat()
                or foreseen(folded, mention.start, mention.end)
            ):
                continue
            start, end = around(folded, mention.start, mention.end)
            if any(
                row.period is None and row.block == block.id and start <= row.start < end
                for row in reading.statistics
            ):
                message = f"“{mention.period.label}”晚于发布时间，没有作为数据的时间，请核对。"
                yield ParsedDoubt(block.id, mention.start, mention.end, "period_ahead", message)


def lost_years(reading: Reading) -> Iterator[ParsedDoubt]:
    """Years whose digits a page has lost: 年,全市建成机构5家."""
    for block in reading.blocks:
        for mention in mentions(block.text, None):
            if block.text[mention.start : mention.end] == "年":
                yield ParsedDoubt(
                    block.id, mention.start, mention.end, "year_unresolved", "年份数字缺失。"
                )
