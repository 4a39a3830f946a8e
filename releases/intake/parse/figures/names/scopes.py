"""The area or part that a figure speaks of, apart from what it counts: a district, 规上企业."""

import re
from dataclasses import replace
from typing import NamedTuple

from releases.intake.parse.reading import ParsedStatistic

from .indicator_words import CLASSES

_NAME = r"(?:(?![各全我本每与和的是在为对向])[\u4e00-\u9fff])"
# Stands between a part and what it is a part of, until the part is told apart as the scope.
SCOPE_MARK = "\x1f"
PLACED = re.compile(r"[\u4e00-\u9fff]{1,5}?[市州区县旗](?=.{2})")
_DISTRICT = (
    r"(?!全|我|本|各|市|城区|主城|老城|中心城|山区|老区|特区|郊区|片区|县区|区县|一个|部分)"
    rf"(?:{_NAME}{{1,4}}?(?<![社园景小街片校厂辖灾牧库矿地治税能政个])区(?!域|块|间|位|别|县)|"
    rf"{_NAME}{{1,4}}?(?<![区市])[县旗](?!区|域|城|级|委))"
)
_LARGE = r"规(?:模以)?上(?:工业|服务业|文化|制造业)?(?:企业|单位)"
# 东城区市场监管局 is a body, not a place and a thing.
_LED = re.compile(
    rf"(?P<scope>{_DISTRICT}|{_LARGE})(?P<rest>(?!人民|法院|检察|政府|公安|市场监|知识产权[局保]|税务|"
    r"海关|委|局|的|与|和|、|及|内|等|级|设|建)[^、]{2,})"
)
_OF_AREA = re.compile(
    r"(?P<scope>[^的,、]{2,10}(?:[区县市]|企业))的(?P<rest>[^的]{2,}[率量额数度])"
)
# Who holds or where: alone after 其中 it names a part of what was counted.
_HOLDERS = (
    r"(?:民营|国有|高新技术|科技型(?:中小)?|中小|小微|外资|重点|上市|科创)?企业|高校|高等院校|大专院校|院校|科研(?:院所|机构|单位)|高校(?:和|及|、)?科研院所|个人|"
    r"机关团体|事业单位|境外|国外|国内|外资|港澳台"
)
_AREA = re.compile(rf"(?:{_DISTRICT}|[\u4e00-\u9fff]{{0,5}}(?:新区|开发区|高新区|经开区)|{_LARGE})")
_PART = re.compile(
    rf"(?:(?:主|中心|老)?城区|[\u4e00-\u9fff]{{1,5}}(?:市|州|镇|乡|街道)|{_HOLDERS})"
)
_BODIES = re.compile(rf"(?:{CLASSES})$")
_COUNTS_BODIES = ("家", "户", "个", "所", "人", "名")
_AGAINST = re.compile(
    r"(?:(?:高于|低于|快于|慢于|高出|优于|好于|超出|超过|领先)|比)"
    r"(?P<of>(?:全国|全省|全市|全区|世界|全球|[东中西]部(?:地区)?|同期|同类)(?:城市|地区)?(?:平均)?(?:水平|线|值)?)"
    r"(?:高|低|多|少|快|慢)?[出了]?(?:近|约|超过?)?$"
)


class Scoped(NamedTuple):
    """A name, and the scope that stood before it."""

    scope: str
    name: str


def scoped(name: str) -> Scoped:
    """``东城区专利授权量``: the district apart."""
    led = _LED.fullmatch(name) or _OF_AREA.fullmatch(name)
    return Scoped(led["scope"], led["rest"]) if led else Scoped("", name)


def with_scope(row: ParsedStatistic) -> ParsedStatistic:
    """The row with its district apart from its name."""
    part, mark, rest = row.indicator.partition(SCOPE_MARK)
    told = Scoped(part, rest) if mark else scoped(row.indicator)
    apart = told.scope and not row.scope
    return replace(row, scope=told.scope, indicator=told.name) if apart else row


def is_part(words: str, unit: str, *, divided: bool) -> bool:
    """Whether the words only say where or whose: 东城区; of a whole that is ``divided``, 企业."""
    if unit in _COUNTS_BODIES and _BODIES.search(words):
        return False
    return bool(_AREA.fullmatch(words) or (divided and _PART.fullmatch(words)))


def against(before: str) -> str:
    """``高于全省平均水平``: a difference from another place is told as being 比 that place."""
    match = _AGAINST.search(before, max(0, len(before) - 24))
    return f"比{match['of']}" if match else ""
