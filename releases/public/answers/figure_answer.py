"""What an indicator was in the period that is asked for, in the words that tell it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from releases.figures.change_check import on_a_year_before
from releases.figures.indicator_history import History, Statement
from releases.figures.period_lengths import CalendarPeriod, Length
from releases.figures.series import Point, SeriesRow
from releases.models import Indicator, Kind, Statistic
from releases.public.series.held_history import history_of
from releases.public.series.series_words import Movement, named, period_name
from releases.public.wording.figure_words import value_words
from releases.public.wording.quotes import quote_of
from releases.search.questions.question import Means, Question, Span, Wants
from releases.text.quotations import Quote

# Namesakes that are each answered; of more nobody can say which was meant.
MAX_NAMESAKES = 2
MAX_PERIODS = 12
MAX_NEAR = 3
_KINDS = {Wants.RANK: Kind.RANK, Wants.SHARE: Kind.SHARE, Wants.GOAL: ""}


@dataclass(frozen=True, slots=True)
class Told:
    """A value with its words; `rest` are values of the same period that disagree with it."""

    period: str
    value: str
    row: Statistic
    change: Movement | None = None
    since: str = ""
    stated: str = ""
    rest: tuple["Told", ...] = ()

    @property
    def quote(self) -> Quote:
        return quote_of(self.row)


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """`values` are of the asked periods; where none is, `near` are those nearest to them."""

    indicator: Indicator
    name: str
    values: list[Told] = field(default_factory=list)
    near: list[Told] = field(default_factory=list)
    asked: str = ""
    is_newest: bool = False
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of the series that answer, by period, or those nearest to what is asked."""

    points: Sequence[tuple[CalendarPeriod | None, tuple[SeriesRow, ...]]]
    kind: str
    is_near: bool = False


def figure_answer(question: Question, today: datetime.date) -> list[IndicatorAnswer] | None:
    """One for each indicator of the name; None where any of them has nothing to say."""
    (part, *_others) = question.of(Means.INDICATOR)
    beside = [p for p in question.content if p.means not in (Means.INDICATOR, Means.BODY)]
    places = [p for p in beside if p.means is Means.PLACE]
    if len(part.keys) > MAX_NAMESAKES or len(places) != len(beside) or len(places) > 1:
        return None
    place = places[0].name if places else ""
    known = Indicator.objects.in_bulk(part.keys)
    found = {key: _looked_up(key, question, place) for key in part.keys}
    if any(each is None for each in found.values()):
        return None
    sources = {
        row.source for each in found.values() if each for _p, rows in each.points for row in rows
    }
    rows = Statistic.objects.published().for_display().in_bulk(sources)
    answers = [
        _answer(known[key], each, question, place, rows)
        for key, each in found.items()
        if each and key in known
    ]
    told = [answer for answer in answers if answer is not None]
    return told if told and len(told) == len(part.keys) else None


def _looked_up(key: int, question: Question, place: str) -> _Found | None:
    history = history_of(key).within(place) if place else history_of(key)
    if place == "" and history.part:
        return None  # told of a part alone, which nobody asked for
    wanted = [wish for wish in (Wants.RANK, Wants.SHARE, Wants.GOAL) if wish in question.wants]
    if wanted:
        return _of_kind(history, wanted[0], question.spans)
    if not history.series.points:
        return _last_told(history, question.spans)
    if not question.spans:
        newest = max(history.series.points, key=_newness)
        return _Found([(newest.period, newest.rows)], history.kind)
    points = [p for span in question.spans for p in _points(history.series.points, span)]
    points = list({point.period: point for point in points}.values())
    if points:
        chosen = [(p.period, p.rows) for p in points[-MAX_PERIODS:]]
        return _Found(chosen, history.kind)
    alike = [p for p in history.series.points if _is_yearly(p)]
    near = _nearest(alike or history.series.points, question.spans[0])
    return _Found([(p.period, p.rows) for p in near], history.kind, is_near=True)


def _newness(point: Point) -> tuple[datetime.date, int]:
    """Of what ends on one day, that of the whole year."""
    return point.period.end, (point.period.end - point.period.start).days


def _points(points: Iterable[Point], span: Span) -> list[Point]:
    """Those of exactly this period; a year's is that of its last day, too, and several years have
    each of theirs."""
    start, end = span
    exactly = [p for p in points if p.period == CalendarPeriod(start, end)]
    if exactly:
        return exactly
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if not whole:
        # 2024年底 and 2024年9月末 are moments.
        month_end = start.day == 1 and start.month == end.month
        return [p for p in points if month_end and p.period == CalendarPeriod(end, end)]
    inside = [p for p in points if _is_yearly(p) and start.year <= p.period.end.year <= end.year]
    return sorted(inside, key=lambda p: p.period.end)


def _is_yearly(point: Point) -> bool:
    of_year = point.period.length is Length.YEAR
    return of_year or (point.period.length is Length.MOMENT and point.period.ends_year)


def _nearest(points: Sequence[Point], span: Span) -> list[Point]:
    """Within the asked time first, then those that end nearest to it."""

    def far(point: Point) -> tuple[bool, int]:
        inside = span[0] <= point.period.start and point.period.end <= span[1]
        return not inside, abs((point.period.end - span[1]).days)

    return sorted(sorted(points, key=far)[:MAX_NEAR], key=lambda p: p.period.end)


def _of_kind(history: History, wish: Wants, spans: Sequence[Span]) -> _Found | None:
    """The rank, the share or the goal that was told of the period."""
    kind = _KINDS[wish]
    fitting = [
        each
        for each in history.statements
        if (each.row.goal if wish is Wants.GOAL else each.kind == kind and not each.row.is_goal)
    ]
    return _newest_of(fitting, spans)


def _last_told(history: History, spans: Sequence[Span]) -> _Found | None:
    """Of what makes no series; goals are no values, and a change alone is none either."""
    kinds = (Kind.LEVEL, Kind.SHARE, Kind.RANK)
    results = [e for e in history.statements if not e.row.is_goal and e.kind in kinds]
    return _newest_of(results, spans)


def _newest_of(told: Sequence[Statement], spans: Sequence[Span]) -> _Found | None:
    told = [each for each in told if not spans or any(_is_of(each, span) for span in spans)]
    if not told:
        return None
    newest = max(told, key=lambda each: (each.row.ends_on or each.row.at, each.row.source))
    return _Found([(newest.row.period, (newest.row,))], newest.kind)


def _is_of(told: Statement, span: Span) -> bool:
    period = told.row.period
    if period is None:
        return False
    return period == CalendarPeriod(*span) or (
        period.length is Length.MOMENT and period.end == span[1]
    )


def _answer(
    indicator: Indicator, found: _Found, question: Question, place: str, rows: dict[int, Statistic]
) -> IndicatorAnswer | None:
    history = history_of(indicator.pk).within(place) if place else history_of(indicator.pk)
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
        is_guess=question.is_guessed,
    )


def _told(
    at: tuple[CalendarPeriod | None, tuple[SeriesRow, ...]],
    history: History,
    rows: dict[int, Statistic],
    bodies: set[int],
) -> Told | None:
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
    rest: tuple[Told, ...] = ()
    if point is not None and point.conflicting:
        rest = tuple(
            Told(name, value_words(other.stated), other)
            for each, other in others
            if first.printed.bounds != each.printed.bounds
        )
    change = on_a_year_before(first.printed, period, history.series) if point else None
    before = period.a_year_before() if period else None
    return Told(
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
