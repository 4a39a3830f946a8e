"""Sentences with figures in them, and for each figure the words it stands on."""

import datetime
import random
from dataclasses import dataclass, replace

from . import wording
from .indicators import INDICATORS


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is the plain decimal; the text may print it with commas between thousands."""

    start: int
    end: int
    indicator: int
    kind: str
    value: str
    unit: str
    period: tuple[str, datetime.date, datetime.date] | None
    basis: str = ""
    scope: str = ""

    def moved(self, by: int) -> "Figure":
        return replace(self, start=self.start + by, end=self.end + by)


def figure_sentence(rng: random.Random, moment: datetime.datetime) -> tuple[str, list[Figure]]:
    """A level, mostly with its change, share or rank after it."""
    indicator = int(len(INDICATORS) * rng.random() ** 1.3)
    name, unit, _theme, most, places = INDICATORS[indicator]
    period = _period(rng, moment.date())
    label = period[0] if period else "近年来"
    text = rng.choice(wording.LEVELS).format(period=label, name=name)
    value = _value(rng, most, places)
    printed = (_with_commas(value) if rng.random() < 0.6 else value) + unit
    figures = [Figure(len(text), len(text) + len(printed), indicator, "level", value, unit, period)]
    text += printed
    after = rng.random()
    if after < 0.5:
        words, sign = rng.choice(wording.CHANGES)
        value = _value(rng, 200 if sign > 0 else 90, rng.choice((1, 2, 2)))
        text += f"，{words}"
        figures.append(
            Figure(len(text), len(text) + len(value) + 1, indicator, "change",
                   value if sign > 0 else f"-{value}", "%", period, "yoy")
        )  # fmt: skip
        text += f"{value}%"
    elif after < 0.65:
        value = _value(rng, 60, 2)
        text += "，占全省的"
        figures.append(
            Figure(len(text), len(text) + len(value) + 1, indicator, "share", value, "%", period)
        )
        text += f"{value}%"
    elif after < 0.8:
        value, scope = str(rng.randint(1, 9)), rng.choice(wording.SCOPES)
        text += f"，居{scope}"
        figures.append(
            Figure(len(text), len(text) + 3, indicator, "rank", value, "", period, scope=scope)
        )
        text += f"第{value}位"
    return text + "。", figures


def _value(rng: random.Random, most: int, places: int) -> str:
    """Small values more often than great ones, as in all counts."""
    value = most ** rng.random() if places == 0 else most * rng.random() ** 2
    return f"{value:.{places}f}"


def _with_commas(value: str) -> str:
    whole, point, rest = value.partition(".")
    return f"{int(whole):,}{point}{rest}"


def _period(
    rng: random.Random, day: datetime.date
) -> tuple[str, datetime.date, datetime.date] | None:
    if rng.random() < 0.2:
        return None
    if day.month <= 6:
        year = day.year - 1
        return f"{year}年", datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return f"{day.year}年上半年", datetime.date(day.year, 1, 1), datetime.date(day.year, 6, 30)
