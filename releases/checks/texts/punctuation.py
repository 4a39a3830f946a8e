"""Marks that stand twice, and pairs of which one half is of another width; odd straight quotes."""

import re
from collections.abc import Iterator

from .remark import Remark

DOUBLED = "doubled_marks"
MIXED = "mixed_marks"
_DOUBLED = re.compile(r"[，,、；;：:。]{2,}|？{2,}|！{2,}|(?<=[^.\d])\.\.(?!\.)|[。！？]”。")
# What of several marks stays: the one that ends more.
_STRONGER = "。；;：:，,、？！."
_WIDTHS = (
    re.compile(r"\([^()（）\n]{0,60}）"),
    re.compile(r"（[^()（）\n]{0,60}\)"),
)
_STRAIGHT = '"'


def doubled_marks(text: str) -> Iterator[Remark]:
    """，， or 。。; several 。 in a row are meant for ……."""
    for found in _DOUBLED.finditer(text):
        marks = found[0]
        if marks == "::" or "//" in text[found.start() : found.end() + 2]:
            continue
        kept = min(marks, key=lambda mark: _STRONGER.find(mark) % 99)
        if "”" in marks:
            kept = marks[:2]
        elif len(marks) > 2 and set(marks) == {"。"}:
            kept = "……"
        yield Remark(DOUBLED, *found.span(), f"标点“{marks}”重复，应为“{kept}”。", kept)


def halves_that_differ(text: str) -> Iterator[Remark]:
    """（…) whose halves are of two widths."""
    for pattern in _WIDTHS:
        for found in pattern.finditer(text):
            fix = f"（{found[0][1:-1]}）"
            message = f"“{found[0]}”的括号一半全角、一半半角，应为“{fix}”。"
            yield Remark(MIXED, *found.span(), message, fix)


def odd_straight_quotes(text: str) -> Iterator[Remark]:
    if text.count(_STRAIGHT) % 2:
        at = text.rfind(_STRAIGHT)
        yield Remark("unpaired_quotes", at, at + 1, "直引号不成对，缺少一半，请补上。")
