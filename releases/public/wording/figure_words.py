"""How a figure reads: 余 and 约 where they belong, 同比 +161.76%, 全省第2位."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.figures.stated_figure import StatedFigure
from releases.models import Basis, Goal, Kind, Qualifier, Statistic

DAY = "DATE_FORMAT"  # as the reader's language writes it
# What a change is measured against, as it is put before the number.
AGAINST: dict[str, object] = {
    Basis.YOY: gettext_lazy("同比"),
    Basis.MOM: gettext_lazy("环比"),
    Basis.SINCE: gettext_lazy("较此前"),
    Basis.AVERAGE: gettext_lazy("年均"),
}


def value_words(figure: StatedFigure) -> str:
    """All that a figure says of its indicator: 全省第2位, 临江区目标不低于500件."""
    words = amount_words(figure)
    if figure.goal:
        words = _("预计%s") % words if figure.goal == Goal.FORECAST else _("目标%s") % words
    scoped = figure.scope and figure.kind != Kind.RANK
    return _("%(scope)s%(value)s") % {"scope": figure.scope, "value": words} if scoped else words


def amount_words(figure: StatedFigure) -> str:
    """The value with its unit, sign, qualifier and basis; a rank with those it counts among."""
    printed = figure.printed
    if figure.kind == Kind.RANK:
        return _("%(scope)s第%(value)s位") % {"scope": figure.scope, "value": printed.text}
    number, unit = printed.text.lstrip("-"), printed.unit
    if printed.value < 0:
        number = f"−{number}"
    elif figure.kind == Kind.CHANGE and printed.value:
        number = f"+{number}"
    around: dict[str, str] = {
        Qualifier.OVER: _("超%s"),
        Qualifier.NEARLY: _("近%s"),
        Qualifier.ABOUT: _("约%s"),
        Qualifier.AT_LEAST: _("不低于%s"),
        Qualifier.RANGE: _("%s（区间）"),
    }
    if printed.qualifier == Qualifier.OVER and figure.kind == Kind.LEVEL and "." not in number:
        words = _("%(number)s余%(unit)s") % {"number": number, "unit": unit}
    else:
        words = around.get(printed.qualifier, "%s") % f"{number}{unit}"
    return f"{AGAINST[figure.basis]} {words}" if figure.basis in AGAINST else words


def period_words(statistic: Statistic) -> str:
    """The period as printed, with what it was read as where the words alone do not tell."""
    label, start, end = statistic.period_label, statistic.period_start, statistic.period_end
    if start is None or end is None:
        return label
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if start == end:
        resolved = date_format(end, DAY)
    elif whole_years and start.year == end.year:
        resolved = _("%d年") % end.year
    elif whole_years:
        resolved = _("%(first)d年至%(last)d年") % {"first": start.year, "last": end.year}
    else:
        first, last = date_format(start, DAY), date_format(end, DAY)
        resolved = _("%(first)s至%(last)s") % {"first": first, "last": last}
    if not label or label in resolved:
        return resolved
    told = all(str(day.year) in label for day in (start, end))
    return label if told else _("%(words)s（%(days)s）") % {"words": label, "days": resolved}


@dataclass
class Figure:
    """A statistic as a row of the table."""

    row: Statistic
    value: str
    period: str

    @classmethod
    def of(cls, row: Statistic) -> "Figure":
        return cls(row, value_words(row.stated), period_words(row))
