"""Which characters are Chinese, and where a text holds runs of them."""

import re
import unicodedata
from functools import lru_cache

_IDEOGRAPH_NAMES = ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")
# Planes 2 and 3 are set apart for ideographs: newer ones there may be unknown to this Python.
_IDEOGRAPHIC_PLANES = (2, 3)
# What marks a stretch of text as Chinese; names are told by `is_han`, which goes past every range.
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
# 3800余万元, 《…》 and 一、二 are one run each; an English word or a space ends it.
_BETWEEN = r"\d.,%+−·—–\-、。，；：？！“”‘’（）《》〈〉【】"
_RUN = re.compile(rf"(?<![\d.,%+−《【])[\d.,%+−《【]*[{HAN}](?:[{_BETWEEN}]*[{HAN}])*[》】]?")


@lru_cache(maxsize=65536)
def is_han(char: str) -> bool:
    """Whether one character is an ideograph by its Unicode name, 〇 and 々 included."""
    if char in "〇々":
        return True
    if ord(char) >> 16 in _IDEOGRAPHIC_PLANES:
        return ord(char) & 0xFFFF < 0xFFFE
    return unicodedata.name(char, "").startswith(_IDEOGRAPH_NAMES)


def all_han(text: str) -> bool:
    """Whether there is text, all of it ideographs."""
    return bool(text) and all(map(is_han, text))


def han_run(text: str, start: int, limit: int) -> str:
    """The ideographs from ``start`` on, ``limit`` at most."""
    end = start
    stop = min(len(text), start + limit)
    while end < stop and is_han(text[end]):
        end += 1
    return text[start:end]


def holds_han(text: str) -> bool:
    """Whether any character is Chinese."""
    return _HAN.search(text) is not None


def marked_runs(text: str, before: str, after: str) -> str:
    """The text with `before` and `after` put around each run of Chinese."""
    return _RUN.sub(lambda run: f"{before}{run[0]}{after}", text)
