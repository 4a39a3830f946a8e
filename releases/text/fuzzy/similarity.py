"""Similarity of two short Chinese texts: Dice's coefficient of their bigrams of characters.

Front door: `likeness` for two headings, `covered` for a heading and a longer text.
"""

import re
from functools import lru_cache

from releases.text.folding import fold

_NOT_WORDS = re.compile(r"[\W_]+")
# Every second heading of this site has these words: sharing them tells nothing.
_EVERYWHERE = re.compile("知识产权|工作|开展|推进|推动|加快|建设|建立|加强")


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, marks and words that stand everywhere left out."""
    telling = _EVERYWHERE.sub(" ", fold(text))
    runs = _NOT_WORDS.split(telling)
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def likeness(one: str, other: str) -> float:
    """From 0, nothing shared, to 1, the same pairs: twice the shared ones by all of both."""
    a, b = pairs(one), pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def covered(heading: str, text: str) -> float:
    """The part of the heading's pairs that the text has, from 0 to 1."""
    a = pairs(heading)
    return len(a & pairs(text)) / len(a) if a else 0.0
