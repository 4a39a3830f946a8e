"""A text cut wherever a span on it begins or ends; spans may share words, nest or cross."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar


class TextSpan(Protocol):
    """`end` is exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Each = TypeVar("Each", bound=TextSpan)


class CutPiece(NamedTuple, Generic[Each]):
    """Text without a cut inside, with the spans that end and that begin before it."""

    at: int
    text: str
    closing: list[Each]
    opening: list[Each]


def cut_at_spans(text: str, spans: Iterable[Each]) -> Iterator[CutPiece[Each]]:
    """From left to right, at last an empty piece at the end; spans outside the text are ignored."""
    opening: dict[int, list[Each]] = defaultdict(list)
    closing: dict[int, list[Each]] = defaultdict(list)
    for span in spans:
        if 0 <= span.start <= span.end <= len(text):
            opening[span.start].append(span)
            closing[span.end].append(span)
    places = sorted({0, len(text), *opening, *closing})
    for at, end in pairwise([*places, len(text)]):
        yield CutPiece(at, text[at:end], closing.get(at, []), opening.get(at, []))
