"""Where marks open and close in a text that spans may share, nest in or cross."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple


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
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    inside.sort(key=lambda span: (span.start, -span.end))
    starting = {at: list(group) for at, group in groupby(inside, key=lambda span: span.start)}
    cuts = {0, len(text), *starting, *(span.end for span in inside)}
    stack: list[Span] = []
    for at, following in pairwise(sorted(cuts)):
        yield from _closing(stack, at)
        for span in starting.get(at, ()):
            stack.append(span)
            yield Open(span.row, True)
        yield text[at:following]
    yield from _closing(stack, len(text))


def _closing(stack: list[Span], at: int) -> Iterator[Open | Close]:
    """Close what ends at `at`; what stands inside it but ends later is interrupted."""
    depth = next((i for i, span in enumerate(stack) if span.end <= at), len(stack))
    closed, stack[depth:] = stack[depth:], []
    yield from (Close(span.row) for span in reversed(closed))
    for span in closed:
        if span.end > at:
            stack.append(span)
            yield Open(span.row, False)
