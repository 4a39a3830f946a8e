"""A figure as somebody stated it: the printed number, its kind, and what it is set against."""

from dataclasses import dataclass

from .printed_numbers import Printed


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """`basis` is what a change is measured against, `scope` the area or part that is spoken of.

    `goal` says that it is no result: "target" or "forecast".
    """

    printed: Printed
    kind: str
    basis: str = ""
    scope: str = ""
    goal: str = ""

    @property
    def part(self) -> str:
        """The area or part of which it makes a series: a rank's scope only says among whom."""
        return "" if self.kind == "rank" else self.scope
