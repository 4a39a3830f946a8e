"""Shares that cannot be, and shares that do not follow from their part and their whole."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.checks.passages import Passage, amount, at_figure, passages, plain, printed
from releases.figures.printed_numbers import overlap
from releases.figures.units import PERCENT, POINTS, comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

# These may be over a hundred: what was planned, what is set against another time or thing.
_MAY_EXCEED = re.compile(
    r"完成|达成|进度|增长|增速|增幅|结收|清偿|自给|覆盖倍|拨备|相当于|资本|溢价|计划|目标|预算|比例|倍|回报|利用|产销|同比|"
    r"上年|去年|对比|抵押|质押率|充足|备付|偿付|人口|认购|之比|比值"
)
_SHARE = re.compile(r"占|率|比重|比例|占比")
_RATE = re.compile(
    r"(?P<of>合格|成功|办结|结案|发现|解决|完成|采纳|支持|授权|通过|满意|整改|响应|履约|回复|调解)率[^,。;\d]{0,4}$"
)
_LEAD = 24
_MEAN = re.compile("[月日年人户周]均|平均")
_ROUNDED = Decimal("0.05")
_A_TENTH = Decimal(10)


def impossible_shares(reading: Reading) -> Iterator[ParsedDoubt]:
    for row in reading.statistics:
        percent = unit_of(row.unit).dimension == PERCENT
        name = row.indicator
        if row.kind == "share" and unit_of(row.unit).dimension == POINTS:
            message = f"“{name}”为{amount(row)}：比重本身用“%”，不用“百分点”，请核对。"
            yield at_figure(row, "impossible_share", message)
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
            if len(shares) != 1 or unit_of(shares[0].unit).dimension != PERCENT:
                continue
            (share,) = shares
            lead = passage.text[max(0, share.start - _LEAD) : share.start].split("。")[-1]
            if two := two_alike([row for row in rows if row.kind == "level" and not row.goal]):
                words = passage.text[max(0, rows[0].start - _LEAD // 2) : rows[-1].end]
                of_these = (len(rows) == 3 and _SHARE.search(lead)) or is_rate_of(lead, words)
                if of_these and not _MEAN.search(words):
                    yield from share_that_misses(share, two, passage)


def two_alike(levels: list[ParsedStatistic]) -> tuple[ParsedStatistic, ParsedStatistic] | None:
    """The two amounts of one unit and one time, where there are no more of it."""
    for row in levels:
        alike = [each for each in levels if comparable(each.unit, row.unit)]
        if len(alike) == 2 and alike[0].period == alike[1].period:
            return alike[0], alike[1]
    return None


def is_rate_of(lead: str, words: str) -> bool:
    """Beside other figures only the name of a rate says what it is of: 合格608批次,合格率95%."""
    found = _RATE.search(lead)
    return found is not None and bool(re.search(rf"{found['of']}[^率,。;]{{0,8}}\d", words))


def share_that_misses(
    share: ParsedStatistic, two: tuple[ParsedStatistic, ParsedStatistic], passage: Passage
) -> Iterator[ParsedDoubt]:
    """Of the greater, or of both together; or what is left of it."""
    told = printed(share)
    x, y = sorted((printed(row) for row in two), key=lambda each: each.canonical)
    if told.approximate or x.approximate or y.approximate or y.canonical <= 0:
        return
    low = x.bounds[0] / y.bounds[1] * 100
    high = x.bounds[1] / max(y.bounds[0], y.canonical / 2) * 100
    both = x.canonical / (x.canonical + y.canonical) * 100
    # 八成 is told of anything near it.
    tenths = "成" in passage.text[share.start : share.end]
    slack = _A_TENTH / 2 if tenths else _ROUNDED
    ways = ((low, high), (100 - high, 100 - low), (both, both), (100 - both, 100 - both))
    if not any(overlap((least - slack, most + slack), told.bounds) for least, most in ways):
        computed = plain(x.canonical / y.canonical * 100)
        message = (
            f"{plain(x.value, 6)}{x.unit}占{plain(y.value, 6)}{y.unit}的{computed}%，"
            f"文中为{amount(share)}，请核对。"
        )
        yield at_figure(share, "share_does_not_follow", message)
