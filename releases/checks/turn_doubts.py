"""Doubts about turns and their text: a missing answer or speaker, an open quote, damage, an end."""

import re
from collections.abc import Iterator
from itertools import pairwise

from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, Reading
from releases.text.width import fold

_ENDS = "。！？!?…”’）)】」』.；;：:》"
_MAX_OPEN_END = 30
_OPEN, _CLOSE = "“", "”"
# Pinyin put into words, masked characters, wrong encodings.
_DAMAGE = (
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)"), "括号里夹有拼音"),
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\*{1,4}(?=[^\W\d_a-zA-Z])"), "有字被星号遮盖"),
    (re.compile("\ufffd+|锟斤拷|烫烫烫|(?:[ÃÂäåæçèé][\u0080-\u00bf]{1,2}){3,}"), "有乱码"),
    (re.compile(r"[涓鏂鍙鐨锛銆鎴浠绗鍏]{3,}"), "疑为编码错误造成的乱码"),
)
_MAX_DAMAGED = 20


def unfinished_turns(reading: Reading) -> Iterator[ParsedDoubt]:
    """A question without an answer, and words of which the page does not say whose they are."""
    for block, following in zip(reading.blocks, [*reading.blocks[1:], None], strict=False):
        if block.kind == "question" and (following is None or following.kind != "answer"):
            yield _doubt(block, "question_without_answer", "这个问题后面没有找到回答。")
        if block.kind == "answer" and block.speaker is None:
            message = "看不出这段回答是谁说的，请指定发言人。"
            yield _doubt(block, "answer_without_speaker", message)
        if block.kind == "statement" and block.speaker is None:
            message = "看不出这段话是谁说的，请指定发言人。"
            yield _doubt(block, "statement_without_speaker", message)


def number_gaps(reading: Reading) -> Iterator[ParsedDoubt]:
    """A printed number of a question that does not follow the one before."""
    numbers = [(block, block.number) for block in reading.blocks if block.number is not None]
    for (_, before), (block, number) in pairwise(numbers):
        if number != before + 1:
            message = f"问题序号由 {before} 跳到 {number}，请核对。"
            yield _doubt(block, "question_number_gap", message)


def unpaired_quotes(reading: Reading) -> Iterator[ParsedDoubt]:
    """The first quote of a block whose partner is missing."""
    for block in reading.blocks:
        opened: list[int] = []
        for at, char in enumerate(block.text):
            if char == _OPEN:
                opened.append(at)
            elif char == _CLOSE and not opened:
                message = "引号不成对，缺少前引号。"
                yield ParsedDoubt(block.id, at, at + 1, "unpaired_quotes", message)
                break
            elif char == _CLOSE:
                opened.pop()
        else:
            for at in opened[-1:]:
                message = "引号不成对，缺少后引号。"
                yield ParsedDoubt(block.id, at, at + 1, "unpaired_quotes", message)


def damaged_places(reading: Reading) -> Iterator[ParsedDoubt]:
    """Damaged places, so many of a block at most; the text itself is never rewritten."""
    for block in reading.blocks:
        folded = fold(block.text)
        found = [
            (match.start(), match.end(), what)
            for pattern, what in _DAMAGE
            for match in pattern.finditer(folded)
        ]
        for start, end, what in sorted(found)[:_MAX_DAMAGED]:
            yield ParsedDoubt(block.id, start, end, "damaged", f"{what}，请对照原文更正。")


def cut_off(reading: Reading) -> Iterator[ParsedDoubt]:
    """An ending without a stop; a short heading as the last line is an ending of its own."""
    for last in reading.blocks[-1:]:
        spoken = last.kind in ("statement", "answer")
        stops = last.kind == "heading" or last.text[-1] in _ENDS
        if not stops and (spoken or len(last.text) > _MAX_OPEN_END):
            size = len(last.text)
            message = "正文结尾没有句末标点，可能不完整。"
            yield ParsedDoubt(last.id, size - 1, size, "cut_off", message)


def _doubt(block: ParsedBlock, code: str, message: str) -> ParsedDoubt:
    return ParsedDoubt(block.id, 0, len(block.text), code, message)
