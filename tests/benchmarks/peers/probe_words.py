"""Words to search for, by how many releases hold them; each is asked only once in a run."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence

HAN = re.compile(r"[\u4e00-\u9fff]+")
MOST = 400  # of each kind, more than a run asks


def words(texts: Sequence[str], *, seed: int = 1) -> dict[str, list[str]]:
    """Kinds of words, drawn from the texts: `common`, `rare`, `two` (characters), `two_words`.

    `as_many` are single words found in as many releases as the two words beside them.
    """
    chance = random.Random(seed)
    held = {size: [set(_pieces(text, size)) for text in texts] for size in (2, 4)}
    often = {size: Counter(piece for one in held[size] for piece in one) for size in (2, 4)}
    many, few = len(texts) // 5, 3
    common = _drawn(chance, (word for word, n in often[4].items() if n >= many))
    pairs, as_many = [], []
    by_count = sorted((n, word) for word, n in often[4].items())
    for _n in range(MOST):
        one, other = chance.sample(sorted(chance.choice(held[4])), 2)
        both = sum(one in page and other in page for page in held[4])
        pairs.append(f"{one} {other}")
        nearest = min(range(len(by_count)), key=lambda at: abs(by_count[at][0] - both))
        as_many.append(by_count[(nearest + chance.randrange(50)) % len(by_count)][1])
    return {
        "common": common,
        "rare": _drawn(chance, (word for word, n in often[4].items() if n <= few)),
        "two": _drawn(chance, (word for word, n in often[2].items() if n >= many // 4)),
        "two_words": pairs,
        "as_many": as_many,
    }


def _pieces(text: str, size: int) -> Iterable[str]:
    for run in HAN.findall(text):
        for at in range(len(run) - size + 1):
            yield run[at : at + size]


def _drawn(chance: random.Random, found: Iterable[str]) -> list[str]:
    every = sorted(found)
    chance.shuffle(every)
    return every[:MOST]
