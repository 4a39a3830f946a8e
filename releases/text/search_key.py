"""Normalization of text for search: the form in which texts and typed words are compared.

Beyond what the reader's `folding` makes alike, letter case, traditional characters (OpenCC's
character table), raised and ringed digits, the many forms of quotes and dashes, thousands commas
and the amount of white space make no difference; every other mark is kept. `key` of a text and
`key` of a word, compared as plain strings, are the whole meaning of the search: the index only
answers the same question faster.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import opencc

from .folding import ALIKE, is_unread, simplified

# Raise it when a change here, of Unicode or of OpenCC's tables makes other keys of the same text.
VERSION = f"3/{unicodedata.unidata_version}/{opencc.__version__}"

_ALIKE = ALIKE | str.maketrans(
    {
        **dict.fromkeys("“”„‟″〃「」『』＂〝〞〟", '"'),
        **dict.fromkeys("‘’‚‛′＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "•": "·",
    }
)
# Planes 15 and 16 are private, and the index writes marks as characters from there.
_PRIVATE_PLANES = 0xF0000
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_BLANKS = re.compile(" {2,}")


class _Table(dict[int, str]):
    """Filled as characters are met: a city's releases use some thousand of them."""

    def __missing__(self, code: int) -> str:
        char, found = chr(code), ""
        if char.isspace():
            found = " "
        elif not is_unread(char) and code < _PRIVATE_PLANES:
            found = unicodedata.normalize("NFKC", char.translate(_ALIKE)).casefold()
            found = simplified(found).translate(_ALIKE)
            found = " ".join(found.split()) if not found.isspace() else " "
        self[code] = found
        return found


_TABLE = _Table()


@cache
def _unusual() -> re.Pattern[str]:
    """What may have another form, or is rare: all but the characters of GB 2312 that OpenCC keeps,
    small letters, digits and most marks."""
    high, low = range(0xB0, 0xF8), range(0xA1, 0xFF)
    hanzi = [bytes((a, b)).decode("gb2312", "ignore") for a in high for b in low]
    simple = simplified("".join(hanzi))
    kept = "".join(char for char, same in zip("".join(hanzi), simple, strict=True) if char == same)
    return re.compile(f'[^{kept}a-z0-9 。、《》.,:;()%/+="?!-]')


def _translated(text: str) -> str:
    """As `text.translate(_TABLE)`, of which it is a faster form for plain Chinese.

    A few calls of `replace` for what nearly every sentence has cost less than a look at each
    character.
    """
    plain = _plain(text)
    return plain.translate(_TABLE) if _unusual().search(plain) else plain


def _plain(text: str) -> str:
    for mark in "，：；（）“”？！％":
        if mark in text:
            text = text.replace(mark, _TABLE[ord(mark)])
    return text


def key(text: str) -> str:
    """The matching key of a text; `key(key(text)) == key(text)`."""
    # Composed last: a mark may follow a letter that was wide or large before (ｶﾞ, E + U+0301).
    folded = unicodedata.normalize("NFC", _translated(text))
    if "  " in folded:
        folded = _BLANKS.sub(" ", folded)
    if "," in folded:
        folded = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), folded)
    return folded.strip(" ")


class Keyed(NamedTuple):
    """A key, and for each of its characters from where to where in the text it was read."""

    key: str
    places: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that the key's characters `start` to `end` stand for."""
        return self.places[start], self.ends[end - 1]


# A character of a key, and from where to where in the text it was read; plain, as there are many.
_Char = tuple[str, int, int]


def keyed(text: str) -> Keyed:
    """The key with its way back into the text, for marking what was found."""
    plain = _plain(text)
    left_out = "  " in plain or plain != plain.strip(" ") or _THOUSANDS.search(plain)
    if not left_out and not _unusual().search(plain):
        # Each character stands for one of the key, in its place: so it is with most texts.
        return Keyed(plain, range(len(plain)), range(1, len(plain) + 1))
    read = [(folded, at, at + 1) for at, char in enumerate(text) for folded in _TABLE[ord(char)]]
    # One blank for several, and none at the ends.
    chars: list[_Char] = []
    for each in _composed(read):
        if each[0] != " " or (chars and chars[-1][0] != " "):
            chars.append(each)
    if chars and chars[-1][0] == " ":
        chars.pop()
    joined = "".join(char for char, _at, _end in chars)
    if "," in joined:
        drop = {
            found.start() + at
            for found in _THOUSANDS.finditer(joined)
            for at, char in enumerate(found[0])
            if char == ","
        }
        chars = [each for at, each in enumerate(chars) if at not in drop]
        joined = "".join(char for char, _at, _end in chars)
    return Keyed(joined, [at for _c, at, _end in chars], [end for _c, _at, end in chars])


def _composed(chars: list[_Char]) -> list[_Char]:
    """As NFC does, each character with all that it was composed of."""
    if unicodedata.is_normalized("NFC", "".join(char for char, _at, _end in chars)):
        return chars
    found: list[_Char] = []
    run: list[_Char] = []
    before = ""
    for each in [*chars, ("", 0, 0)]:
        # A character that nothing before it takes in begins a run of its own; so does the end.
        apart = unicodedata.normalize("NFC", before) + each[0]
        alone = not each[0] or not unicodedata.combining(each[0])
        if run and alone and unicodedata.normalize("NFC", before + each[0]) == apart:
            composed = unicodedata.normalize("NFC", before)
            found += [(char, run[0][1], run[-1][2]) for char in composed]
            run, before = [], ""
        run.append(each)
        before += each[0]
    return found
