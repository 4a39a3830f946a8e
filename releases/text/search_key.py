"""The form in which texts and typed words are compared when something is looked for.

Width and composition (NFKC), letter case, traditional characters (OpenCC's character table), the
many forms of quotes and dashes, thousands commas and the amount of white space make no difference;
every other mark is kept. `key` of a text and `key` of a word, compared as plain strings, are the
whole meaning of the search: the index only answers the same question faster.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import opencc

# Raise it when a change here, of Unicode or of OpenCC's tables makes other keys of the same text.
VERSION = f"2/{unicodedata.unidata_version}/{opencc.__version__}"

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟″〃「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛′＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("•‧∙⋅・･", "·"),
    }
)
# Format characters, controls and lone surrogates are not read by anybody; planes 15 and 16 are
# private, and the index writes marks as characters from there.
_UNREAD = ("Cc", "Cf", "Cs")
_VARIATION = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_PRIVATE_PLANES = 0xF0000
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_BLANKS = re.compile(" {2,}")


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


class _Table(dict[int, str]):
    """Filled as characters are met: a city's releases use some thousand of them."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _folded(chr(code))
        return found


def _folded(char: str) -> str:
    if char.isspace():
        return " "
    code = ord(char)
    unread = unicodedata.category(char) in _UNREAD or any(code in r for r in _VARIATION)
    if unread or code >= _PRIVATE_PLANES:
        return ""
    plain = unicodedata.normalize("NFKC", char.translate(_ALIKE)).casefold()
    plain = "".join(_simple(c) for c in plain).translate(_ALIKE)
    return " ".join(plain.split()) if not plain.isspace() else " "


def _simple(char: str) -> str:
    """Twice, because the tables lead from some forms (薴) to others (苧) that they simplify too."""
    converter = _simplified()
    return str(converter.convert(converter.convert(char)))


_TABLE = _Table()


@cache
def _often() -> dict[str, str]:
    """What nearly every sentence has, and its form: a few calls of `replace` cost less than a look
    at each character. Not at import, as OpenCC reads its tables for it."""
    return {mark: _TABLE[ord(mark)] for mark in "，：；（）“”？！％"}


@cache
def _unusual() -> re.Pattern[str]:
    """What may have another form, or is rare: all but the characters of GB 2312 that OpenCC keeps,
    small letters, digits and most marks."""
    high, low = range(0xB0, 0xF8), range(0xA1, 0xFF)
    hanzi = [bytes((a, b)).decode("gb2312", "ignore") for a in high for b in low]
    simplified = _simplified().convert("\n".join(hanzi)).split("\n")
    kept = "".join(char for char, same in zip(hanzi, simplified, strict=True) if char == same)
    return re.compile(f'[^{kept}a-z0-9 。、《》.,:;()%/+="?!-]')


def _translated(text: str) -> str:
    """As `text.translate(_TABLE)`, of which it is a faster form for plain Chinese."""
    for mark, folded in _often().items():
        if mark in text:
            text = text.replace(mark, folded)
    return text.translate(_TABLE) if _unusual().search(text) else text


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
    places: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that the key's characters `start` to `end` stand for."""
        return self.places[start], self.ends[end - 1]


# A character of a key, and from where to where in the text it was read; plain, as there are many.
_Char = tuple[str, int, int]


def keyed(text: str) -> Keyed:
    """The key with its way back into the text, for marking what was found."""
    chars = _trimmed(_composed([
        (folded, at, at + 1) for at, char in enumerate(text) for folded in _TABLE[ord(char)]
    ]))  # fmt: skip
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
    for each in chars:
        if run and _stands_alone(run, each[0]):
            found += _as_one(run)
            run = []
        run.append(each)
    return [*found, *_as_one(run)]


def _stands_alone(run: list[_Char], char: str) -> bool:
    before = "".join(char for char, _at, _end in run)
    together = unicodedata.normalize("NFC", before + char)
    return not unicodedata.combining(char) and together == (
        unicodedata.normalize("NFC", before) + char
    )


def _as_one(run: list[_Char]) -> list[_Char]:
    if not run:
        return []
    composed = unicodedata.normalize("NFC", "".join(char for char, _at, _end in run))
    return [(char, run[0][1], run[-1][2]) for char in composed]


def _trimmed(chars: list[_Char]) -> list[_Char]:
    """One blank for several, and none at the ends."""
    kept: list[_Char] = []
    for each in chars:
        if each[0] != " " or (kept and kept[-1][0] != " "):
            kept.append(each)
    return kept[:-1] if kept and kept[-1][0] == " " else kept
