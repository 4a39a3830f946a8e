"""Marks of a list inside a paragraph: 一是…二是, 首先…其次, ①…②, （一）…（二）, ——…——."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .measure_words import opens_with_action

_HAN = "一二三四五六七八九十"
_FIRST = re.compile(
    r"[(\[【]?(?:[一1①⑴⒈㈠❶]|第一|其一|首先|一方面|[aA](?=[.)、]))(?![二三四五六七八九十\d])"
)
# Each family is a list of its own; a list within an item is of another family.
_FAMILIES = {
    "is": rf"[{_HAN}]{{1,2}}(?:是|则|要)(?=[^否不])",
    "entry": rf"第[{_HAN}](?:个|项)?(?:工作|举措|措施)?是",
    "han": rf"[{_HAN}]{{1,2}}[、.]\s*",
    "each": r"另?一个是",
    "dash": r"—{2}(?=[^—])",
    "first": r"(?:首先|其次|再次|再者|最后)(?:就?是|[,:])?",
    "ordinal": rf"[第其][{_HAN}](?:(?:点|步|方面|个方面)?(?:就?是|[,:、]))?",
    "side": r"另?一方面(?:就?是|[,:])?",
    "ring": r"[①-⒛㈠-㈩❶-❿]\s*",
    "bracket": rf"[(\[【](?:\d{{1,2}}|[{_HAN}]{{1,2}})[)\]】]\s*",
    "figure": r"\d{1,2}(?:[.、](?!\d)|\))\s*",
    "letter": r"[a-hA-H][.)、](?![a-zA-Z])\s*",
    "bullet": r"[•·●○■□◆◇▲▶►▪★※✓✔➢➤\uf000-\uf0ff]\s*",
}
_ANY = re.compile("|".join(f"(?P<{family}>{words})" for family, words in _FAMILIES.items()))
_BOUNDARY = re.compile(r"(?:[。;,:!?\s”)]|我们|分别|主要|重点)$")
# 第一季度, 最后一公里: these words open an item only with a stop, or before a deed.
_TURNS = re.compile(
    r"(?P<stop>[。!?])\s*(?:下一?步|下一?阶段|接下来|今后|未来|(?:我们|我局|我院|我市)[^,。]{0,6}将|谢谢)"
)
_MAX_LEAD = 120
_NEEDS_DEED = ("first", "ordinal", "side")
_AFTER_STOP = ("han", "dash", "ring", "bracket", "figure", "letter", "bullet")


class ItemList(NamedTuple):
    """One list: where the words before it begin, and each mark's place and the item's words."""

    intro: int
    marks: list[re.Match[str]]
    end: int


def item_marks(folded: str) -> Iterator[re.Match[str]]:
    """Every mark that may open an item, of whatever family."""
    for mark in _ANY.finditer(folded):
        family = mark.lastgroup or ""
        start = mark.start()
        if start and not _BOUNDARY.search(folded[max(0, start - 2) : start]):
            continue
        before = folded[start - 1 : start]
        if folded[mark.end() : mark.end() + 1].strip() == "":
            continue
        if family in _AFTER_STOP and before not in ("", "。", ";", ":", "!", "?", " ", "\n"):
            continue
        open_ended = family in _NEEDS_DEED and mark[0][-1] not in ",:、是"
        if open_ended and not opens_with_action(folded[mark.end() : mark.end() + 12]):
            continue
        yield mark


def item_lists(folded: str) -> list[ItemList]:
    """The paragraph's lists of its outermost family; another begins where 一是 comes again."""
    marks = list(item_marks(folded))
    families = [mark.lastgroup for mark in marks]
    family = next((f for f in families if families.count(f) > 1), families[0] if marks else None)
    marks = [mark for mark in marks if mark.lastgroup == family]
    if len(marks) < 2 and not (marks and marks[0].start() == 0 and family not in _AFTER_STOP):
        return []
    groups: list[list[re.Match[str]]] = []
    for mark in marks:
        if not groups or (_FIRST.match(mark[0]) and len(groups[-1]) > 1):
            groups.append([])
        groups[-1].append(mark)
    # Another list begins with the sentence that leads to it: 下一步，我们一是….
    leads = (slice(max(0, at - _MAX_LEAD), at - 1) for at in (g[0].start() for g in groups[1:]))
    starts = [0, *(lead.start + max(map(folded[lead].rfind, "。;")) + 1 for lead in leads)]
    ends = [*starts[1:], end_of_last(folded, groups[-1])]
    return [ItemList(*parts) for parts in zip(starts, groups, ends, strict=True)]


def end_of_last(folded: str, marks: list[re.Match[str]]) -> int:
    """The last item ends before a sentence that turns to what comes next.

    Where the items before it have such sentences and it has none, the turn is its own.
    """
    start = marks[-1].end()
    turn = _TURNS.search(folded, start)
    if not turn:
        return len(folded)
    before = folded[marks[-2].end() : marks[-1].start()].rstrip() if len(marks) > 1 else ""
    bare = "。" not in folded[start : turn.start()]
    return len(folded) if bare and "。" in before[:-1] else turn.end("stop")
