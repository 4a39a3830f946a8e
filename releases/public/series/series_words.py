"""Time series in words: names of periods, changes with their sign, a sentence for a series."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from releases.figures.change import ComputedChange
from releases.figures.change import change as change_of
from releases.figures.indicator_history import History
from releases.figures.period_lengths import CalendarPeriod, Length, ends_month
from releases.figures.printed_numbers import Printed
from releases.figures.series import Lane, Point
from releases.figures.stated_figure import StatedFigure
from releases.figures.units import POINTS, unit_of
from releases.models import Kind
from releases.public.wording.figure_words import DAY, value_words

MONTH = "YEAR_MONTH_FORMAT"


def named(indicator: str, part: str) -> str:
    """With the part that the series is of: what is told of a district is not the city's."""
    return _("%(name)s（%(part)s）") % {"name": indicator, "part": part} if part else indicator


def printed_words(printed: Printed, kind: str = Kind.LEVEL) -> str:
    """As a row prints it: 3800余万元."""
    return value_words(StatedFigure(printed, kind))


def period_name(period: CalendarPeriod) -> str:
    """2024年, 2024年底, 2024年上半年, 2024年1—9月."""
    start, end, year = period.start, period.end, {"year": period.end.year}
    match period.length:
        case Length.YEAR:
            return _("%(year)d年") % year
        case Length.MOMENT if period.ends_year:
            return _("%(year)d年底") % year
        case Length.MOMENT if ends_month(end):
            return _("%s底") % date_format(end, MONTH)
        case Length.MOMENT:
            return date_format(end, DAY)
        case Length.HALF:
            half = _("%(year)d年上半年") if end.month == 6 else _("%(year)d年下半年")
            return half % year
        case Length.QUARTER:
            return _("%(year)d年第%(n)d季度") % {**year, "n": end.month // 3}
        case Length.MONTH:
            return date_format(end, MONTH)
        case Length.TO_DATE:
            return _("%(year)d年1—%(n)d月") % {**year, "n": end.month}
    if (start.month, start.day) == (1, 1) and period.ends_year:
        return _("%(first)d—%(last)d年") % {"first": start.year, "last": end.year}
    form = MONTH if start.day == 1 and ends_month(end) else DAY
    return _("%(first)s至%(last)s") % {
        "first": date_format(start, form),
        "last": date_format(end, form),
    }


def number_words(value: Decimal, places: int = 2) -> str:
    """A plain number without filling zeros, with a real minus sign."""
    text = f"{abs(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if value < 0 and text != "0" else text


def change_words(change: ComputedChange) -> str:
    """+149.55%, −2.1个百分点: two digits, whatever the values."""
    sign = "−" if change.value < 0 else "+"
    unit = _("个百分点") if change.unit == POINTS else change.unit
    return f"{sign}{abs(change.value):.2f}{unit}"


class Movement(NamedTuple):
    """A change as pages show it: an arrow and a sign, never colour alone."""

    words: str
    way: str

    @classmethod
    def of(cls, change: ComputedChange | None) -> "Movement | None":
        if change is None:
            return None
        way = "up" if change.value > 0 else "down" if change.value < 0 else "even"
        return cls(change_words(change), way)


def series_sentence(name: str, lane: Lane, kind: str) -> str:
    """What, from when to when, from how much to how much, the change, the highest."""
    first, last = lane.points[0], lane.points[-1]
    if first is last:
        return _("%(name)s：%(period)s为%(value)s，目前只有这一个时期的数。") % {
            "name": name,
            "period": period_name(last.period),
            "value": printed_words(last.printed, kind),
        }
    top = max(lane.points, key=lambda point: (point.value, point.period.end))
    movement = _("%(start)s至%(end)s，%(name)s%(movement)s。") % {
        "start": period_name(first.period),
        "end": period_name(last.period),
        "name": name,
        "movement": _movement(first, last, kind),
    }
    return movement + _("最高的是%(period)s，%(value)s。") % {
        "period": period_name(top.period),
        "value": printed_words(top.printed, kind),
    }


def latest_sentence(history: History) -> str:
    """Where only changes, ranks, goals or values without a period were told: the last of them."""
    told = history.latest_statement
    if told is None:
        return ""
    period = told.row.period
    value = value_words(told.stated)
    return _("没有可以逐期比较的数，最近一次（%(at)s）公布的是%(period)s%(value)s。") % {
        "at": date_format(told.row.at, DAY),
        "period": period_name(period) if period else "",
        "value": _("目标为%s") % value if told.row.is_goal else value,
    }


def _movement(first: Point, last: Point, kind: str) -> str:
    """The difference in the unit of the last value; 约 where one of the two is no exact number."""
    told = {"first": printed_words(first.printed, kind), "last": printed_words(last.printed, kind)}
    if first.value == last.value:
        return _("前后都是%(last)s") % told
    unit = last.printed.unit
    difference = number_words(abs(last.value - first.value) / unit_of(unit).factor)
    vague = first.printed.approximate or last.printed.approximate
    about = _("约%s") if vague else "%s"
    told["by"] = about % (difference + (_("个百分点") if unit == "%" else unit))
    change = change_of(last.printed, first.printed)
    in_percent = change_words(change) if change and change.unit == "%" else ""
    told["change"] = _("（%s）") % (about % in_percent) if in_percent else ""
    if last.value > first.value:
        return _("从%(first)s升至%(last)s，增加%(by)s%(change)s") % told
    return _("从%(first)s降至%(last)s，减少%(by)s%(change)s") % told
