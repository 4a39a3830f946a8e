"""Words quoted from a text: where they stand, and as much around them as makes them understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from .folding import fold
from .sentences import around

ELLIPSIS = "…"
_BESIDE = 12  # characters on either side that tell one place from another


@dataclass(frozen=True, slots=True)
class Quote:
    """The very words, and what stands before and after them in their sentences."""

    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def quotation(text: str, start: int, end: int) -> Quote:
    """The words within the whole sentences that they stand in."""
    first, last = around(text, start, end)
    return Quote(text[first:start], text[start:end], text[end:last])


def cut(quote: Quote, *, before: int, after: int) -> Quote:
    """With that many characters beside the words at most; an ellipsis stands where it was cut."""
    head, tail = quote.before, quote.after
    if len(head) > before:
        head = f"{ELLIPSIS}{head[len(head) - before :]}"
    return Quote(head, quote.words, shortened(tail, after))


def shortened(text: str, most: int) -> str:
    """The first `most` characters, and an ellipsis where there are more."""
    return text if len(text) <= most else f"{text[:most]}{ELLIPSIS}"


def in_a_line(table: str, between_rows: str = "；") -> str:
    """A table as one line of as many characters: 年份｜件；2024年｜1939."""
    return table.replace("\t", "｜").replace("\n", between_rows)


def occurrences(words: str, text: str) -> list[int]:
    """Where the words stand in the text, overlapping places too; else with marks of other width."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    folded = fold(words), fold(text)
    return found if found or folded == (words, text) else occurrences(*folded)


def numbered(places: Iterable[tuple[str, int]], length: int) -> str:
    """Places of words of that length, each a text and a start, so that a person can choose one."""
    shown = (text[max(0, at - _BESIDE) : at + length + _BESIDE] for text, at in places)
    return " ".join(f"{n}：{ELLIPSIS}{words}{ELLIPSIS}" for n, words in enumerate(shown, 1))
