"""The pasted text as it came, with the words marked that each row was read from."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from releases.intake.parse.reading import ParsedDoubt, ParsedMeasure, ParsedStatistic, Reading
from releases.text.folding import fold, is_unread

from .source_marks import Piece, SourceMark, pieces

RANKS = {"doubt": 1, "statistic": 2, "measure": 3, "speaker": 4, "fact": 5, "block": 6}
MAX_MISSES = 200  # blocks that are nowhere are looked for this often


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; one without a number is a block that stands nowhere as it was read."""

    number: int | None
    pieces: list[Piece]


class Source:
    """Finds words on the page whatever blanks, breaks and control characters lie between."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept = [n for n, char in enumerate(text) if _counts(char)]
        self.bare = _counted_characters(text)
        self.at = self.misses = 0

    def onwards(self, words: str) -> int:
        """Where they stand in `bare`, after the last ones found or else anywhere; or -1."""
        found = self.bare.find(words, self.at) if words else -1
        if found < 0 and words and self.misses < MAX_MISSES:
            self.misses += 1
            found = self.bare.find(words)
        elif found >= 0:
            self.at = found + len(words)
        return found

    def first(self, words: Iterable[str]) -> tuple[int, int] | None:
        """Where the first of the words that stand anywhere stand in the text."""
        for each in map(_counted_characters, words):
            at = self.bare.find(each) if each else -1
            if at >= 0:
                return self.span(at, at + len(each))
        return None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of a span of `bare`."""
        first = self.kept[start] if start < len(self.kept) else len(self.text)
        return first, max(first, self.kept[end - 1] + 1) if end > start else first


def lines(text: str, reading: Reading, facts: Iterable[tuple[str, list[str]]]) -> list[Line]:
    """Every line of the page in pieces; `facts` are rows' names with words they may stand in."""
    source, on_block = Source(text), _on_blocks(reading)
    marks: list[SourceMark] = []
    nowhere = []
    for block in reading.blocks:
        base = source.onwards(_counted_characters(block.text))
        if base < 0:
            nowhere.append(Line(None, pieces(block.text, on_block[block.id])))
            continue
        before = list(accumulate(map(_counts, block.text), initial=base))
        for mark in on_block[block.id]:
            start, end = source.span(before[mark.start], before[mark.end])
            marks.append(replace(mark, start=start, end=end))
    for name, words in facts:
        found = source.first(words)
        if found is not None:
            marks.append(SourceMark(name, *found, RANKS[name.partition("-")[0]]))
    return [*_cut(text, marks), *nowhere]


def _counts(char: str) -> bool:
    return not char.isspace() and not is_unread(char)


def _counted_characters(text: str) -> str:
    return fold("".join(filter(_counts, text)))


def _on_blocks(reading: Reading) -> dict[int | None, list[SourceMark]]:
    """The spans of all rows, by the block they lie on."""
    found: dict[int | None, list[SourceMark]] = defaultdict(list)
    kinds: dict[str, tuple[ParsedDoubt | ParsedMeasure | ParsedStatistic, ...]] = {
        "doubt": reading.doubts,
        "statistic": reading.statistics,
        "measure": reading.measures,
    }
    for kind, rows in kinds.items():
        for n, row in enumerate(rows, 1):
            if row.block is not None:
                found[row.block].append(
                    SourceMark(f"{kind}-{n}", row.start or 0, row.end or 0, RANKS[kind])
                )
    for n, block in enumerate(reading.blocks, 1):
        found[block.id].append(SourceMark(f"block-{n}", 0, len(block.text), RANKS["block"]))
    return found


def _cut(text: str, marks: list[SourceMark]) -> Iterator[Line]:
    """The page line by line; a mark over a break is continued, and opens on its first line."""
    shown = text.splitlines()
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    on_line: dict[int, list[SourceMark]] = defaultdict(list)
    opened: dict[int, set[str]] = defaultdict(set)
    known: set[str] = set()
    for mark in marks:
        first = max(0, bisect_right(starts, mark.start, hi=len(shown)) - 1)
        last = max(first, bisect_left(starts, mark.end, hi=len(shown)) - 1)
        opened[first] |= {mark.name} - known
        known.add(mark.name)
        for n in range(first, last + 1):
            start, size = max(mark.start, starts[n]) - starts[n], len(shown[n])
            end = min(mark.end - starts[n], size)
            on_line[n].append(replace(mark, start=min(start, size), end=max(min(start, size), end)))
    for n, line in enumerate(shown):
        found = pieces(line, on_line[n])
        for at, piece in enumerate(found):
            # Each name opens once on the page, where its words begin: ids must not repeat.
            opens = tuple(name for name in dict.fromkeys(piece.opens) if name in opened[n])
            opened[n].difference_update(opens)
            found[at] = replace(piece, opens=opens)
        yield Line(n + 1, found)
