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
        below, above = self._reach()
        factor = unit_of(self.unit).factor
        return (self.value - below) * factor, (self.value + above) * factor

    def _reach(self) -> Bounds:
        step = self._last_step()
        if self.qualifier == "over":
            return Decimal(0), step
        if self.qualifier == "at_least":
            return Decimal(0), ENDLESS
        if self.qualifier == "nearly":
            return step, Decimal(0)
        if self.qualifier == "about":
            return step, step
        return (self._half_digit(),) * 2 if self.qualifier == EXACT else (ENDLESS, ENDLESS)

    def _half_digit(self) -> Decimal:
        """Half the last printed digit; a whole count in its own unit was not rounded."""
        if not self.decimals and unit_of(self.unit).factor == 1 and self.unit != "%":
            return Decimal(0)
        return Decimal(5).scaleb(-self.decimals - 1)

    def _last_step(self) -> Decimal:
        """One of the last digit that is not a filling zero: 100 for 3800, 0.1 for 6.3."""
        if not self.value:
            return Decimal(1).scaleb(-self.decimals)
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(1).scaleb(int(exponent))


def overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
