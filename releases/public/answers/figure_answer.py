"""What an indicator was in the period that is asked for, in the words that tell it."""

import datetime
from dataclasses import dataclass, field

from releases.figures.change_check import on_a_year_before
from releases.figures.indicator_history import History
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.series import SeriesRow
from releases.models import Indicator, Statistic
from releases.public.series.held_history import history_of
from releases.public.series.series_words import Movement, named, period_name
from releases.public.wording.figure_words import value_words
from releases.public.wording.quotes import quote_of
from releases.search.questions.question import Means, ReaderQuestion, Wants
from releases.text.quotations import Quote

from .asked_values import AskedValues, asked_values

# Namesakes that are each answered; of more nobody can say which was meant.
MAX_NAMESAKES = 2


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A value with its words; `rest` are values of the same period that disagree with it."""

    period: str
    value: str
    row: Statistic
    change: Movement | None = None
    since: str = ""
    stated: str = ""
    rest: tuple["ToldValue", ...] = ()

    @property
    def quote(self) -> Quote:
        return quote_of(self.row)


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """`values` are of the asked periods; where none is, `near` are those nearest to them."""

    indicator: Indicator
    name: str
    values: list[ToldValue] = field(default_factory=list)
    near: list[ToldValue] = field(default_factory=list)
    asked: str = ""
    is_newest: bool = False


def figure_answer(question: ReaderQuestion, today: datetime.date) -> list[IndicatorAnswer] | None:
    """One for each indicator of the name; None where any of them has nothing to say."""
    (part, *_others) = question.of(Means.INDICATOR)
    beside = [p for p in question.content if p.means not in (Means.INDICATOR, Means.BODY)]
    places = [p for p in beside if p.means is Means.PLACE]
    if len(part.keys) > MAX_NAMESAKES or len(places) != len(beside) or len(places) > 1:
        return None
    place = places[0].name if places else ""
    known = Indicator.objects.in_bulk(part.keys)
    histories = {key: _history(key, place) for key in part.keys}
    found = {
        key: history and asked_values(history, question.wants, question.spans)
        for key, history in histories.items()
    }
    lenient = bool(question.wants & {Wants.RANK, Wants.SHARE})
    if lenient:  # the indicator or another of its name may tell it
        found = {key: each for key, each in found.items() if each}
    if any(each is None for each in found.values()):
        return None
    sources = {
        row.source for each in found.values() if each for _p, rows in each.points for row in rows
    }
    rows = Statistic.objects.published().for_display().in_bulk(sources)
    answers = [
        _answer(known[key], each, question, place, history, rows)
        for key, each in found.items()
        if each and key in known and (history := histories[key])
    ]
    told = [answer for answer in answers if answer is not None]
    return told if told and len(told) == len(found) else None


def _history(key: int, place: str) -> History | None:
    """Of the whole, or of the place that is asked for; None where only of a part is told, which
    nobody asked for."""
    history = history_of(key)
    if place:
        return history.within(place)
    return None if history.part else history


def _answer(
    indicator: Indicator,
    found: AskedValues,
    question: ReaderQuestion,
    place: str,
    history: History,
    rows: dict[int, Statistic],
) -> IndicatorAnswer | None:
    bodies = {key for part in question.of(Means.BODY) for key in part.keys}
    told = [each for at in found.points if (each := _told(at, history, rows, bodies))]
    if len(told) != len(found.points):
        return None
    asked = "、".join(period_name(CalendarPeriod(*span)) for span in question.spans)
    return IndicatorAnswer(
        indicator=indicator,
        name=named(indicator.name, place),
        values=[] if found.is_near else told,
        near=told if found.is_near else [],
        asked=asked,
        is_newest=not question.spans,
    )


def _told(
    at: tuple[CalendarPeriod | None, tuple[SeriesRow, ...]],
    history: History,
    rows: dict[int, Statistic],
    bodies: set[int],
) -> ToldValue | None:
    """In the words of whoever is asked for, else in the newest; None where nobody of the body told
    it."""
    period, told = at
    known = [(row, rows[row.source]) for row in told if row.source in rows]
    if bodies:
        known = [each for each in known if _teller(each[1]) in bodies]
    if not known:
        return None
    name = period_name(period) if period else ""
    (first, row), *others = known
    point = history.series.at(period)
    rest: tuple[ToldValue, ...] = ()
    if point is not None and point.conflicting:
        rest = tuple(
            ToldValue(name, value_words(other.stated), other)
            for each, other in others
            if first.printed.bounds != each.printed.bounds
        )
    change = on_a_year_before(first.printed, period, history.series) if point else None
    before = period.a_year_before() if period else None
    return ToldValue(
        name,
        value_words(row.stated),
        row,
        change=Movement.of(change),
        since=period_name(before) if change and before else "",
        stated=_stated(history, period),
        rest=rest,
    )


def _teller(row: Statistic) -> int | None:
    speaker = row.block.speaker
    return speaker.organisation_id if speaker else None


def _stated(history: History, period: CalendarPeriod | None) -> str:
    """The change as a release printed it."""
    same = [e for e in history.stated_changes if period and e.row.period == period]
    newest = max(same, key=lambda each: (each.row.at, each.row.source), default=None)
    return value_words(newest.stated) if newest else ""
