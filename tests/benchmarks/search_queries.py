"""Queries of every length and frequency, picked by seed from the texts that are to be searched.

Front door: `pick`. It reads (id, text) pairs, so it knows nothing of any index; frequencies are
those of a sample. Texts are folded already, as the words of a query will be.
"""

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SAMPLE = 3000
PROBE = 300  # texts whose long strings are all counted, to know where to look
LENGTHS = (1, 2, 3, 4, 6)
EACH = 4
TRIES = 400
# Shares of all texts, and how far off a look at few texts may be.
BANDS = {"common": (0.2, 1.01), "middle": (0.01, 0.06), "rare": (0.0, 0.0015)}
NAMED = ("知识产权", "专利", "商标", "地理标志", "知识产权保护", "新闻发布会", "犇")
NUMBERS = ("1939", "161.76%", "2023", "4.26")
_HAN = re.compile(r"[^\W\d_\x00-\u2e7f]+")  # letters of no alphabet
ABSENT = ("量子鹅掌楸", "犇焜彧", "qzxwv")


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is what is typed; a text is found that holds all of `words` and none of `without`."""

    kind: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join([*self.words, *(f"-{word}" for word in self.without)])


def pick(texts: Iterable[tuple[int, str]], *, seed: int = 1) -> list[Query]:
    """The queries for these texts; a band that the texts do not have gives fewer."""
    rng = random.Random(f"queries {seed}")
    sample = _sample(rng, texts)
    runs = {}
    for length in LENGTHS:
        counted = _counted(sample if length == 1 else sample[:PROBE], length)
        for band, (low, high) in BANDS.items():
            runs[length, band] = _runs(rng, sample, counted, low, high)
    found = [
        Query(f"{length} {band}", (word,))
        for (length, band), words in runs.items()
        for word in words
    ]
    found += _pairs(rng, runs)
    found += [Query("Latin", (word,)) for word in _latin(rng, sample)]
    found += [Query("number", (word,)) for word in [*NUMBERS, *_numbers(rng, sample)]]
    found += [Query("punctuation", ("“十四五”规划",))]
    found += [Query("named", (word,)) for word in NAMED]
    return found + [Query("absent", (word,)) for word in ABSENT]


def _sample(rng: random.Random, texts: Iterable[tuple[int, str]]) -> list[str]:
    """A fair sample of a stream, in one pass and little memory."""
    kept: list[str] = []
    for seen, (_id, text) in enumerate(texts):
        if len(kept) < SAMPLE:
            kept.append(text)
        elif (place := rng.randrange(seen + 1)) < SAMPLE:
            kept[place] = text
    return kept


def _counted(texts: Sequence[str], length: int) -> dict[str, float]:
    """Strings of Han with the share of these texts that hold them."""
    counted = Counter(run for text in texts for run in set(han_runs(text, length)))
    return {run: count / len(texts) for run, count in counted.items()}


def _runs(
    rng: random.Random, sample: Sequence[str], counted: dict[str, float], low: float, high: float
) -> list[str]:
    """Some that stand in a share of the whole sample between `low` and `high`."""
    least_seen = min(counted.values(), default=0.0)
    candidates = sorted(
        run for run, seen in counted.items() if low / 2 <= seen <= max(least_seen, high * 1.5)
    )
    tried = rng.sample(candidates, min(TRIES, len(candidates)))
    fitting = (run for run in tried if low <= share(sample, run) <= high)
    return sorted(itertools.islice(fitting, EACH))


def han_runs(text: str, length: int) -> Iterator[str]:
    for stretch in _HAN.findall(text):
        for start in range(len(stretch) - length + 1):
            yield stretch[start : start + length]


def share(texts: Sequence[str], word: str) -> float:
    return sum(word in text for text in texts) / len(texts) if texts else 0.0


def _pairs(rng: random.Random, runs: dict[tuple[int, str], list[str]]) -> list[Query]:
    """Two words, and a word without another."""
    kinds = [((2, "common"), (2, "middle")), ((2, "common"), (4, "common")),
             ((2, "middle"), (4, "middle")), ((3, "common"), (3, "rare"))]  # fmt: skip
    pairs = [(rng.choice(runs[one]), rng.choice(runs[other]))
             for one, other in kinds if runs[one] and runs[other]]  # fmt: skip
    found = [Query("two words", pair) for pair in [*pairs, ("专利", "商标"), ("知识产权", "2023")]]
    found += [Query("excluded", (one,), (other,)) for one, other in pairs[:2]]
    return [*found, Query("excluded", ("地理标志",), ("海关",))]


def _latin(rng: random.Random, sample: Sequence[str]) -> list[str]:
    """Brands as printed, in capitals, and a part of one."""
    known = sorted({name for text in sample for name in re.findall("[a-z]{5,}", text)})
    brands = rng.sample(known, min(3, len(known)))
    return [*(brand.upper() for brand in brands), *(brand[1:5] for brand in brands[:1])]


def _numbers(rng: random.Random, sample: Sequence[str]) -> list[str]:
    """A count and a rate that stand somewhere."""
    kinds = (r"(?<![\d.,])\d{3,4}(?![\d.,])", r"\d+\.\d\d%")
    known = [sorted({n for text in sample[:PROBE] for n in re.findall(k, text)}) for k in kinds]
    return [rng.choice(numbers) for numbers in known if numbers]
