"""The words of generated releases: a Zipf order over a real dictionary, for a seed.

The dictionary is pypinyin's list of phrases, of which only the words are taken. Words of our own
about intellectual property stand first, as they do in real releases.
"""

import functools
import itertools
import random
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict

OWN = (Path(__file__).parent / "words.txt").read_text("utf-8").split()
LENGTHS = {2: 1.0, 3: 0.7, 4: 0.15, 5: 0.05}  # how often words of a length are used
PHRASES = 30_000
PLACES = 1 << 18
_NUMBERS = struct.Struct("<I")
LINKS = ("", "", "", "的", "和", "与", "及")


class Drawn:
    """Things to draw from by weight: a table in which each stands as often as it weighs.

    Drawing so is many times as fast as searching cumulative weights. What weighs less than one
    place may have none. `places` is a power of two.
    """

    def __init__(self, things: Sequence[str], weights: Iterable[float], places: int) -> None:
        self.mask = places - 1
        assert places & self.mask == 0
        sums = list(itertools.accumulate(weights))
        step, at = sums[-1] / places, 0
        self.table: list[str] = []
        for place in range(places):
            while sums[at] < (place + 0.5) * step:
                at += 1
            self.table.append(things[at])

    def some(self, rng: random.Random, count: int) -> list[str]:
        table, mask = self.table, self.mask
        return [
            table[number & mask] for (number,) in _NUMBERS.iter_unpack(rng.randbytes(4 * count))
        ]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Single words, and phrases of two or three of them that recur as set expressions do."""

    words: Drawn
    phrases: Drawn


@functools.cache
def vocabulary(seed: int) -> Vocabulary:
    """The same for a seed on every machine; a second the first time."""
    rng = random.Random(seed)
    known = sorted(word for word in phrases_dict if len(word) in LENGTHS and is_han(word))
    rng.shuffle(known)
    words = list(dict.fromkeys([*OWN, *known]))
    zipf = ((rank + 40) ** -0.95 * LENGTHS.get(len(word), 1.0) for rank, word in enumerate(words))
    single = Drawn(words, zipf, PLACES)
    phrases = list(dict.fromkeys(_phrase(rng, single) for _ in range(PHRASES)))
    weights = ((rank + 60) ** -0.9 for rank in range(len(phrases)))
    return Vocabulary(single, Drawn(phrases, weights, PLACES))


def is_han(word: str) -> bool:
    """Letters that are no alphabet's: the dictionary also holds entries with marks and Latin."""
    return word.isalpha() and min(word) > "\u2e7f"


def _phrase(rng: random.Random, single: Drawn) -> str:
    return rng.choice(LINKS).join(single.some(rng, rng.choice((2, 2, 2, 3))))
