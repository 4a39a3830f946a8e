"""Units that do not fit what is counted: an amount in items, a rate in items, 12万万件."""

import re
from collections.abc import Iterator

from releases.figures.units import PERCENT, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified

from .passages import amount, at_figure, passages

_TWICE = re.compile(
    r"\d(?:\.\d+)?\s?(?P<unit>(?:万万|亿亿|亿万|万亿(?![元美欧英日港韩千吨立斤公]))[^\d\s,，、。;；和]{0,3})"
)
_MONEY = re.compile(r"元$")
_COUNTED = frozenset(
    [
        "件",
        "项",
        "家",
        "个",
        "起",
        "人",
        "批",
        "宗",
        "户",
        "份",
        "次",
        "笔",
        "册",
        "台",
        "种",
        "条",
        "名",
        "所",
        "场",
        "例",
        "案",
        "只",
        "人次",
    ]
)
_TIMES = re.compile(r"天|日|周|月|年|小时|分钟|秒")
# What the end of a name says of its unit: (name, what it must be, in words).
_IS_MONEY = re.compile(
    r"(?:金额|数额|总额|成交额|交易额|销售额|贷款额|融资额|投资额|保额|赔偿额|产值|增加值|案值|价值|"
    r"保费|费用|资金|货值|损失|经费|收入|支出|利润|税额|贷款余额|标的额|罚没款)$"
)
_IS_RATE = re.compile(r"(?<![频汇效功])率$|比重$|占比$|比例$")
_IS_TIME = re.compile(r"(?:天数|周期|时长|用时|时间|期限|时限)$")
_IS_PEOPLE = re.compile(r"(?:嫌疑人|人数|人员|人才|代理师|职工|专员)$")
_IS_COUNT = re.compile(
    r"(?:案件|专利|商标|专利拥有量|授权量?|申请量?|注册量|登记量|拥有量|企业|机构|嫌疑人|标志)$"
)
_IS_RIGHT = re.compile(r"专利|商标|案件|著作权|登记|地理标志|版权")
_EACH = re.compile(r"每[百千万十]+[^\d]{0,4}(?:人|户|主体)|人均|户均")
_GOODS = re.compile(r"货物|商品|产品|物品")


def unfitting_units(reading: Reading) -> Iterator[ParsedDoubt]:
    """One doubt a figure; a factor that stands twice is looked for in the words themselves."""
    twice: set[tuple[int, int]] = set()
    for block in reading.blocks:
        for found in _TWICE.finditer(fold_simplified(block.text)):
            twice.add((block.id, found.start("unit")))
            message = f"“{found['unit']}”里“万”或“亿”重复，请核对单位。"
            yield ParsedDoubt(block.id, found.start(), found.end(), "unit_does_not_fit", message)
    for passage in passages(reading):
        for row in passage.rows:
            if any(id == row.block and row.start <= at < row.end for id, at in twice):
                continue
            if message := _misfit(row):
                yield at_figure(row, "unit_does_not_fit", message)


def _misfit(row: ParsedStatistic) -> str:
    """What is wrong with the unit, or nothing."""
    if row.kind not in ("level", "share") or not row.unit:
        return ""
    unit, name = unit_of(row.unit), row.indicator
    counted, money = unit.dimension in _COUNTED, bool(_MONEY.search(row.unit))
    percent = unit.dimension == PERCENT
    wanted = ""
    if _IS_MONEY.search(name) and counted:
        wanted = "应当以元、万元、亿元计"
    elif _IS_RATE.search(name) and (counted or money):
        wanted = "应当是百分比"
    elif _IS_TIME.search(name) and (counted or money or percent) and not _TIMES.search(row.unit):
        wanted = "应当以天、月等计"
    elif _IS_PEOPLE.search(name) and (money or (percent and row.kind == "level")):
        wanted = "应当以人计"
    elif _IS_COUNT.search(name) and money:
        wanted = "不应当以金额计"
    elif re.search(r"(?:量|数)$", name) and percent and float(row.value) > 100:
        wanted = "不应当是百分比"
    elif _EACH.search(name) and counted and unit.factor > 1:
        wanted = "按人口或户数平均，不应当以万计"
    elif unit.factor >= 10**8 and counted and _IS_RIGHT.search(name) and not _GOODS.search(name):
        wanted = "数量大得不合常理"
    return f"“{name}”为{amount(row)}：{wanted}，请核对单位。" if wanted else ""
