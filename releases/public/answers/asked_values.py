"""Which statements of an indicator answer for the periods that are asked for; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from releases.figures.indicator_history import History, Statement
from releases.figures.period_lengths import CalendarPeriod, Length
from releases.figures.series import Point, SeriesRow
from releases.models import Kind
from releases.search.questions.question import Span, Wants

MAX_PERIODS = 12
MAX_NEAR = 3
_KINDS = {Wants.RANK: Kind.RANK, Wants.SHARE: Kind.SHARE, Wants.GOAL: ""}


@dataclass(frozen=True, slots=True)
class AskedValues:
    """What was told, by period; if `is_near`, of other periods than were asked for."""

    points: Sequence[tuple[CalendarPeriod | None, tuple[SeriesRow, ...]]]
    is_near: bool = False


def asked_values(
    history: History, wants: frozenset[Wants], spans: Sequence[Span]
) -> AskedValues | None:
    """Of each asked period; the newest where none is asked for; those nearest where of none is
    told. None where nothing of the kind was ever told."""
    wanted = [wish for wish in (Wants.RANK, Wants.SHARE, Wants.GOAL) if wish in wants]
    if wanted:
        return _of_kind(history, wanted[0], spans)
    if not history.series.points:
        return _last_told(history, spans)
    if not spans:
        newest = max(history.series.points, key=lambda point: point.period.newness)
        return AskedValues([(newest.period, newest.rows)])
    points = [p for span in spans for p in _points(history.series.points, span)]
    points = list({point.period: point for point in points}.values())
    if points:
        chosen = [(p.period, p.rows) for p in points[-MAX_PERIODS:]]
        return AskedValues(chosen)
    alike = [p for p in history.series.points if _is_yearly(p)]
    near = _nearest(alike or history.series.points, spans[0])
    # What was only foreseen or set for the asked time is told beside them, as what it is.
    ahead = [e for e in history.statements if e.row.is_goal and _is_of(e, spans[0])]
    told = [(each.row.period, (each.row,)) for each in ahead[-1:]]
    return AskedValues([*((p.period, p.rows) for p in near), *told], is_near=True)


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


def _of_kind(history: History, wish: Wants, spans: Sequence[Span]) -> AskedValues | None:
    """The rank, the share or the goal that was told of the period."""
    kind = _KINDS[wish]
    fitting = [
        each
        for each in history.statements
        if (each.row.goal if wish is Wants.GOAL else each.kind == kind and not each.row.is_goal)
    ]
    return _newest_of(fitting, spans)


def _last_told(history: History, spans: Sequence[Span]) -> AskedValues | None:
    """Of what makes no series; goals are no values, and a change alone is none either."""
    kinds = (Kind.LEVEL, Kind.SHARE, Kind.RANK)
    results = [e for e in history.statements if not e.row.is_goal and e.kind in kinds]
    return _newest_of(results, spans)


def _newest_of(told: Sequence[Statement], spans: Sequence[Span]) -> AskedValues | None:
    told = [each for each in told if not spans or any(_is_of(each, span) for span in spans)]
    if not told:
        return None
    newest = max(told, key=lambda each: (each.row.ends_on or each.row.at, each.row.source))
    return AskedValues([(newest.row.period, (newest.row,))])


def _is_of(told: Statement, span: Span) -> bool:
    period = told.row.period
    if period is None:
        return False
    return period == CalendarPeriod(*span) or (
        period.length is Length.MOMENT and period.end == span[1]
    )
