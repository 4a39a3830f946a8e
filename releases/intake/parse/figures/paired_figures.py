"""Lists of numbers that belong to lists of names: ``分别``, pairs of rates, joined ranks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from releases.intake.parse.reading import ParsedStatistic

from .names.indicator_words import CHANGE_WORDS, DOERS
from .names.owners import CASES_OF
from .names.scopes import PLACED, SCOPE_MARK, is_part
from .unit_words import CASES

_JOINT = re.compile(
    rf"^[\s、和及与,以]{{1,3}}(?:分别|同比|环比|则){{0,2}}(?:{CHANGE_WORDS}|涨|降|增)?了?$"
)
# Nothing but the comparison opens the sentence.
_ONLY_COMPARES = re.compile(rf"[\s,]*(?:同比|环比|[比较]上年|分别|{CHANGE_WORDS}|为|[\s,])*")
_SPLIT = re.compile(r"[、和及与]|以及")
_HEADS = (
    "案件|企业|数量|授权量|申请量|注册量|登记量|增加值|总量|总额|金额|商标|专利|收入|利润|产量|投资|"
    "机构|人数|人员|项目|工程|产品|品种|占比|比重|合格率|满意度|失业率|贷款|存款|余额"
)
_HEAD = re.compile(rf"^(?P<own>.+?)(?P<head>(?:{_HEADS})+)$")
_MEASURE = re.compile(r"^(?P<own>.{2,}?)(?P<head>.{2}[额量率值])$")
_SEVERAL = 2
_ACTING_REACH = 80
_ACTING = re.compile(
    rf"(?P<bodies>[^,。;:\d]{{2,14}}?(?:{DOERS}|院)(?:[、和及与][^,。;:\d、和及与]{{2,14}}?(?:{DOERS}|院))+)分别[^,。;\d]{{0,20}}$"
)


def is_joint(between: str) -> bool:
    """Whether two numbers are of one list by what stands between them."""
    return bool(_JOINT.match(between))


def paired(
    rows: Sequence[ParsedStatistic], text: str, start: int, carried: Sequence[str]
) -> list[ParsedStatistic]:
    """A sentence's rows with the names that lists before give them; ``carried`` from before it."""
    out = list(rows)
    first = 0
    acting: list[str] = []
    for number, (row, after) in enumerate(zip(rows, [*rows[1:], None], strict=False), 1):
        if after and row.kind == after.kind != "rank" and is_joint(text[row.end : after.start]):
            continue
        # Numbers alike, joined by 、 or 和, end here.
        size, at, first = number - first, first, number
        if size < _SEVERAL:
            continue
        kind = out[at].kind
        opening = text[out[at - 1].end if at else start : out[at].start]
        opens = "分别" in opening
        before = out[at - size : at] if at >= size else []
        of_levels = before and all(each.kind in ("level", "share") for each in before)
        names: Sequence[str] = ()
        if of_levels and (kind == "change" or (kind == "share" and opens and "占" in opening)):
            names = [each.indicator + ("占比" if kind == "share" else "") for each in before]
        elif opens and len(carried) == size and _ONLY_COMPARES.fullmatch(opening):
            names = carried
        elif opens and (acting := _acting(text[start : out[at].start], acting, size)):
            names = [f"{body}{row.indicator}" for body, row in zip(acting, out[at:], strict=False)]
        elif opens:
            names = listed_names(out[at].indicator)
            names = names if len(names) == size else ()
        for place, name in enumerate(names, at):
            out[place] = replace(out[place], indicator=name)
    return out


def listed_names(told: str) -> list[str]:
    """``专利、商标、著作权案件``: three names, each with the noun that the last one ends in."""
    names = [part for part in _SPLIT.split(told) if part]
    last = names[-1] if names else ""
    area = PLACED.match(last)
    if area and all(is_part(name, "", divided=True) for name in names[:-1]):
        thing = last[area.end() :]
        return [f"{name}{SCOPE_MARK}{thing}" for name in (*names[:-1], area[0])]
    head = _HEAD.match(last) or _MEASURE.match(last)
    if head and not any(name.endswith(head["head"]) for name in names[:-1]):
        return [*(name + head["head"] for name in names[:-1]), last]
    return names


def _acting(before: str, told: list[str], size: int) -> list[str]:
    """``区法院、市中院分别受理…件、…件``: as many bodies as numbers; they go on in the sentence."""
    listed = _ACTING.search(before[-_ACTING_REACH:])
    bodies = _SPLIT.split(listed["bodies"]) if listed else told
    return bodies if len(bodies) == size else []


def paired_cases(rows: Sequence[ParsedStatistic], text: str) -> list[ParsedStatistic]:
    """``批准逮捕、提起公诉分别为28件30人、40件43人``: each has its cases and its people."""
    out = list(rows)
    pairs = [
        at
        for at, (row, people) in enumerate(pairwise(rows))
        if row.unit in CASES and people.unit == "人" and not text[row.end : people.start].strip()
    ]
    first = 0
    for number, (at, after) in enumerate(zip(pairs, [*pairs[1:], None], strict=False), 1):
        if after == at + 2 and _JOINT.match(text[out[at + 1].end : out[after].start]):
            continue
        alike, first = pairs[first:number], number
        if len(alike) < _SEVERAL:
            continue
        name = out[alike[0]].indicator
        names = _SPLIT.split(name)
        for place, told in zip(
            alike, names if len(names) == len(alike) else [name] * len(alike), strict=True
        ):
            people_name = f"{CASES_OF.sub('', told)}人数"
            out[place] = replace(out[place], indicator=told)
            out[place + 1] = replace(out[place + 1], indicator=people_name)
    return out


def both_ranked(row: ParsedStatistic, told: Sequence[ParsedStatistic]) -> list[ParsedStatistic]:
    """``甲增长1%,乙增长2%,双双位居全省第一`` ranks both."""
    pair = [before for before in told if before.kind == told[-1].kind][-_SEVERAL:]
    if len(pair) < _SEVERAL:
        return [row]
    named = [before.indicator + ("增速" if before.kind == "change" else "") for before in pair]
    return [replace(row, indicator=name) for name in named]


def levels_of(rows: Sequence[ParsedStatistic]) -> tuple[str, ...]:
    """The names of the figures that a following sentence may give rates for."""
    return tuple(row.indicator for row in rows if row.kind == "level")
