"""Damage that a text shows: pinyin put into words, masked characters, wrong encodings."""

import re
from collections.abc import Iterator

from releases.text.width import fold

from .reading import Block, Doubt

_KINDS = (
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)"), "括号里夹有拼音"),
    (re.compile(r"(?<=[^\W\d_a-zA-Z])\*{1,4}(?=[^\W\d_a-zA-Z])"), "有字被星号遮盖"),
    (re.compile("\ufffd+|锟斤拷|烫烫烫|(?:[ÃÂäåæçèé][\u0080-\u00bf]{1,2}){3,}"), "有乱码"),
    (re.compile(r"[涓鏂鍙鐨锛銆鎴浠绗鍏]{3,}"), "疑为编码错误造成的乱码"),
)
_MOST = 20


def damage(block: Block) -> Iterator[Doubt]:
    """Damaged places of a block, so many at most; the text itself is never rewritten."""
    folded = fold(block.text)
    found = [
        (match.start(), match.end(), what)
        for pattern, what in _KINDS
        for match in pattern.finditer(folded)
    ]
    for start, end, what in sorted(found)[:_MOST]:
        yield Doubt(block.id, start, end, "damaged", f"{what}，请对照原文更正。")
