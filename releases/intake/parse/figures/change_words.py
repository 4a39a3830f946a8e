"""Whether a number tells a level, a share or a change, which way, and against what."""

import re

from releases.intake.parse.reading import Basis, ParsedStatistic, StatisticKind

from .names.scopes import against
from .qualifiers import Quantity
from .unit_words import PARTS, POINTS

_UP = (
    "翻|增长|增加|上升|提高|提升|上涨|净增|攀升|扩大|加快|提前|(?<!不)高于|同比增|环比增|多增|快于|"
    "前移|前进|高出|(?<=[比较])高|增|升|涨"
)
_DOWN = (
    "负增长|下降|减少|降低|回落|下跌|下滑|收窄|缩减|压减"
    "|压缩|缩短|放缓|(?<!不)低于|后移|慢于|少增|后退|降|减|跌"
)
_NOUNS = "增速|增幅|涨幅|增长率|上升幅度|增长幅度"
_DOWN_NOUNS = "降幅|跌幅|下降幅度|减幅"
_BETWEEN = (
    r"(?:了|幅度|率|幅|达到?|達|为|為|是|约|近|逾|超过?|高达|分别|均|都|接近|将近|至少|大约|又|"
    r"再|:|\s){0,4}"
)
_CHANGE = re.compile(
    rf"(?:(?P<down>{_DOWN}|{_DOWN_NOUNS})|(?P<up>{_UP}|{_NOUNS})){_BETWEEN}(?:[(\"“])?$"
)
# 由降转增, 新增 and 累计增 are no growth; 增加到 tells the level reached.
_NO_CHANGE = re.compile(
    rf"(?:(?:新增|增加值|涨价|新提升|免减|减免|降费|减税){_BETWEEN}"
    r"|(?:下降|降低|减少|增加|提高|上升|[降增升减])为(?:约|近)?)$"
)
_GROWS_AFTER = re.compile(r"(?:以上|左右)?的?(?:年均)?(?:增速|增幅|增长率|增长(?![^,。;]{0,3}\d))")
_BASES: dict[Basis, re.Pattern[str]] = {
    "average": re.compile(r"年均|平均每年|年平均"),
    "yoy": re.compile(r"同比|[比较是][上去]年(?!年?[末底])|[上去]年同期|同期"),
    "mom": re.compile(r"环比|[比较]上[个一]?(?:月|季度?|周|期)|環比"),
    "since": re.compile(r"(?:[比较与和是为][^,。;]{0,8}(?:年|末|底|初|时期|“?十.五)|相比)"),
}
_MORE = re.compile(r"[比较][^,。;:]{1,12}?(?:(?P<down>少|低|慢)|多|高|快)[了出]?(?:近|约|超过?)?$")
_LESS_THAN = re.compile(r"[低慢少]于|比[^,。;]*[低慢少]")
_LESS = re.compile(r"(?:低|少|慢)[于了出]?(?:近|约)?$")
_JUST_JOINED = re.compile(r"^[\s、和及与,以]{1,3}(?:分别)?$")


def direction(before: str) -> int:
    """1 for a rise, -1 for a fall, 0 where the words before the number tell no change."""
    window = before[-24:]
    match = None if _NO_CHANGE.search(window) else _CHANGE.search(window) or _MORE.search(window)
    if match is None:
        return 0
    return -1 if match["down"] else 1


def kind_of(
    quantity: Quantity, before: str, after: str, listed: ParsedStatistic | None
) -> tuple[StatisticKind, int]:
    """Kind and direction of a number by the words around it.

    In a list both come from the number before: ``下降2%、3%``.
    """
    if quantity.is_rank:
        return "rank", 0
    unit, way = quantity.unit, direction(before)
    if against(before):
        return "change", -1 if _LESS_THAN.search(before[-24:]) else 1
    counted = listed and not {unit, listed.unit} & PARTS
    if listed and listed.kind == "change" and (listed.unit == unit or counted) and not way:
        return "change", -1 if listed.value.startswith("-") else 1
    if POINTS.search(unit):
        return "change", -1 if _LESS.search(before) else way or 1
    if unit == "倍" or way or _GROWS_AFTER.match(after):
        return "change", way or 1
    return ("share" if unit in PARTS else "level"), 0


def basis_of(clause: str) -> Basis:
    """What a change is set against, from the words of its clause before the number."""
    return next((basis for basis, words in _BASES.items() if words.search(clause)), "")


def is_listed(between: str) -> bool:
    """Whether only a joint stands between two numbers: ``增长16.5%、12.4%和33.0%``."""
    return bool(_JUST_JOINED.match(between))
