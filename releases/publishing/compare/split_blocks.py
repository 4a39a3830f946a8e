"""Paragraphs that were split or joined: no word of theirs went or came."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .row_difference import RowDifference


def with_cuts(rows: Sequence[RowDifference]) -> Iterator[RowDifference]:
    """The same rows, in which those of a split and of a join say so."""
    at = 0
    while at < len(rows):
        first, count = rows[at], _pieces(rows, at)
        if count:
            is_split = rows[at + 1].old is None
            yield replace(first, cut="split" if is_split else "joined")
        else:
            yield first
        for piece in rows[at + 1 : at + 1 + count]:
            yield replace(piece, cut="piece")
        at += 1 + count


def _pieces(rows: Sequence[RowDifference], at: int) -> int:
    """How many rows that follow hold the rest of what the one here lost, or gained."""
    first = rows[at]
    if not (first.old and first.new) or first.old.text == first.new.text:
        return 0
    texts = first.old.text, first.new.text
    longer, shorter = sorted(texts, key=len, reverse=True)
    is_split = longer == texts[0]
    left, count = longer.removeprefix(shorter), 0
    if left == longer:
        return 0
    for row in rows[at + 1 :]:
        is_piece = row.old is None if is_split else row.new is None
        if not left or not is_piece or not row.row.text or not left.startswith(row.row.text):
            break
        left, count = left[len(row.row.text) :], count + 1
    return 0 if left else count
