"""A stated change beside the two values that the page, or the page and the series, give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.figures.change import ComputedChange, Verdict, check
from releases.figures.units import comparable
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

from .passages import AMOUNTS, Passage, amount, at_figure, passages, period_of, plain, printed

# 由A增加到B; B，上年为A; 比上年的A.
_FROM = re.compile(r"(?:由|从)[^,。;]{0,24}$")
_TO = re.compile(r"^[^,。;\d]{0,8}[到至为成](?:(?:(?:19|20)\d\d|[今本]|去)年的?)?$")
_EARLIER = re.compile(
    r"^[^,，;；(\d]{0,2}[,;(]?(?:比|较|与|而)?"
    r"(?:上一?年度?|去年|前年|(?P<year>(?:19|20)\d\d)年)(?:同期|全年|末|底)?"
    r"[^,。;\d]{0,14}$"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_ONLY_CHANGE = re.compile(r"^[)\s,;、:]*[^,。;]{0,16}$")
# A change of the change, other ways of counting, and means over years say nothing of two values.
_OTHERWISE = re.compile(r"[增降涨]幅[^,。;]{0,12}$|增速|年均|月均|平均|复合|每年")
_OF_OTHER_PRICES = re.compile("可比|不变价|同口径|同比口径|剔除|扣除")
# 比上年的452件增长: what it is set against, and no change.
_COMPARED_WITH = re.compile(r"(?:比|较|由|从)[^,。;]{2,12}的$")
_A_FALL_OF = re.compile(r"[降减跌]幅(?:为|达到?|是)?$|[增涨]幅(?:为|达到?|是)?$")
_DOUBLED = re.compile(r"翻了?(?P<n>[一两二三])?(?:番|倍)")
_NEAR = 80
_MAX_BACK = 40  # figures before a change that are looked at
_FOLDS = {None: 2, "一": 2, "两": 4, "二": 4, "三": 8}


def misfitting_changes(reading: Reading) -> Iterator[ParsedDoubt]:
    """One for each change that cannot follow from the two values that its page gives."""
    for passage in passages(reading):
        for places in passage.sentences():
            for n in places:
                if passage.rows[n].kind == "change":
                    yield from _misfit(passage, n, n - places[0])
            yield from _doublings(passage, places)


def misfit_message(
    stated: ParsedStatistic, now: str, before: str, computed: ComputedChange, where: str = ""
) -> str:
    sign = "" if computed.value < 0 else "+"
    unit = computed.unit
    return (
        f"{where}由{before}到{now}，算得变化为{sign}{plain(computed.value)}{unit}，"
        f"文中为{'' if stated.value.startswith('-') else '+'}{amount(stated)}，请核对这三个数。"
    )


def tells_a_change(passage: Passage, n: int) -> bool:
    """Whether the change at that place is one of the amount told just before it."""
    row, lead = passage.rows[n], passage.before(n)
    if row.basis == "average" or row.goal or _COMPARED_WITH.search(lead):
        return False
    sentence = passage.text[max(0, row.start - _NEAR) : row.start].rpartition("。")[2]
    if _OF_OTHER_PRICES.search(sentence):
        return False
    return not _OTHERWISE.search(lead) or bool(_A_FALL_OF.search(lead))


def pairs_in_text(
    passage: Passage, n: int, earlier: int
) -> Iterator[tuple[ParsedStatistic, ParsedStatistic]]:
    """Now and before of the change at `n`, as its own sentence sets them side by side."""
    rows = passage.rows
    following = passage.between(rows[n], rows[n + 1]) if n + 1 < len(rows) else ""
    # 520件，比上年减少60件，上年为580件
    if earlier and following and _EARLIER.match(following) and rows[n + 1].kind in AMOUNTS:
        now, before = rows[n - 1], rows[n + 1]
        if now.kind == before.kind and comparable(now.unit, before.unit):
            yield now, before
    if earlier >= 2 and rows[n - 1].kind in AMOUNTS and rows[n - 2].kind in AMOUNTS:
        one, other = rows[n - 2], rows[n - 1]
        if comparable(one.unit, other.unit) and _ONLY_CHANGE.match(passage.before(n)):
            yield from _ordered(passage, n - 2, one, other)


def _ordered(
    passage: Passage, n: int, one: ParsedStatistic, other: ParsedStatistic
) -> Iterator[tuple[ParsedStatistic, ParsedStatistic]]:
    between = passage.between(one, other)
    if _TO.match(between) and _FROM.search(passage.before(n)):
        yield other, one
    elif told := _EARLIER.match(between):
        years = _YEAR.findall(passage.before(n))
        own = years[-1] if years else (one.period.end[:4] if one.period else "")
        if not told["year"] or not own or told["year"] < own:
            yield one, other
        elif told["year"] > own:
            yield other, one


def _misfit(passage: Passage, n: int, earlier: int) -> Iterator[ParsedDoubt]:
    stated = passage.rows[n]
    if not tells_a_change(passage, n):
        return
    pairs = list(pairs_in_text(passage, n, earlier)) or list(_by_period(passage, n))
    for now, before in pairs[:1]:
        apart = [period.end.year for period in map(period_of, (before, now)) if period]
        if stated.basis == "yoy" and len(apart) == 2 and apart[1] - apart[0] > 1:
            continue  # 由2016年的1204件增加到2021年的4287件，2021年同比增长…
        found = check(printed(stated), printed(now), printed(before))
        if found.verdict == Verdict.MISFITS and found.computed:
            told = misfit_message(stated, amount(now), amount(before), found.computed)
            yield at_figure(stated, "change_does_not_fit", told)


def _by_period(passage: Passage, n: int) -> Iterator[tuple[ParsedStatistic, ParsedStatistic]]:
    """The amount just before the change, and that of the year which it is set against."""
    stated, lead = passage.rows[n], passage.before(n)
    now = current(passage, n)
    period = period_of(now) if now else None
    if now is None or period is None:
        return
    then = period.a_year_before() if stated.basis in ("yoy", "") else None
    base = _YEAR.findall(lead)
    for row in passage.rows[max(0, n - _MAX_BACK) : n]:
        told = period_of(row)
        alike = row.kind == now.kind and comparable(row.unit, now.unit) and not row.goal
        if row is now or told is None or not alike or told.lane != period.lane:
            continue
        if (row.indicator, row.scope) != (now.indicator, now.scope):
            continue
        if told == then or (base and not then and told.end.year == int(base[-1])):
            yield now, row


def current(passage: Passage, n: int) -> ParsedStatistic | None:
    """The amount that a change speaks of: the one before it, of the same name."""
    stated = passage.rows[n]
    for row in reversed(passage.rows[max(0, n - _MAX_BACK) : n]):
        if row.kind in AMOUNTS:
            alike = (row.indicator, row.scope) == (stated.indicator, stated.scope)
            return row if alike and not row.goal else None
    return None


def _doublings(passage: Passage, places: list[int]) -> Iterator[ParsedDoubt]:
    """翻了一番 after two values, whether or not it was read as a change."""
    for n in places[:-1]:
        one, other = passage.rows[n], passage.rows[n + 1]
        if not (one.kind == other.kind == "level" and comparable(one.unit, other.unit)):
            continue
        told = _DOUBLED.search(passage.text, other.end, other.end + 12)
        if not told or "。" in passage.text[other.end : told.start()]:
            continue
        following = passage.rows[n + 2 : n + 4]
        if any(row.start < told.end() and told.start() < row.end for row in following):
            continue
        for now, before in _ordered(passage, n, one, other):
            folds = Decimal(_FOLDS[told["n"]])
            low, high = printed(now).bounds[0], printed(now).bounds[1]
            least, most = printed(before).bounds
            if least > 0 and not (high / least >= folds * Decimal("0.97")
                                  and low / most <= folds * Decimal("1.6")):  # fmt: skip
                times = plain(printed(now).canonical / printed(before).canonical)
                message = (
                    f"由{amount(before)}到{amount(now)}是{times}倍，与“{told[0]}”不符，请核对。"
                )
                yield ParsedDoubt(
                    passage.block.id, told.start(), told.end(), "change_does_not_fit", message
                )
