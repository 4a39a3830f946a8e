"""A number as it was printed, and the stretch in which the true one lies."""

from dataclasses import dataclass
from decimal import Decimal

from .units import canonical, unit_of

EXACT = "exact"
ENDLESS = Decimal("Infinity")
Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Printed:
    """`decimals` counts digits printed after the point; `qualifier` is 余, 近, 约 and the like."""

    value: Decimal
    decimals: int = 0
    unit: str = ""
    qualifier: str = EXACT

    @property
    def text(self) -> str:
        """The number with the digits that were printed, as a plain decimal: `-43.4`, `1.50`."""
        return f"{Decimal(self.value):.{self.decimals}f}"

    @property
    def canonical(self) -> Decimal:
        return canonical(self.value, self.unit)

    @property
    def dimension(self) -> str:
        return unit_of(self.unit).dimension

    @property
    def approximate(self) -> bool:
        return self.qualifier != EXACT

    @property
    def bounds(self) -> Bounds:
        """The canonical stretch, ends included, that printing and qualifier leave open."""
        factor = unit_of(self.unit).factor
        # One of the last digit that is not a filling zero: 100 for 3800, 0.1 for 6.3.
        last = self.value.normalize().as_tuple().exponent if self.value else -self.decimals
        step, nothing = Decimal(1).scaleb(int(last)), Decimal(0)
        # Half the last printed digit; a whole count in its own unit was not rounded.
        whole = not self.decimals and factor == 1 and self.unit != "%"
        half = nothing if whole else Decimal(5).scaleb(-self.decimals - 1)
        below, above = {
            EXACT: (half, half),
            "over": (nothing, step),
            "at_least": (nothing, ENDLESS),
            "nearly": (step, nothing),
            "about": (step, step),
        }.get(self.qualifier, (ENDLESS, ENDLESS))
        return (self.value - below) * factor, (self.value + above) * factor


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two stretches have a number in common, ends included."""
    return one[0] <= other[1] and other[0] <= one[1]
