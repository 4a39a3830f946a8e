"""Two to four indicators beside each other, of the asked or the newest period that all have."""

import datetime
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.http import urlencode

from releases.public.series.held_history import history_of
from releases.search.questions.question import Means, Part, ReaderQuestion

from .figure_answer import IndicatorAnswer, figure_answer

MAX_COMPARED = 4


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    answers: list[IndicatorAnswer]
    address: str


def comparison_answer(question: ReaderQuestion, today: datetime.date) -> ComparisonAnswer | None:
    parts = {part.keys: part for part in question.of(Means.INDICATOR)}
    if not 2 <= len(parts) <= MAX_COMPARED or any(len(keys) > 1 for keys in parts):
        return None
    if len(question.content) > len(question.of(Means.INDICATOR)):
        return None
    asked = question
    if not question.spans:
        year = _common_year([keys[0] for keys in parts])
        if year is None:
            return None
        span = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        period = Part(Means.PERIOD, typed="", name="", span=span)
        asked = replace(question, parts=(*question.parts, period))
    found = []
    for part in parts.values():
        rest = tuple(p for p in asked.parts if p.means is not Means.INDICATOR)
        told = figure_answer(replace(asked, parts=(part, *rest)), today)
        if not told or not told[0].values:
            return None
        found += told
    slugs = [("i", each.indicator.slug) for each in found]
    return ComparisonAnswer(found, f"{reverse('public:compare')}?{urlencode(slugs)}")


def _common_year(keys: list[int]) -> int | None:
    """The newest for which each has a value of the year or of its end."""
    years = [
        {p.period.end.year for p in history_of(key).series.points if p.period.ends_year}
        for key in keys
    ]
    return max(set.intersection(*years), default=None)
