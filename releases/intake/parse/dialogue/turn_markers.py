"""Turn markers: one table of the ways a page says who speaks next."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from releases.text.folding import fold_simplified
from releases.text.numerals import count_value

TurnKind = Literal["asker", "question", "told_question", "numbered", "answer", "named"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a marker is printed, matched at the start of a folded line, behind a clock if any."""

    kind: TurnKind
    pattern: re.Pattern[str]


class TurnMarker(NamedTuple):
    """A marker found at the start of a line: who or what it names, and where it ends."""

    kind: TurnKind
    head: str
    number: int | None
    end: int
    timed: bool = False  # a clock stands beside it


_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_HAN_HEAD = r"[^:。!?;\[\]【】]"
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,4}"
_CLOCK = rf"[\[(【]?\s?(?:{_DAY})?\d{{1,2}}:\d\d(?::\d\d)?\s?[\])】]?"
# [10:03:05]  (10:03)  2031-05-09 10:03
CLOCK = re.compile(rf"{_CLOCK}\s*(?=\S)")
_OPEN, _SHUT = r"[(\[【]", r"[)\]】]"
STYLES = (
    # 问题1： 问： 记者问： Q1:
    Style("question", re.compile(rf"(?:问|提问|Q)\s?(?P<number>{_NUMERAL})?\s?[:.、]\s*")),
    Style("question", re.compile(rf"问题\s?\(?(?P<number>{_NUMERAL})\)?\s?[:.、]\s*")),
    # 【问】 [问题] 【提问2】
    Style("question", re.compile(rf"[\[【](?:问题?|提问)(?P<number>{_NUMERAL})?[\]】]\s?:?\s*")),
    Style("told_question", re.compile(r"(?:问题|Q(?P<number>\d{1,2})(?=\s))\s?:?\s*")),
    # 第一个问题： 第二问： 最后一个问题：
    Style(
        "told_question",
        re.compile(rf"(?:第(?P<number>{_NUMERAL})个?(?:问题?|提问)|最后一个问题)\s?:\s*"),
    ),
    Style(
        "asker",
        re.compile(r"(?P<head>(?:有)?(?:记者|媒体|网友|記者|媒體)(?:提)?[问問])\s?:\s*"),
    ),
    # 记者（某某日报）： 问（某某日报 张三）：
    Style(
        "asker",
        re.compile(
            rf"(?:记者|記者|媒体|网友|问|提问)\s?{_OPEN}(?P<head>[^()\[\]【】]{{2,40}}){_SHUT}\s?:?\s*"
        ),
    ),
    # 问题3（张三）：
    Style(
        "asker",
        re.compile(
            rf"(?:问题?|提问)\s?(?P<number>{_NUMERAL})\s?{_OPEN}(?P<head>[^()\[\]【】]{{2,40}}){_SHUT}\s?:\s*"
        ),
    ),
    # 1. 1、 (1) but not 3.15; 一、 and （一） where a question follows
    Style(
        "numbered", re.compile(r"\(?(?P<number>\d{1,2})\s?[.、)．](?:(?!\d)|(?=\d\.\d{1,2}\D))\s*")
    ),
    Style("numbered", re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})、\s*")),
    Style("numbered", re.compile(r"\((?P<number>[一二三四五六七八九十]{1,3})\)、?\s*")),
    # 答（张三）： 答：（张三） 答 张三： 【答】 张三（答）：
    Style(
        "answer",
        re.compile(rf"回?答复?\s?:?\s?{_OPEN}(?P<head>[^()\[\]【】]{{2,40}}){_SHUT}\s?:?\s*"),
    ),
    Style("answer", re.compile(r"[\[【]回?答复?[\]】]\s?:?\s*")),
    Style("answer", re.compile(r"回?答复?\s{1,4}(?P<head>[^\s:,、。!?]{2,4})\s?:\s*")),
    Style("answer", re.compile(r"(?P<head>[^\s:,、。!?()]{2,4})\s?\(答\)\s?:\s*")),
    # 答： 臧某某答：
    Style(
        "answer", re.compile(r"(?P<head>[^\s:,、。!?]{2,4}?)?\s?回?答(?:复)?\s?:\s*|A\d?\s?:\s*")
    ),
    # [张三] 【副局长 张三】, with or without a colon; 「张三」： with one
    Style("named", re.compile(r"[\[【](?P<head>[^\[\]【】]{2,70})[\]】]\s*:?\s*")),
    Style("named", re.compile(r"[<〈「『](?P<head>[^<>〈〉「」『』]{2,40})[>〉」』]\s?:\s*")),
    # 主持人(某处处长张三):
    Style("named", re.compile(r"(?P<head>主\s?持\s?人?\s?\([^()]{2,60}\)):?\s*")),
    # 张三 10:03:05： and the same alone on a line
    Style(
        "named",
        re.compile(rf"(?P<head>{_HAN_HEAD}{{2,40}}?)\s{{0,4}}(?P<clock>{_CLOCK})\s?(?::\s*|$)"),
    ),
    Style("named", re.compile(rf"(?P<head>{_HAN_HEAD}{{2,70}}?)\s?:\s*")),
)
# Behind a clock a name needs no colon.
_ALONE = Style("named", re.compile(rf"(?P<head>{_HAN_HEAD}{{2,40}})$"))


def markers(line: str) -> list[TurnMarker]:
    """Every style that fits the start of the line; who speaks decides which one is meant."""
    folded = fold_simplified(line[:160])
    clock = CLOCK.match(folded)
    at = clock.end() if clock else 0
    found = []
    for style in (*STYLES, _ALONE) if clock and len(line) <= 160 else STYLES:
        match = style.pattern.match(folded, at)
        if match:
            groups = match.groupdict()
            start, end = match.span("head") if groups.get("head") else (0, 0)
            number = count_value(groups["number"]) if groups.get("number") else None
            timed = clock is not None or bool(groups.get("clock"))
            found.append(TurnMarker(style.kind, line[start:end], number, match.end(), timed))
    return found
