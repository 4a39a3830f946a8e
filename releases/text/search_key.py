"""The form in which texts and typed words are compared when something is looked for.

Width (NFKC), letter case, traditional characters (OpenCC's character table), the many forms of
quotes and dashes, thousands commas and the amount of white space make no difference; every other
mark is kept. `key` of a text and `key` of a word, compared as plain strings, are the whole meaning
of the search: the index only answers the same question faster.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import opencc

# Raise it when a change here, of Unicode or of OpenCC's tables makes other keys of the same text.
VERSION = f"1/{unicodedata.unidata_version}/{opencc.__version__}"

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


def key(text: str) -> str:
    """The matching key of a text; `key(key(text)) == key(text)`."""
    folded = text.translate(_TABLE)
    if "  " in folded:
        folded = _BLANKS.sub(" ", folded)
    if "," in folded:
        folded = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), folded)
    return folded.strip(" ")


class Keyed(NamedTuple):
    """A key, and for each of its characters where in the text it was read from."""

    key: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that the key's characters `start` to `end` stand for."""
        return self.places[start], self.places[end - 1] + 1


def keyed(text: str) -> Keyed:
    """The key with its way back into the text, for marking what was found."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for folded in _TABLE[ord(char)]:
            if folded == " " and (not chars or chars[-1] == " "):
                continue
            chars.append(folded)
            places.append(at)
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
    joined = "".join(chars)
    if "," in joined:
        drop = {
            found.start() + at
            for found in _THOUSANDS.finditer(joined)
            for at, char in enumerate(found[0])
            if char == ","
        }
        places = [place for at, place in enumerate(places) if at not in drop]
        joined = "".join(char for at, char in enumerate(joined) if at not in drop)
    return Keyed(joined, places)
