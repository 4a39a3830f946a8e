"""Whether releases disagree on an indicator, and on what."""

import datetime
from dataclasses import dataclass

from releases.models import Indicator, Statistic
from releases.public.series.held_history import history_of
from releases.public.series.news import times_reported
from releases.public.series.series_words import period_name
from releases.public.wording.figure_words import value_words
from releases.search.questions.question import Means, ReaderQuestion

from .figure_answer import ToldValue

MAX_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """`periods` in conflict, the newest first; none where what was told of all fits together."""

    indicator: Indicator
    periods: list[tuple[str, list[ToldValue]]]
    count: int
    times_told: int


def conflict_answer(question: ReaderQuestion, today: datetime.date) -> ConflictAnswer | None:
    keys = {part.keys for part in question.of(Means.INDICATOR)}
    if len(keys) != 1 or len(question.content) > len(question.of(Means.INDICATOR)):
        return None
    (found,) = keys
    if len(found) != 1:
        return None
    history = history_of(found[0])
    points = [
        point
        for point in history.series.points
        if not question.spans
        or any(start <= point.period.end <= end for start, end in question.spans)
    ]
    disputed = sorted(
        (point for point in points if point.conflicting),
        key=lambda point: point.period.end,
        reverse=True,
    )
    shown = disputed[:MAX_SHOWN]
    sources = [row.source for point in shown for row in point.rows]
    rows = Statistic.objects.published().for_display().in_bulk(sources)
    indicator = Indicator.objects.filter(pk=found[0]).first()
    if indicator is None or not points:
        return None
    periods = [
        (
            period_name(point.period),
            [
                ToldValue(period_name(point.period), value_words(row.stated), row)
                for each in point.rows
                if (row := rows.get(each.source))
            ],
        )
        for point in shown
    ]
    return ConflictAnswer(indicator, periods, len(disputed), times_reported().get(indicator.pk, 0))
