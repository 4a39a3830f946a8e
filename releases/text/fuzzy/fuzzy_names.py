"""Fuzzy matching of names (edit distance, homophones): one character off, swapped, sounds alike.

Front door: Names(…).near(word), built once for many words; near(word, names) for a single one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from heapq import nsmallest

from rapidfuzz.distance import OSA

from releases.text.han import is_han

from .character_sounds import sounds_of
from .pinyin import readings

MAX_OFFERED = 5
MAX_WORD = 30
# Names that are weighed exactly; those that share the most characters with the word are taken.
_MAX_WEIGHED = 200
_MIN_LONG_WORD = 5
_MIN_PIECE = 3


class Names:
    """The names that may be meant, by the characters they hold and by how those are read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._keys = [_key(name) for name in self._names]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            for char in set(key):
                self._holding[char].append(at)

    def near(self, word: str, most: int = MAX_OFFERED) -> list[str]:
        """The nearest names first: of the same sound, then by characters off, then longer ones.

        Characters put in, left out, changed, or swapped with a neighbour count one each (optimal
        string alignment). Of equally near names those that were given first. Names equal to the
        word are left out.
        """
        key = _key(word)
        if len(word) > MAX_WORD or not 2 <= len(key) <= MAX_WORD:
            return []
        # Names that sound like the word or hold a piece that does; marks, letters that are one
        # word, or a sound that no name has, sound like none.
        alike: set[int] = set()
        sounds = [self._sounding.get(place.full[0], "") for place in readings(word)]
        if len(sounds) == len(key) and all(sounds):
            heard = re.compile("".join(f"[{re.escape(chars)}]" for chars in sounds))
            alike = {at for at, other in enumerate(self._keys) if heard.search(other)}
        allowed, ranked = _allowed(key), []
        for at in alike | self._candidates(key):
            other = self._keys[at]
            longer = len(other) - len(key)
            rank = OSA.distance(key, other, score_cutoff=allowed)
            if at in alike:
                rank = allowed + 1 if longer else 0
            elif rank > allowed:
                if len(key) < _MIN_PIECE or longer < -allowed:
                    continue
                rank = allowed + 1 + piece_distance(key, other, allowed)
            if other != key and rank <= 2 * allowed + 1:
                ranked.append((rank, abs(longer), at))
        return [self._names[at] for *_, at in nsmallest(most, ranked)]

    @cached_property
    def _sounding(self) -> dict[str, str]:
        """The characters of all names by their readings."""
        sounding: dict[str, str] = defaultdict(str)
        for char in self._holding:
            for sound in sounds_of(char) if is_han(char) else (char,):
                sounding[sound] += char
        return sounding

    def _candidates(self, key: str) -> set[int]:
        """Names that lack at most so many of the word's characters, the fullest if too many."""
        chars = set(key)
        # A name that lacks n of the characters holds one of any n + 1 of them: the rarest.
        rare = sorted(chars, key=lambda char: len(self._holding.get(char, ())))
        held = {at for char in rare[: _allowed(key) + 1] for at in self._holding.get(char, ())}
        lacking = ((len(chars - set(self._keys[at])), at) for at in held)
        enough = ((n, abs(len(self._keys[at]) - len(key)), at) for n, at in lacking)
        return {at for n, _, at in nsmallest(_MAX_WEIGHED, enough) if n <= _allowed(key)}


def near(word: str, names: Iterable[str], most: int = MAX_OFFERED) -> list[str]:
    """The nearest of some names, for a single word."""
    return Names(names).near(word, most)


def piece_distance(word: str, other: str, most: int) -> int:
    """From the word to the nearest run of characters in the other text; ``most`` + 1 if further."""
    sizes = range(max(0, len(word) - most), len(word) + most + 1)
    runs = (other[at : at + n] for n in sizes for at in range(max(1, len(other) - n + 1)))
    return min((OSA.distance(word, run, score_cutoff=most) for run in runs), default=most + 1)


def _allowed(key: str) -> int:
    """How many characters may be off: with two in a short word little would be left of it."""
    return 2 if len(key) >= _MIN_LONG_WORD else 1


def _key(text: str) -> str:
    """Width, case and blanks aside; only as much of a long text as is weighed."""
    folded = unicodedata.normalize("NFKC", text[: 2 * MAX_WORD]).lower()
    return "".join(folded.split())[: 2 * MAX_WORD]
