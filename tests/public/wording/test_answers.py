"""Figures, periods, series and their charts are told as `answers.txt` says; see `tests.kept`."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from releases.figures.indicator_history import History, Statement
from releases.figures.stated_figure import StatedFigure
from releases.models import Statistic
from releases.public.indicators.charts.scale import Scale, tick_words
from releases.public.indicators.charts.series_chart import indicator_chart, spark
from releases.public.series.series_words import latest_sentence, period_name, series_sentence
from releases.public.wording.figure_words import period_words, value_words
from tests import kept
from tests.figures.written import period_of, printed_of, row_of

TABLE = Path(__file__).with_name("answers.txt")


def in_both_languages(tell):
    def ask(text):
        told = []
        for language in ("zh-hans", "en"):
            with override(language):
                told.append(tell(text))
        return " | ".join(told)

    return ask


def _figure(text):
    number, kind, basis, scope, goal = text.split("|")
    return value_words(StatedFigure(printed_of(number), kind, basis, scope, goal))


def _period(text):
    label, _bar, days = text.partition("|")
    start, end = map(date.fromisoformat, days.split("/")) if days else (None, None)
    return period_words(Statistic(period_label=label, period_start=start, period_end=end))


def _history(text):
    """Rows `number@period@day!goal|kind|basis|scope`, parted by `;`."""
    told = []
    for source, row in enumerate(text.split(";")):
        words, kind, basis, scope = (*row.split("|"), "level", "", "")[:4]
        told.append(Statement(row_of(words, source), kind, basis, scope))
    return History.of(told)


def _told(text):
    history = _history(text)
    if history.series.main is None:
        return latest_sentence(history)
    return series_sentence("专利授权量", history.series.main, history.kind)


def _chart(text):
    history = _history(text)
    return f"{indicator_chart('专利', history, '一句话')} {spark(history.series.main)}"


def _scale(text):
    """Days and values, a bar between."""
    days, values = text.split("|")
    scale = Scale.of(list(map(date.fromisoformat, days.split())), list(map(float, values.split())))
    ticks = [(scale.y(step), tick_words(step)) for step in scale.steps]
    return f"{ticks} {scale.years()} {scale.x(date.fromisoformat(days.split()[0]))}"


ASKS = {
    "figures": in_both_languages(_figure),
    "periods of rows": in_both_languages(_period),
    "periods": in_both_languages(lambda text: period_name(period_of(text))),
    "series": in_both_languages(_told),
    "charts": _chart,
    "scales": in_both_languages(_scale),
}


@pytest.mark.parametrize("heading", ASKS)
def test_figures_are_told_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
