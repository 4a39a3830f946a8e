"""How much of a password is left for whoever guesses by words, names, years and rows of keys."""

import math
import re
import unicodedata
from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator

from releases.text.fuzzy import pinyin

ROWS = (
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
    "!@#$%^&*()", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "147258369",
)  # fmt: skip
EITHER_WAY = (*ROWS, *(row[::-1] for row in ROWS))
# Or the number of a telephone, which others know as well.
YEAR = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?|(?<!\d)1[3-9]\d{9}(?!\d)")
SHORTEST_ROW, SHORTEST_REPEAT, SHORTEST_OWN, SHORTEST_COMMON = 3, 4, 3, 5
LONGEST_WORD = 40
# Other digits: machines try all of three at once.
DIGITS, DIGITS_OF_A_PART = re.compile(r"\d+?(?=(?:19|20)\d\d|\D|$)"), 3
# Digits and signs that stand for a letter which looks like them.
LETTERS = str.maketrans("013457@$!", "oleastasi")


def parts_to_guess(password: str, own: Iterable[str], office: Iterable[str] = ()) -> int:
    """How many characters, words, years and rows it takes: each word counts as one."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    words = known_words() | spellings(own, office)
    letters, others = (re.sub(pattern, "", plain) for pattern in (r"[\W\d_]", r"[^\W\d_]"))
    digits, signs = (re.sub(pattern, "", others) for pattern in (r"\D", r"\d"))
    ways = (plain, plain.translate(LETTERS), f"{letters}\n{digits}\n{signs}")
    return min(_parts(way, words) - way.count("\n") for way in ways)


def spellings(own: Iterable[str], office: Iterable[str]) -> frozenset[str]:
    """Names as they may be typed, in pinyin, too, forwards and backwards."""
    found = {piece for name in own for piece in (name, *re.split(r"[\W\d_]", name))}
    found |= {re.sub(r"[\W_]", "", name) for name in own}
    found |= {key for name in own if not name.isascii() for key in pinyin.keys(name)}
    for name in office:
        found |= {name, *re.split(r"\W", name)}
        starts = {name, *(name[:end] for end in (2, 3, 4))}
        found |= starts | {key for start in starts for key in pinyin.keys(start) if len(key) >= 4}
    lower = {unicodedata.normalize("NFKC", name).casefold() for name in found}
    long_enough = {name for name in lower if len(name) >= SHORTEST_OWN}
    return frozenset(long_enough | {name[::-1] for name in long_enough})


@cache
def known_words() -> frozenset[str]:
    """Our own list in both directions, and the words that Django's list of passwords has."""
    ours = Path(__file__).with_name("guessable_words.txt").read_text("ascii").split()
    common: Set[str] = CommonPasswordValidator().passwords
    others = {word for word in common if len(word) >= SHORTEST_COMMON and word.isalpha()}
    return frozenset({*ours, *(word[::-1] for word in ours), *others})


def _parts(text: str, words: Set[str]) -> int:
    found: set[str] = set()
    single, at = 0, 0
    while at < len(text):
        length = max(find(text, at, words) for find in (_word, _row, _repeat, _year))
        digits = DIGITS.match(text, at)
        if length:
            found.add(text[at : at + length])
        elif digits:
            length = len(digits[0])
            single += math.ceil(length / DIGITS_OF_A_PART)
        else:
            single += 1
        at += length or 1
    return single + len(found)


def _word(text: str, at: int, words: Set[str]) -> int:
    longest = min(len(text) - at, LONGEST_WORD)
    sizes = range(longest, SHORTEST_OWN - 1, -1)
    return next((size for size in sizes if text[at : at + size] in words), 0)


def _row(text: str, at: int, words: Set[str]) -> int:
    """A run of neighbouring keys, or of one character."""
    same = len(text) - at - len(text[at:].lstrip(text[at]))
    sizes = range(len(text) - at, SHORTEST_ROW - 1, -1)
    rows = (size for size in sizes if any(text[at : at + size] in row for row in EITHER_WAY))
    return max(next(rows, 0), same if same > 1 else 0)


def _repeat(text: str, at: int, words: Set[str]) -> int:
    """What stood there before, forwards or backwards."""
    before = text[:at]
    sizes = range(len(text) - at, SHORTEST_REPEAT - 1, -1)
    again = (s for s in sizes if text[at : at + s] in before or text[at : at + s] in before[::-1])
    return next(again, 0)


def _year(text: str, at: int, words: Set[str]) -> int:
    year = YEAR.match(text, at)
    return year.end() - at if year else 0
