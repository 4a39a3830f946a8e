"""Shares that cannot be, and shares that do not follow from their part and their whole."""

import re
from collections.abc import Iterator

from releases.checks.passages import amount, at_figure, passages, plain, printed
from releases.figures.printed_numbers import overlap
from releases.figures.units import PERCENT, comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, Reading

# These may be over a hundred: what was planned, what is set against another time or thing.
_MAY_EXCEED = re.compile(
    r"完成|达成|进度|增长|增速|增幅|结收|清偿|自给|覆盖倍|拨备|相当于|资本|溢价|计划|目标|预算|比例|倍|回报|利用|产销|同比|"
    r"上年|去年|对比|抵押|质押率|充足|备付|偿付|人口|认购|之比|比值"
)
_SHARE = re.compile(r"占|率|比重|比例|占比")


def impossible_shares(reading: Reading) -> Iterator[ParsedDoubt]:
    for row in reading.statistics:
        percent = unit_of(row.unit).dimension == PERCENT
        name = row.indicator
        counted = row.kind == "share" or (row.kind == "level" and name.endswith("率"))
        if not (counted and percent) or row.goal or _MAY_EXCEED.search(name):
            continue
        value = printed(row)
        if value.bounds[0] > 100 or value.value < 0:
            message = f"“{name}”为{amount(row)}：比重不能超过100%，也不能是负数，请核对。"
            yield at_figure(row, "impossible_share", message)


def shares_that_do_not_follow(reading: Reading) -> Iterator[ParsedDoubt]:
    """Where a sentence tells one share and two amounts of one unit, which the share is made of."""
    for passage in passages(reading):
        for places in passage.sentences():
            rows = [passage.rows[n] for n in places]
            shares = [row for row in rows if row.kind == "share" and not row.goal]
            levels = [row for row in rows if row.kind == "level" and not row.goal]
            if len(shares) != 1 or len(levels) != 2 or len(rows) != 3:
                continue
            (share,), (one, other) = shares, levels
            lead = passage.text[max(0, share.start - 12) : share.start]
            if not comparable(one.unit, other.unit) or not _SHARE.search(lead):
                continue
            if unit_of(share.unit).dimension != PERCENT or one.period != other.period:
                continue
            told, a, b = printed(share), printed(one), printed(other)
            ways = [
                (x, y)
                for x, y in ((a, b), (b, a))
                if y.canonical > 0 and x.canonical <= y.canonical
            ]
            if told.approximate or a.approximate or b.approximate or not ways:
                continue
            fits = False
            for x, y in ways:
                low, high = (
                    x.bounds[0] / y.bounds[1] * 100,
                    x.bounds[1] / max(y.bounds[0], y.canonical / 2) * 100,
                )
                fits |= overlap((low, high), told.bounds)
            if not fits:
                x, y = ways[0]
                computed = plain(x.canonical / y.canonical * 100)
                message = (
                    f"{plain(x.value, 6)}{x.unit}占{plain(y.value, 6)}{y.unit}的{computed}%，"
                    f"文中为{amount(share)}，请核对。"
                )
                yield at_figure(share, "share_does_not_follow", message)
