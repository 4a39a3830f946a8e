"""The linear scales of a chart: time across with whole years as ticks, round ticks up."""

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from releases.public.site.languages import is_english

LEFT, RIGHT = 13.0, 93.0  # percent of the width
TOP, BOTTOM = 46, 266
MAX_LABELS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days and values to places; `steps` are the ticks of the values."""

    span: list[float]
    steps: list[float]

    @classmethod
    def of(cls, days: Sequence[date], values: Sequence[float]) -> "Scale":
        """Up to the ends of whole years; round numbers that enclose the values, from zero unless
        all lie far above it."""
        first, last = _years(min(days)), _years(max(days))
        span = [first, max(last, math.ceil(last - 1e-9))] if last > first else [first]
        low, high = min(values), max(values)
        low = low if low < 0 or low > 0.6 * high else 0.0
        high = max(high, 0.0) if low < 0 else high
        if high - low <= 1e-9 * max(abs(high), abs(low)):  # one value, but for the last digits
            low, high = (0.0, high or 1.0) if high >= 0 else (high, 0.0)
        rough = (high - low) / 4
        power: float = 10 ** math.floor(math.log10(rough))
        size = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough * 0.999)
        lowest = math.floor(low / size + 1e-9)
        highest = max(math.ceil(high / size - 1e-9), lowest + 1)
        return cls(span, [n * size for n in range(lowest, highest + 1)])

    def x(self, day: date) -> str:
        low, high = self.span[0], self.span[-1]
        part = (_years(day) - low) / (high - low) if high > low else 0.5
        return f"{LEFT + part * (RIGHT - LEFT):.2f}%"

    def y(self, value: float) -> float:
        low, high = self.steps[0], self.steps[-1]
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    def years(self) -> list[tuple[str, int]]:
        """Places of the ends of years; so many that their names fit a phone."""
        low, high = self.span[0], self.span[-1]
        years = [n - 1 for n in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)]
        if not years:
            return [(self.x(date(math.ceil(high) - 1, 12, 31)), math.ceil(high) - 1)]
        every = math.ceil(len(years) / MAX_LABELS)
        kept = [year for year in years if (years[-1] - year) % every == 0]
        return [(self.x(date(year, 12, 31)), year) for year in kept]


def _years(day: date) -> float:
    """A day as a number of years; the end of 2024 is 2025.0."""
    return day.year + day.timetuple().tm_yday / (365 + calendar.isleap(day.year))


def tick_words(value: float) -> str:
    """As readers count: 6万, 1.5亿; in English 60,000."""
    if is_english():
        return f"{value:,.10g}".replace("-", "−")
    for size, word in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{value / size:.10g}{word}".replace("-", "−")
    return f"{value:.10g}".replace("-", "−")
