"""Marks that stand twice, and pairs of which one half is of another width; odd straight quotes."""

import re
from collections.abc import Iterator

from .remark import Remark

DOUBLED = "doubled_marks"
MIXED = "mixed_marks"
_DOUBLED = re.compile(
    r"[，,、；;：:。]{2,}|？{2,}|！{2,}|(?<=[^.\d])\.\.(?!\.)|[。！？]”。|。[？！]|[？！]。"
)
_STRAY = re.compile(
    r"、(?=等|及其他|以及|和(?!解|平|谐|睦|声)|与(?!会)|及(?!时|格))|(?<=期间)、(?=[\u4e00-\u9fff]{2}[^、]{2,}[。，])"
)
_BEFORE_LIST = re.compile(
    r"(?:[两二三四五六七八九十]|\d)(?:个|项|条|点|大|方面|件)[^，。；：:,;]{0,10}(?P<mark>；|;)(?=一是|第一|首先|一、|（一）)"
)
_ANGLES = re.compile(r"《[^《》<>\n]{1,40}>|<[^《》<>\n]{1,40}》")
_STRAIGHT_PAIR = re.compile(
    r"(?P<mark>[\"'])(?P<words>[\u4e00-\u9fff][^\"'\n]{0,40}?)(?P=mark)(?=[\u4e00-\u9fff，。、；专])"
)
_HALF_BRACKETS = re.compile(
    r"(?<=[\u4e00-\u9fff])\((?P<words>[\u4e00-\u9fff]{2,20})\)(?=[\u4e00-\u9fff，。、；])"
)
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


def stray_marks(text: str) -> Iterator[Remark]:
    """、 before 等, and marks of another script: "铁拳", (知识产权局), 《…>."""
    for found in _STRAY.finditer(text):
        around = text[max(0, found.start() - 3) : found.end() + 2]
        yield Remark("stray_mark", *found.span(), f"“{around}”：顿号多余或用错。", "")
    for found in _BEFORE_LIST.finditer(text):
        yield Remark("stray_mark", *found.span("mark"), "下面分条来说，前面应为冒号。", "：")
    for found in _ANGLES.finditer(text):
        fix = f"《{found[0][1:-1]}》"
        message = f"“{found[0]}”：书名号一半是别的符号，应为“{fix}”。"
        yield Remark(MIXED, *found.span(), message, fix)
    if any(mark in text for mark in "，。；："):
        for found in _STRAIGHT_PAIR.finditer(text):
            fix = f"“{found['words']}”"
            message = f"{found[0]}：中文里的引号应为{fix}。"
            yield Remark(MIXED, *found.span(), message, fix)
        for found in _HALF_BRACKETS.finditer(text):
            fix = f"（{found['words']}）"
            yield Remark(MIXED, *found.span(), f"“{found[0]}”：中文里的括号应为全角。", fix)


def odd_straight_quotes(text: str) -> Iterator[Remark]:
    if text.count(_STRAIGHT) % 2:
        at = text.rfind(_STRAIGHT)
        yield Remark("unpaired_quotes", at, at + 1, "直引号不成对，缺少一半，请补上。")
