"""Turn markers: one table of the ways a page says who speaks next."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from releases.text.numerals import count_value
from releases.text.width import fold

TurnKind = Literal["asker", "question", "numbered", "answer", "named"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a marker is printed, matched at the start of a folded line."""

    kind: TurnKind
    pattern: re.Pattern[str]


class TurnMarker(NamedTuple):
    """A marker found at the start of a line: who or what it names, and where it ends."""

    kind: TurnKind
    head: str
    number: int | None
    end: int


_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_HAN_HEAD = r"[^:。!?;\[\]【】]"
STYLES = (
    # 问题1： 问： 记者问： Q1:
    Style("question", re.compile(rf"(?:问题?\s?|提问\s?|Q)(?P<number>{_NUMERAL})?\s?[:.、]\s*")),
    Style(
        "asker",
        re.compile(r"(?P<head>(?:有)?(?:记者|媒体|网友|記者|媒體)(?:提)?[问問])\s?:\s*"),
    ),
    # 1. 1、 (1) but not 3.15
    Style("numbered", re.compile(r"\(?(?P<number>\d{1,2})\s?[.、)．](?!\d)\s*")),
    # 答： 臧某某答：
    Style("answer", re.compile(r"(?P<head>[^\s:,、。!?]{2,4})?\s?答(?:复)?\s?:\s*|A\d?\s?:\s*")),
    # [张三] 【副局长 张三】, with or without a colon
    Style("named", re.compile(r"[\[【](?P<head>[^\[\]【】]{2,70})[\]】]\s*:?\s*")),
    # 11:06  张三：
    Style("named", re.compile(rf"\d{{1,2}}:\d\d(?::\d\d)?\s+(?P<head>{_HAN_HEAD}{{2,70}}):\s*")),
    # 主持人(某处处长张三):
    Style("named", re.compile(r"(?P<head>主\s?持\s?人?\s?\([^()]{2,60}\)):?\s*")),
    Style("named", re.compile(rf"(?P<head>{_HAN_HEAD}{{2,70}}?)\s?:\s*")),
)


def markers(line: str) -> list[TurnMarker]:
    """Every style that fits the start of the line; who speaks decides which one is meant."""
    folded = fold(line[:160])
    found = []
    for style in STYLES:
        match = style.pattern.match(folded)
        if match:
            groups = match.groupdict()
            start, end = match.span("head") if groups.get("head") else (0, 0)
            number = count_value(groups["number"]) if groups.get("number") else None
            found.append(TurnMarker(style.kind, line[start:end], number, match.end()))
    return found
