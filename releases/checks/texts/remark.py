"""A remark: words of a text that deserve a look, why, and what could stand in their place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """`fix` takes the place of the words; None where only a person knows what should."""

    kind: str
    start: int
    end: int
    message: str
    fix: str | None = None
