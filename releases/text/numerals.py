"""Numbers as Chinese pages print them, read without losing a digit; years told in words."""

import re

from .folding import fold

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "双": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
CHINESE = "".join([*DIGITS, *_TENS]).replace("双", "")
# A comma joins digits only in groups of three: half-width pages also part clauses with it.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# 1 200 and 1'200, where a unit follows: without one they may be two numbers.
GROUPED = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:\.\d+)?"
_ARABIC = re.compile(ARABIC, re.ASCII)
_MAX_LENGTH = 24
# How far a year of these words is from the one that they are said in.
RELATIVE_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
}


def plain_decimal(text: str) -> str | None:
    """Digits as printed without commas: ``1,939`` → ``1939``, ``1.50`` stays; None if no number."""
    folded = fold(text.strip())
    return folded.replace(",", "") if _ARABIC.fullmatch(folded) else None


def chinese_value(text: str) -> int | None:
    """``二十一`` → 21, ``二〇二三`` → 2023, ``三万五千`` → 35000; None where it is no number."""
    if not text or len(text) > _MAX_LENGTH:
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char in _MYRIADS:
            total = (total + section + digit or 1) * _MYRIADS[char]
            section = digit = 0
        else:
            return None
    return total + section + digit


def count_value(text: str) -> int | None:
    """A small count or ordinal in either script: ``12`` and ``十二`` → 12."""
    folded = fold(text.strip())
    if folded.isascii() and folded.isdigit() and len(folded) <= _MAX_LENGTH:
        return int(folded)
    return chinese_value(folded)


def plan_years(numeral: str) -> tuple[int, int]:
    """The first and the last year of a five-year plan: 十四 → 2021 and 2025."""
    first = 1951 + 5 * (count_value(numeral) or 0)
    return first, first + 4
