"""Which characters are Chinese, by Unicode script: names go past every fixed code range."""

import unicodedata
from functools import lru_cache

_IDEOGRAPH_NAMES = ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")
# Planes 2 and 3 are set apart for ideographs: newer ones there may be unknown to this Python.
_IDEOGRAPHIC_PLANES = (2, 3)


@lru_cache(maxsize=65536)
def is_han(char: str) -> bool:
    """Whether one character is an ideograph, 〇 and 々 included."""
    if char in "〇々":
        return True
    if ord(char) >> 16 in _IDEOGRAPHIC_PLANES:
        return ord(char) & 0xFFFF < 0xFFFE
    return unicodedata.name(char, "").startswith(_IDEOGRAPH_NAMES)


def all_han(text: str) -> bool:
    return bool(text) and all(map(is_han, text))


def han_run(text: str, start: int, limit: int) -> str:
    """The ideographs from ``start`` on, ``limit`` at most."""
    end = start
    stop = min(len(text), start + limit)
    while end < stop and is_han(text[end]):
        end += 1
    return text[start:end]
