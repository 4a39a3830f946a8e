"""Numbers of headings and paragraphs through an edition, and headings under which nothing is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from releases.intake.parse.reading import ParsedBlock, Reading
from releases.text.numerals import count_value

from .finding import CheckFinding, FoundAt

GAP, EMPTY, UNASKED = "list_number_gap", "heading_without_text", "answer_without_question"
_COUNT = "[一二三四五六七八九十]{1,3}"
# Outer ones before inner ones: where an outer number goes on, inner ones begin anew.
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"第(?P<n>{_COUNT})[部章]分?",
        rf"(?P<n>{_COUNT})、",
        rf"[（(](?P<n>{_COUNT})[）)]",
        r"(?P<n>\d{1,2})[.．、](?!\d)",
        rf"第(?P<n>{_COUNT})[，,、是]",
        rf"(?P<n>{_COUNT})是",
    )
)
_WITHIN = (4, 5)  # 第一，and 一是
_ASKING = re.compile(r"答记者问|记者问|问答|答问|提问")


class NumberedStart(NamedTuple):
    """What a block begins with: which style, its number, and how long it is."""

    style: int
    n: int
    end: int


def numbered_start(text: str) -> NumberedStart | None:
    for style, pattern in enumerate(_STYLES):
        if found := pattern.match(text):
            return NumberedStart(style, count_value(found["n"]) or 0, found.end())
    return None


def numbers_across(reading: Reading) -> Iterator[CheckFinding]:
    """The first number of each style that does not follow, where the one before began a block."""
    headings: dict[int, int] = {}
    spoken: dict[int, int] = {}
    speaker: object = None
    for n, block in enumerate(reading.blocks):
        if block.kind in ("question", "table") or (
            block.kind != "heading" and block.speaker != speaker
        ):
            spoken, speaker = {}, block.speaker
        last = headings if block.kind == "heading" else spoken
        told = numbered_start(block.text) if block.kind != "table" else None
        if told is None:
            spoken |= lists_within(block.text) if block.kind not in ("table", "heading") else {}
            continue
        before = last.get(told.style, 0)
        if before and told.n not in (1, before + 1):
            words = block.text[: told.end]
            message = f"“{words}”接在第{before}项后面，序号不连续，请核对。"
            yield CheckFinding(GAP, message, FoundAt("blocks", n, "text"), 0, told.end, words)
        elif before and told.n == 1 and block.kind == "heading" and is_alone(reading, n, told):
            words = block.text[: told.end]
            message = f"“{words}”与前面的序号重复，请核对。"
            yield CheckFinding(GAP, message, FoundAt("blocks", n, "text"), 0, told.end, words)
        for style in [style for style in (*last,) if style > told.style]:
            del last[style]
        last[told.style] = last_within(block.text, told)


def lists_within(text: str) -> dict[int, int]:
    """Of a list that begins within a paragraph: its style and how far it goes there."""
    found = {}
    for style in _WITHIN:
        if first := re.search(r"[。；;，,：:](?=一是|第一[，,、])", text):
            told = NumberedStart(style, 1, first.end() + 2)
            if _STYLES[style].match(text, first.end()):
                found[style] = last_within(text, told)
    return found


def is_alone(reading: Reading, n: int, told: NumberedStart) -> bool:
    """一、 and once more 一、 with nothing of an outer style between: the second is the next."""
    for block in reversed(reading.blocks[:n]):
        before = numbered_start(block.text) if block.kind == "heading" else None
        if before is not None:
            return before.style == told.style and before.n == 1
        if block.kind != "heading" and block.kind in ("question", "answer"):
            return False
    return False


def last_within(text: str, told: NumberedStart) -> int:
    """A paragraph may go on with its list: 一是…。二是…。"""
    n = told.n
    for found in _STYLES[told.style].finditer(text, told.end):
        if count_value(found["n"]) == n + 1:
            n += 1
    return n


def headings_without_text(reading: Reading) -> Iterator[CheckFinding]:
    """A numbered heading upon a heading of its own rank, or at the very end."""
    for n, block in enumerate(reading.blocks):
        told = numbered_start(block.text) if block.kind == "heading" else None
        if told is None:
            continue
        following = reading.blocks[n + 1 : n + 2]
        after = numbered_start(following[0].text) if following else None
        ranked = bool(following) and following[0].kind == "heading" and after is not None
        if not following or (ranked and after is not None and after.style <= told.style):
            message = f"小标题“{block.text}”下面没有内容，请补上或删去。"
            at = FoundAt("blocks", n, "text")
            yield CheckFinding(EMPTY, message, at, 0, len(block.text), block.text)


def answers_unasked(reading: Reading) -> Iterator[CheckFinding]:
    """An answer under 答记者问 before anything was asked."""
    before: ParsedBlock | None = None
    for n, block in enumerate(reading.blocks):
        if block.kind == "question":
            return
        asked = before is not None and before.kind == "heading" and _ASKING.search(before.text)
        if block.kind == "answer" and asked:
            message = "“答记者问”下面有回答，没有提问。"
            at = FoundAt("blocks", n, "text")
            yield CheckFinding(UNASKED, message, at, 0, len(block.text), block.text)
        before = block
