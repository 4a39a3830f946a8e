"""Doubts about the text as printed: marks without a partner, damage, an end without a stop."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, Reading
from releases.text.folding import fold_simplified

_ENDS = "。！？!?…”’）)】」』.；;：:》"
_MAX_OPEN_END = 30
# Pinyin put into words, masked characters, wrong encodings.
_DAMAGE = (
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)"), "括号里夹有拼音"),
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\*{1,4}(?=[^\W\d_a-zA-Z])"), "有字被星号遮盖"),
    (re.compile("\ufffd+|锟斤拷|烫烫烫|(?:[ÃÂäåæçèé][\u0080-\u00bf]{1,2}){3,}"), "有乱码"),
    (re.compile(r"[涓鏂鍙鐨锛銆鎴浠绗鍏]{3,}"), "疑为编码错误造成的乱码"),
)
_MAX_DAMAGED = 20
_PAIRS = {
    "“": "”",
    "《": "》",
    "(": ")",
    "（": "）",
    "【": "】",
    "「": "」",
    "『": "』",
    "〈": "〉",
}
_HALF = {"(": "（", ")": "）"}
_CLOSING = {close: opened for opened, close in _PAIRS.items()}
# 1）and a) number a list.
_NUMBERS_A_LIST = re.compile(r"(?:^|[\s。；;：:，,、])[\da-zA-Z一二三四五六七八九十]{1,2}$")


def unpaired_marks(reading: Reading) -> Iterator[ParsedDoubt]:
    """The first mark of each block whose partner is missing there and in the next block."""
    left = [unpaired(block.text) for block in reading.blocks]
    for n, (block, marks) in enumerate(zip(reading.blocks, left, strict=True)):
        before = {block_char(reading.blocks[n - 1], at) for at in left[n - 1]} if n else set()
        after = (
            {block_char(reading.blocks[n + 1], at) for at in left[n + 1]}
            if n + 1 < len(left)
            else set()
        )
        for at in marks:
            char = block_char(block, at)
            if _PAIRS.get(char) in after or _CLOSING.get(char) in before:
                continue  # a break between two lines cut it
            quote = char in "“”"
            what = "引号" if quote else "书名号" if char in "《》〈〉" else "括号"
            side = "前" if char in _CLOSING else "后"
            code = "unpaired_quotes" if quote else "unpaired_marks"
            message = f"{what}“{char}”不成对，缺少{side}一半，请对照原文补上。"
            if quote:
                message = f"引号不成对，缺少{side}引号。"
            yield ParsedDoubt(block.id, at, at + 1, code, message)
            break


def block_char(block: ParsedBlock, at: int) -> str:
    return _HALF.get(block.text[at], block.text[at])


def unpaired(text: str) -> list[int]:
    """Where marks without a partner stand, closing ones first; full and half width are one."""
    opened: dict[str, list[int]] = {}
    closing = []
    for at, printed in enumerate(text):
        char = _HALF.get(printed, printed)
        if char in _PAIRS:
            opened.setdefault(char, []).append(at)
        elif char in _CLOSING:
            if opened.get(_CLOSING[char]):
                opened[_CLOSING[char]].pop()
            elif char != "）" or not _NUMBERS_A_LIST.search(text[max(0, at - 4) : at]):
                closing.append(at)
    return [*closing, *sorted(at for places in opened.values() for at in places[-1:])]


def damaged_places(reading: Reading) -> Iterator[ParsedDoubt]:
    """Damaged places, so many of a block at most; the text itself is never rewritten."""
    for block in reading.blocks:
        folded = fold_simplified(block.text)
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
