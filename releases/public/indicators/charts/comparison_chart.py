"""The chart of a comparison: lines in one unit, or indexes of a base year."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from releases.public.series.annual_values import Compared
from releases.public.series.series_words import number_words, period_name, printed_words

from .geometry import Chart, ChartLine, Spot, draw
from .series_chart import lane_line, runs_of, unit_label


def compare_chart(compared: Iterable[Compared], base: int | None) -> Chart | None:
    drawn = [each for each in compared if each.drawn]
    names = "、".join(each.indicator.name for each in drawn)
    if not drawn:
        return None
    if base is not None:
        title = _("%(names)s（指数，%(base)d年=100）") % {"names": names, "base": base}
        return draw(
            [_index_line(each) for each in drawn],
            title=title, description=_index_words(drawn), unit=_("%d年=100") % base,
        )  # fmt: skip
    unit = drawn[0].unit
    lines = [
        lane_line(e.lane, unit, e.history.kind, labels=False, name=e.indicator.name) for e in drawn
    ]
    title = _("%(names)s（单位：%(unit)s）") % {"names": names, "unit": unit or _("无")}
    return draw(lines, title=title, description=_words(drawn), unit=unit_label(unit))


def _words(drawn: list[Compared]) -> str:
    last = [(each, each.lane.points[-1]) for each in drawn]
    return _("；").join(
        _("%(name)s%(period)s为%(value)s")
        % {
            "name": each.indicator.name,
            "period": period_name(point.period),
            "value": printed_words(point.printed, each.history.kind),
        }
        for each, point in last
    ) + _("。")


def _index_words(drawn: list[Compared]) -> str:
    told = []
    for each in drawn:
        last = each.lane.points[-1].period
        told.append(
            _("%(name)s%(period)s的指数为%(value)s")
            % {
                "name": each.indicator.name,
                "period": period_name(last),
                "value": number_words((each.index or {})[last], 1),
            }
        )
    return _("；").join(told) + _("。")


def _index_line(each: Compared) -> ChartLine:
    spots = []
    for point, run in zip(each.lane.points, runs_of(each.lane), strict=True):
        value = (each.index or {})[point.period]
        words = _("%(name)s，%(period)s：指数%(value)s") % {
            "name": each.indicator.name,
            "period": period_name(point.period),
            "value": number_words(value, 1),
        }
        hollow = point.printed.approximate
        spots.append(Spot(point.period.end, float(value), run, words, hollow=hollow))
    return ChartLine(each.indicator.name, spots)
