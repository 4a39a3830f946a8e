"""Where marks open and close in a text that spans may share, nest in or cross."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from releases.text.crossing_spans import cut_at_spans

Row = TypeVar("Row", covariant=True)


class Span(NamedTuple, Generic[Row]):
    """`end` is exclusive; `row` is whatever the span belongs to."""

    start: int
    end: int
    row: Row


class Open(NamedTuple, Generic[Row]):
    """A mark begins; `first` is False where a crossing mark goes on after an interruption."""

    row: Row
    first: bool


class Close(NamedTuple, Generic[Row]):
    row: Row


def tokens(text: str, spans: Iterable[Span[Row]]) -> Iterator[str | Open[Row] | Close[Row]]:
    """The text in pieces, between marks that are always properly nested.

    Of two spans on the same words, the one given first is the outer.
    """
    longest_first = sorted(spans, key=lambda span: -span.end)
    stack: list[Span[Row]] = []
    for piece in cut_at_spans(text, (span for span in longest_first if span.start < span.end)):
        depth = next((i for i, span in enumerate(stack) if span.end <= piece.at), len(stack))
        closed, stack[depth:] = stack[depth:], []
        yield from (Close(span.row) for span in reversed(closed))
        # What stands inside a mark that ends here, but ends later itself, is interrupted.
        for span in closed:
            if span.end > piece.at:
                stack.append(span)
                yield Open(span.row, False)
        for span in piece.opening:
            stack.append(span)
            yield Open(span.row, True)
        if piece.text:
            yield piece.text
