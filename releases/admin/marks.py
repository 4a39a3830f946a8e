"""A block's text cut at the ends of the spans that lie on it, for showing them in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a block and the row it belongs to; `kind` is measure, statistic or doubt."""

    kind: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one set of marks; `opens` are the marks that begin here."""

    text: str
    measure: int | None = None
    statistic: int | None = None
    doubt: int | None = None
    opens: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """`text` from left to right in pieces; spans may nest, overlap, or lie outside (ignored)."""
    inside = [m for m in marks if 0 <= m.start <= m.end <= len(text)]
    cuts = sorted({0, len(text)} | {m.start for m in inside} | {m.end for m in inside})
    found = [_piece(text, start, end, inside) for start, end in pairwise(cuts)]
    at_end = tuple(f"{m.kind}-{m.number}" for m in inside if m.start == len(text))
    return [*found, Piece("", opens=at_end)] if at_end else found


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    over = {m.kind: m.number for m in marks if m.start <= start and end <= m.end}
    opens = tuple(f"{m.kind}-{m.number}" for m in marks if m.start == start)
    return Piece(
        text[start:end], over.get("measure"), over.get("statistic"), over.get("doubt"), opens
    )
