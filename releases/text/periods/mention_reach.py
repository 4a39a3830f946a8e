"""How far a period named in a text speaks of the figures after it."""

import re
from typing import Literal

from .period_bounds import Bounds, Known

# `number`: of a number set beside it only (比上年的620件). `none`: of a thing, not of figures.
Reach = Literal["none", "number", "clause", "sentence", "paragraph"]

# 年底前 sets a deadline; the figure after it speaks of no such time.
_DEADLINE = r"之?前(?![三五十\d]|期)"
_COMPARES_BEFORE = ("比", "较", "与", "同", "是", "和", "于", "超", "超过", "达")
_BESIDE = ("比", "较", "与", "同", "和", "于", "由", "从", "过")
_COMPARES_AFTER = ("相比", "同期", "末的", "的", "底的", "水平", "比")
# 由2022年的A下降到B
_TURNED_INTO = re.compile(r"[^,。;]{0,30}?\d[^,。;]{0,16}?[到至为]")
_CONFERENCE = re.compile(r"[^,。;]{0,40}?(?:发布会|通气会|吹风会|见面会|说明会)")
_HELD = re.compile(r"[^。;]{0,20}?(?:召开|举行|举办|发布会|获悉|获知|了解到)")
_IS_A_DAY = re.compile(r"[是为迎][^,。;]{0,16}(?:日|周)|\)?是第")
# 为近年来最多, 2029年以来新高: a record's time.
_RECORD = r"(?:的|同期)?(?:最[高低多少好快大小优佳]|新[高低]|首次|历史)"
# 2031年是“十六五”开局之年。
_IS_A_YEAR = r"[是为][^。;\d]{0,40}。"
_OF_NO_FIGURE = re.compile(f"{_DEADLINE}|{_RECORD}|{_IS_A_YEAR}")
_IN_FORCE = re.compile(r"(?:正式)?(?:施行|实施|执行|生效|推行|试行)")
_DID = (
    "开始|启动|实施|施行|印发|出台|修订|修正|制定|成立|设立|挂牌|组建|建成|投用|上线|颁布|公布|发布|"
    "生效|签订|签署|批准|获批|批复|入选|确定|部署|推出"
)
_HAPPENED = "开展|举办|举行|召开|组织|侦破|破获|发生|宣判|判决|查获"
# 去年8月开展的“春雷”行动: the date of a thing. What it counts itself is of that date, too.
_ATTRIBUTE = re.compile(
    rf"[^,。;:、\d“《的]{{0,10}}?(?:(?P<did>{_DID})|(?P<happened>{_HAPPENED}))[^,。;:、\d的]{{0,8}}的"
    r"(?![^,。;:、\d“《]{0,6}(?:达到?|有|共|为|约|近|超过?|突破|累计|共计){0,2}\d)"
)
# 于2027年获批…: a thing that happened once; 2030年,我市出台… opens a report of the year.
_ONCE = re.compile(
    r"[^,。;:、\d“《]{0,12}?(?:获批|成立|设立|挂牌|组建|印发|出台|颁布|修订|启动|入选|荣获|获评|批复|签订|签署|"
    r"投用|上线|举办|举行|召开|侦破|破获|发生|宣判)(?![^,。;]{0,40}\d)"
)
# 与2027年机构改革时相比, 是2027年500件的4.2倍.
_COMPARED = re.compile(r"[^,。;]{0,14}相比")
_TIMES_OF = re.compile(r"[^,。;]{0,12}的[^,。;]{0,6}倍")
# …,上年为7000件,增长4.6%: the year before is told for the number alone, then all goes on as before.
_ASIDE = re.compile(
    r"(?:同期)?(?:[为是]|仅[为有]?|只有|则为|的)?(?:近|约|超过?)?\d[^,。;]{0,8}(?:[,。;)]|$)"
)
_OPENS = re.compile(r"(?:^|[。;\n])\s*\w{0,4}$")
_WINDOW = 60


