"""Names near a word that was mistyped: one character off, swapped, or of the same sound.

Front door: Names(…).near(word), built once for many words; near(word, names) for a single one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from heapq import nsmallest

from .han import is_han
from .pinyin import readings, sounds_of

MOST = 5
LONGEST = 30
# Names that are weighed exactly; those that share the most characters with the word are taken.
_WEIGHED = 200
_LONG_WORD = 5
_SHORTEST_PIECE = 3


class Names:
    """The names that may be meant, by the characters they hold and by how those are read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._keys = [_key(name) for name in self._names]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            for char in set(key):
                self._holding[char].append(at)

    def near(self, word: str, most: int = MOST) -> list[str]:
        """The nearest names first: of the same sound, then by characters off, then longer ones.

        Of equally near ones those that were given first. Names equal to the word are left out.
        """
        key = _key(word)
        if len(word) > LONGEST or not 2 <= len(key) <= LONGEST:
            return []
        ranked = self._ranked(key, self._of_same_sound(word, key))
        return [self._names[at] for *_, at in nsmallest(most, ranked)]

    @cached_property
    def _sounding(self) -> dict[str, str]:
        """The characters of all names by their readings."""
        sounding: dict[str, str] = defaultdict(str)
        for char in self._holding:
            for sound in sounds_of(char) if is_han(char) else (char,):
                sounding[sound] += char
        return sounding

    def _of_same_sound(self, word: str, key: str) -> set[int]:
        """Names that sound like the word or hold a piece that does."""
        read = [place.full[0] for place in readings(word)]
        alike = [self._sounding.get(sound, "") for sound in read]
        if len(read) != len(key) or not all(alike):
            return set()  # marks, letters that are one word, or a sound that no name has
        heard = re.compile("".join(f"[{re.escape(chars)}]" for chars in alike))
        return {at for at, other in enumerate(self._keys) if heard.search(other)}

    def _ranked(self, key: str, sounding: set[int]) -> list[tuple[int, int, int]]:
        ranked = []
        for at in sounding | self._candidates(key):
            rank = self._rank(key, at, sounds=at in sounding)
            if rank is not None:
                ranked.append((rank, abs(len(self._keys[at]) - len(key)), at))
        return ranked

    def _rank(self, key: str, at: int, *, sounds: bool) -> int | None:
        """0 for the nearest; None for a name that is too far, or is the word itself."""
        other, most = self._keys[at], _allowed(key)
        if other == key:
            return None
        if sounds:
            return 0 if len(other) == len(key) else most + 1
        longer = len(other) - len(key)
        whole = distance(key, other) if abs(longer) <= most else most + 1
        if whole <= most:
            return whole
        if len(key) < _SHORTEST_PIECE or longer < -most:
            return None
        piece = distance(key, other, piece=True)
        return most + 1 + piece if piece <= most else None

    def _candidates(self, key: str) -> set[int]:
        """Names that lack at most so many of the word's characters, the fullest if too many."""
        chars = set(key)
        # A name that lacks n of the characters holds one of any n + 1 of them: the rarest.
        rare = sorted(chars, key=lambda char: len(self._holding.get(char, ())))
        held = {at for char in rare[: _allowed(key) + 1] for at in self._holding.get(char, ())}
        lacking = ((len(chars - set(self._keys[at])), at) for at in held)
        enough = ((n, abs(len(self._keys[at]) - len(key)), at) for n, at in lacking)
        return {at for n, _, at in nsmallest(_WEIGHED, enough) if n <= _allowed(key)}


def near(word: str, names: Iterable[str], most: int = MOST) -> list[str]:
    return Names(names).near(word, most)


def distance(word: str, other: str, *, piece: bool = False) -> int:
    """Characters put in, left out, changed, or swapped with a neighbour; each counts one.

    With `piece` from the word to the nearest run of characters in the other text.
    """
    before: list[int] = []
    last = [0] * (len(other) + 1) if piece else list(range(len(other) + 1))
    for i, char in enumerate(word, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != there))
            if i > 1 and j > 1 and char == other[j - 2] != there == word[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last) if piece else last[-1]


def _allowed(key: str) -> int:
    """How many characters may be off: with two in a short word little would be left of it."""
    return 2 if len(key) >= _LONG_WORD else 1


def _key(text: str) -> str:
    """Width, case and blanks aside; only as much of a long text as is weighed."""
    folded = unicodedata.normalize("NFKC", text[: 2 * LONGEST]).lower()
    return "".join(folded.split())[: 2 * LONGEST]
