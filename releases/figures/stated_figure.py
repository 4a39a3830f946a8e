"""A figure as somebody stated it: the printed number, its kind, and what it is set against."""

from dataclasses import dataclass

from .printed_numbers import Printed


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """`basis` is what a change is measured against, `scope` those among whom a rank counts."""

    printed: Printed
    kind: str
    basis: str = ""
    scope: str = ""