def reach_of(
    text: str, start: int, match: re.Match[str], bounds: Bounds | None, known: Known
) -> Reach:
    """By the words around the period in its folded text."""
    end = match.end()
    if match["until"]:
        return "paragraph"
    if bounds and known.latest and bounds[1] < known.latest[0] and is_aside(text, start, end):
        return "number"
    if match["same"]:
        return "number" if text[start - 1 : start] in _BESIDE else "sentence"
    if _OF_NO_FIGURE.match(text, end):
        return "none"
    if stands_in_name(text, start, match) or text[start - 1 : start] in ("占", "继"):
        return "none"
    if is_set_against(text, start, match):
        return "number"
    if match["since"]:
        return "none" if text.startswith("的", end) or _IN_FORCE.match(text, end) else "paragraph"
    over = bounds and known.on and bounds[0] < bounds[1] < known.on
    if _CONFERENCE.match(text, end) and not over:
        return "none"
    if attribute := _ATTRIBUTE.match(text, end):
        opens = _OPENS.search(text, max(0, start - _WINDOW), start)
        return "none" if attribute["did"] else "sentence" if opens else "clause"
    if happened_once(match):
        return "sentence"
    if match["now"] in ("今天", "今日"):
        return "none"
    if is_day(match):
        held = bounds and known.on in bounds and not text.startswith("当天", end)
        return (
            "none" if held or _HELD.match(text, end) or _IS_A_DAY.match(text, end) else "sentence"
        )
    ahead = bounds and known.on and bounds[1] > known.on and known.foreseen
    if ahead or match["now"] in ("目前", "当前", "如今"):
        return "sentence"
    return "sentence" if is_part_of_told(match, bounds, known.told) else "paragraph"


def bars(match: re.Match[str], reach: Reach) -> bool:
    """Whether the time before it is not that of what follows: a figure of a court set up in 2027.

    Where the mention reaches nothing, that is so within its sentence only.
    """
    text, end = match.string, match.end()
    if reach in ("number", "paragraph"):
        return False
    if reach == "sentence" and (is_day(match) or match["now"]):
        return True
    of_thing = _ATTRIBUTE.match(text, end) or happened_once(match)
    return bool(of_thing or (match["since"] and text.startswith("的", end)))


def happened_once(match: re.Match[str]) -> bool:
    """于2027年获批试点城市; 2030年,我市出台办法 opens a report, 2030年8月,我市荣获称号 does not."""
    if not (match["only"] or match["y"]):
        return False
    text, end = match.string, match.end()
    after = end + text.startswith(",", end) if match["tail"] and "月" in match["tail"] else end
    return bool(_ONCE.match(text, after))


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a clause holds nothing but a time and a number: ``,上年为7000件,``."""
    return text[max(0, start - 1) : start] in (",", ";", "(", "。", "") and bool(
        _ASIDE.match(text, end)
    )


def is_day(match: re.Match[str]) -> bool:
    """``4月26日``, without 截至 or 以来."""
    return bool(
        match["tail"] and "日" in match["tail"] and not match["until"] and not match["since"]
    )


def is_part_of_told(match: re.Match[str], bounds: Bounds | None, told: Bounds | None) -> bool:
    """``2030年立案50件。上半年20件``: after a part of the time told, the time itself goes on."""
    without_year = match["tail"] and not match["y"]
    return bool(
        without_year
        and bounds
        and told
        and bounds != told
        and told[0] <= bounds[0]
        and bounds[1] <= told[1]
    )


def stands_in_name(text: str, start: int, match: re.Match[str]) -> bool:
    """A year in a title, a plan's or a thing's name: 《2029年白皮书》, “十四五”规划."""
    low = max(0, start - _WINDOW)
    if text.rfind("《", low, start) > text.rfind("》", low, start):
        return True
    if match["plan"]:
        return not any(match[part] for part in ("planned", "planend", "first", "since"))
    return text[start - 1 : start] in ("“", '"') and "”" in text[match.end() : match.end() + 12]


def is_set_against(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the period is what a figure is set against: ``比2014年``, ``与2021年年底相比``."""
    before, after = text[max(0, start - 2) : start], text[match.end() : match.end() + 3]
    if match["since"]:
        return before.endswith(("比", "较"))
    if before.endswith(("由", "从", "自")) and _TURNED_INTO.match(text, match.end()):
        return True
    if before.endswith(("比", "较")) or after.startswith(("相比", "水平")):
        return True
    if before.endswith(("与", "同", "和")) and _COMPARED.match(text, match.end()):
        return True
    if before.endswith(("是", "为")) and _TIMES_OF.match(text, match.end()):
        return True
    return before.endswith(_COMPARES_BEFORE) and after.startswith(_COMPARES_AFTER)
