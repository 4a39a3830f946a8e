"""The chart of a comparison: lines in one unit, or indexes of a base year."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from releases.figures.series import Point
from releases.public.series.annual_values import Compared
from releases.public.series.series_words import number_words, period_name, printed_words

from .geometry import Chart, ChartLine, Spot, draw
from .series_chart import lane_line, runs_of, unit_label


def compare_chart(compared: Iterable[Compared], base: int | None) -> Chart | None:
    """None where nothing can be drawn."""
    drawn = [each for each in compared if each.drawn]
    if not drawn:
        return None
    names = "、".join(each.name for each in drawn)
    if base is None:
        unit = drawn[0].unit
        lines = [
            lane_line(each.lane, unit, each.history.kind, labels=False, name=each.name)
            for each in drawn
        ]
        title = _("%(names)s（单位：%(unit)s）") % {"names": names, "unit": unit or _("无")}
        axis, last_value = unit_label(unit), _("%(name)s%(period)s为%(value)s")
    else:
        lines = [_index_line(each) for each in drawn]
        title = _("%(names)s（指数，%(base)d年=100）") % {"names": names, "base": base}
        axis, last_value = _("%d年=100") % base, _("%(name)s%(period)s的指数为%(value)s")
    last_values = [
        last_value
        % {
            "name": each.name,
            "period": period_name(each.lane.points[-1].period),
            "value": _value_words(each, each.lane.points[-1]),
        }
        for each in drawn
    ]
    description = _("；").join(last_values) + _("。")
    return draw(lines, title=title, description=description, unit=axis)


def _index_line(each: Compared) -> ChartLine:
    spots = []
    for point, run in zip(each.lane.points, runs_of(each.lane), strict=True):
        value = (each.index or {})[point.period]
        words = _("%(name)s，%(period)s：指数%(value)s") % {
            "name": each.name,
            "period": period_name(point.period),
            "value": _value_words(each, point),
        }
        hollow = point.printed.approximate
        spots.append(Spot(point.period.end, float(value), run, words, hollow=hollow))
    return ChartLine(each.name, spots)


def _value_words(each: Compared, point: Point) -> str:
    """The index where there is one, else the value as printed."""
    if each.index is not None:
        return number_words(each.index[point.period], 1)
    return printed_words(point.printed, each.history.kind)
