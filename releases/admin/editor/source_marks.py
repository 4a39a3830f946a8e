"""A text cut at the ends of the spans that lie on it, for showing them in place."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from releases.text.crossing_spans import cut_at_spans

MAX_NAMES = 6  # a piece that more rows than this share links to the narrowest ones


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A span and the row it belongs to, `s-7f3a09bc`; those of a lower rank are named first."""

    name: str
    start: int
    end: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one set of marks; `opens` are the marks that begin here."""

    text: str
    names: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.names[0].partition("-")[0] if self.names else ""


def pieces(text: str, marks: Iterable[SourceMark]) -> list[Piece]:
    """`text` from left to right in pieces; spans may nest, overlap, or lie outside (ignored)."""
    found, over = [], list[tuple[int, int, str]]()
    for piece in cut_at_spans(text, marks):
        for mark in piece.closing:
            if mark.start < mark.end:
                del over[bisect_left(over, _key(mark))]
        for mark in piece.opening:
            if mark.start < mark.end:
                insort(over, _key(mark))
        opens = tuple(mark.name for mark in piece.opening)
        if piece.text or opens:
            names = tuple(dict.fromkeys(name for _rank, _size, name in over[:MAX_NAMES]))
            found.append(Piece(piece.text, names, opens))
    return found


def _key(mark: SourceMark) -> tuple[int, int, str]:
    return mark.rank, mark.end - mark.start, mark.name
