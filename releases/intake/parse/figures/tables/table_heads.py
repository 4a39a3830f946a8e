"""What the head of a column or a row says: a measure, a time, a change, a unit, a place."""

import re
from dataclasses import dataclass
from datetime import date

from releases.intake.parse.figures.unit_words import MAGNITUDE, UNIT
from releases.intake.parse.reading import Basis, Goal, StatisticKind
from releases.text.periods.period_mentions import mentions, without_times
from releases.text.periods.printed_dates import Period

_UNIT = re.compile(rf"[(\[](?:单位[:]?)?\s?(?P<unit>(?:{MAGNITUDE})?(?:{UNIT})|万|亿)[)\]]")
_ONLY_UNIT = re.compile(rf"(?:{MAGNITUDE})?(?:{UNIT})")
_ABOVE = re.compile(rf"单位[:]\s?(?P<unit>(?:{MAGNITUDE})?(?:{UNIT}))")
_FALL = re.compile(r"下降|降幅|减少|跌幅|减幅")
_RISE = re.compile(
    r"同比|环比|增长|增速|增幅|变化|变动|增减|[比较](?:上年|去年|上月|20\d\d年).{0,4}|涨幅|"
    r"升降|提高|净增"
)
_SHARE = re.compile(r"占比|比重|占.{0,6}(?:比例|%)")
_RANK = re.compile(r"(?P<scope>全国|全省|全市|全区|中部|西部|东部)?(?:排名|位次|名次)")
_TARGET = re.compile(r"目标值?|计划数?|规划|任务数?")
_FORECAST = re.compile(r"预计|预测|预期")
_BASES: dict[Basis, re.Pattern[str]] = {
    "mom": re.compile(r"环比|上月|上季"),
    "average": re.compile(r"年均"),
    "since": re.compile(r"[比较]20\d\d"),
}
_YEAR_ALONE = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d年.])")
# What a head says beside what it counts.
_SAYS_NOTHING = re.compile(
    r"指标(?:名称)?|项目(?:名称)?|类别|类型|名称|内容|数值|数据|数量|总量|实际(?:完成)?|完成(?:情况|值|数)?|累计|本期|本月|"
    r"当月|期末|金额|合计|总计|小计|序号|单位|年度|年份|时间|地区|区县|\s"
)
_AREA_HEAD = re.compile(
    r"地区|区县|县区|市县|县\(|县市|区域|功能区|街道|乡镇|市\(?州|辖区|^(?:区|县|市)$"
)
_TOTAL = re.compile(r"合计|总计|小计|全[市省县区州国]|总数|共计|汇总")
_OPENING = re.compile(r"^(?:其中[:]?|[#*·]|\(?[一二三四五六七八九十\d]{1,2}[、.)](?!\d)|——?|\s)+")
_MARKS = ":,、()"
_NUMBERING = re.compile(r"序号|编号")


@dataclass(frozen=True, slots=True)
class TableHead:
    """One head, read."""

    name: str
    unit: str
    kind: StatisticKind | None
    basis: Basis
    falls: bool
    goal: Goal
    period: Period | None
    scope: str = ""
    is_total: bool = False
    of_areas: bool = False
    is_part: bool = False
    is_units: bool = False
    is_numbering: bool = False


def table_head(words: str, on: date | None) -> TableHead:
    """What a head says, by its words."""
    opening = _OPENING.match(words)
    rest = _OPENING.sub("", words)
    dated = _YEAR_ALONE.sub(lambda year: f"{year[0]}年", rest)
    times = [time for time in mentions(dated, on) if time.period and not time.compared]
    unit = _UNIT.search(rest)
    only = [word for word in rest.split()[1:] if _ONLY_UNIT.fullmatch(word)]
    plain = " ".join(word for word in _UNIT.sub("", dated).split() if word not in only)
    kind: StatisticKind | None = None
    rank, falls = _RANK.search(plain), bool(_FALL.search(plain))
    if rank:
        kind = "rank"
    elif falls or _RISE.search(plain):
        kind = "change"
    elif _SHARE.search(plain) and not _SHARE.sub("", plain).strip():
        kind = "share"
    goal: Goal = "target" if _TARGET.search(plain) and times else ""
    goal = "forecast" if _FORECAST.search(plain) else goal
    bases = [name for name, said in _BASES.items() if said.search(plain)]
    period = times[-1].period if times and kind in (None, "share") else None
    return TableHead(
        name=head_name(plain, kind, goal),
        unit=unit["unit"] if unit else only[0] if only else "",
        kind=kind,
        basis="" if kind != "change" else bases[0] if bases else "yoy",
        falls=falls and not _RISE.search(plain),
        goal=goal,
        period=period and Period(period.label, period.start, period.end, "table"),
        scope=(rank["scope"] or "") if rank else "",
        is_total=bool(_TOTAL.fullmatch(plain)),
        of_areas=bool(_AREA_HEAD.search(words)),
        is_part=bool(opening and "其中" in opening[0]),
        is_units=plain.strip() in ("单位", "计量单位"),
        is_numbering=bool(_NUMBERING.fullmatch(words)),
    )


def unit_above(words: str) -> str:
    """``单位：件`` above a table."""
    match = _ABOVE.search(words)
    return match["unit"] if match else ""


def head_name(plain: str, kind: StatisticKind | None, goal: Goal) -> str:
    rest = without_times(plain)
    if kind == "rank":
        rest = _RANK.sub("", rest)
    if kind == "change":
        rest = _FALL.sub("", _RISE.sub("", rest))
    if goal:
        rest = _FORECAST.sub("", _TARGET.sub("", rest))
    if kind == "share":
        rest = _SHARE.sub("", rest)
    bare = _SAYS_NOTHING.sub("", rest)
    # 专利数量 says more than 数量.
    rest = "".join(rest.split()).strip(_MARKS)
    return rest if len(bare.strip(_MARKS)) >= 2 else ""
