"""Lists of numbers that belong to lists of names: ``分别``, pairs of rates, joined ranks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .indicator_words import CHANGE_WORDS
from .reading import Statistic

_JOINT = re.compile(
    rf"^[\s、和及与,以]{{1,3}}(?:分别|同比|环比|则){{0,2}}(?:{CHANGE_WORDS}|涨|降|增)?了?$"
)
_OPENS = re.compile(r"分别")
_SPLIT = re.compile(r"[、和及与]|以及")
_HEADS = (
    "案件|企业|数量|授权量|申请量|注册量|登记量|增加值|总量|总额|金额|商标|专利|收入|利润|产量|投资|"
    "机构|人数|人员|项目|工程|产品|品种|占比|比重|合格率|满意度|失业率|贷款|存款|余额"
)
_HEAD = re.compile(rf"^(?P<own>.+?)(?P<head>(?:{_HEADS})+)$")
_MEASURE = re.compile(r"^(?P<own>.{2,}?)(?P<head>.{2}[额量率值])$")
_TWO = 2


def paired(
    rows: Sequence[Statistic], text: str, start: int, carried: Sequence[str]
) -> list[Statistic]:
    """A sentence's rows with the names that lists before give them; ``carried`` from before it."""
    out = list(rows)
    for first, size in _runs(out, text):
        opening = text[out[first - 1].end if first else start : out[first].start]
        names = _names(out, first, size, opening, carried)
        for place, name in enumerate(names):
            out[first + place] = replace(out[first + place], indicator=name)
    return out


def _names(
    rows: Sequence[Statistic], first: int, size: int, opening: str, carried: Sequence[str]
) -> Sequence[str]:
    before = rows[first - size : first] if first >= size else []
    kind, opens = rows[first].kind, bool(_OPENS.search(opening))
    if _levels(before) and (kind == "change" or (kind == "share" and opens and "占" in opening)):
        return [row.indicator + ("占比" if kind == "share" else "") for row in before]
    if opens and len(carried) == size and _bare(opening):
        return carried
    return _split(rows[first].indicator, size) if opens else ()


def levels_of(rows: Sequence[Statistic]) -> tuple[str, ...]:
    """The names of the figures that a following sentence may give rates for."""
    return tuple(row.indicator for row in rows if row.kind == "level")


def _runs(rows: Sequence[Statistic], text: str) -> list[tuple[int, int]]:
    """Where lists of like numbers start and how long they are."""
    runs, first = [], 0
    for number in range(1, len(rows) + 1):
        if number < len(rows) and _goes_on(rows[number - 1], rows[number], text):
            continue
        if number - first >= _TWO:
            runs.append((first, number - first))
        first = number
    return runs


def _goes_on(before: Statistic, row: Statistic, text: str) -> bool:
    between = text[before.end : row.start]
    return before.kind == row.kind != "rank" and bool(_JOINT.match(between))


def _levels(rows: Sequence[Statistic]) -> bool:
    return bool(rows) and all(row.kind in ("level", "share") for row in rows)


def _bare(opening: str) -> bool:
    """Whether nothing but the comparison opens the sentence."""
    return bool(
        re.fullmatch(rf"[\s,]*(?:同比|环比|[比较]上年|分别|{CHANGE_WORDS}|为|[\s,])*", opening)
    )


def _split(name: str, size: int) -> tuple[str, ...]:
    """``专利、商标、著作权案件`` as three names, each with the noun that the last one ends in."""
    parts = [part for part in _SPLIT.split(name) if part]
    if len(parts) != size:
        return ()
    head = _HEAD.match(parts[-1]) or _MEASURE.match(parts[-1])
    if head is None or any(part.endswith(head["head"]) for part in parts[:-1]):
        return tuple(parts)
    return tuple(part if part.endswith(head["head"]) else part + head["head"] for part in parts)
