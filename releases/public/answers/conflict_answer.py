"""Whether releases disagree on an indicator, and on what."""

import datetime
from dataclasses import dataclass

from releases.figures.period_lengths import CalendarPeriod
from releases.models import Indicator, Statistic
from releases.public.conflicts.conflict_items import conflict_items
from releases.public.series.contradictions import in_history
from releases.public.series.held_history import history_of
from releases.public.series.news import times_reported
from releases.search.questions.question import Means, ReaderQuestion
from releases.text.quotations import Quote

MAX_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """`periods` in conflict, the newest first; none where what was told of all fits together."""

    indicator: Indicator
    periods: list[tuple[str, list[tuple[Statistic, str, Quote]]]]
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
    indicator = Indicator.objects.filter(pk=found[0]).first()
    told = [point.period for point in history.series.points if _is_asked(point.period, question)]
    if indicator is None or not told:
        return None
    disputed = [
        each
        for each in in_history(indicator.pk, history)
        if each.part == history.part and _is_asked(each.period, question)
    ]
    disputed.sort(key=lambda each: each.period.end, reverse=True)
    shown = conflict_items(disputed[:MAX_SHOWN])
    times = times_reported().get(indicator.pk, 0)
    return ConflictAnswer(
        indicator, [(item.period, item.statements) for item in shown], len(disputed), times
    )


def _is_asked(period: CalendarPeriod, question: ReaderQuestion) -> bool:
    spans = question.spans
    return not spans or any(start <= period.end <= end for start, end in spans)
