"""Where marks open and close in a text that spans may share, nest in or cross."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from releases.text.crossing_spans import cut_at_spans


class Span(NamedTuple):
    """`end` is exclusive; `row` is whatever the span belongs to."""

    start: int
    end: int
    row: Any


class Open(NamedTuple):
    """A mark begins; `first` is False where a crossing mark goes on after an interruption."""

    row: Any
    first: bool


class Close(NamedTuple):
    row: Any


def tokens(text: str, spans: Iterable[Span]) -> Iterator[str | Open | Close]:
    """The text in pieces, between marks that are always properly nested.

    Of two spans on the same words, the one given first is the outer.
    """
    longest_first = sorted(spans, key=lambda span: -span.end)
    stack: list[Span] = []
    for piece in cut_at_spans(text, (span for span in longest_first if span.start < span.end)):
        yield from _closing(stack, piece.at)
        for span in piece.opening:
            stack.append(span)
            yield Open(span.row, True)
        if piece.text:
            yield piece.text


def _closing(stack: list[Span], at: int) -> Iterator[Open | Close]:
    """Close what ends at `at`; what stands inside it but ends later is interrupted."""
    depth = next((i for i, span in enumerate(stack) if span.end <= at), len(stack))
    closed, stack[depth:] = stack[depth:], []
    yield from (Close(span.row) for span in reversed(closed))
    for span in closed:
        if span.end > at:
            stack.append(span)
            yield Open(span.row, False)
