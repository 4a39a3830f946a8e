"""What became of a goal: the published result of its own time, and whether it was reached."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.figures.attainment import Attainment, attainment, of_one_time
from releases.figures.indicator_history import History, Statement
from releases.models import Goal, Kind, Statistic
from releases.public.wording.figure_words import value_words

from .series_words import period_name

# Of the row that tells a result: what a link to it needs.
_SHOWN = ("uid", "indicator_name", "edition__release__number")
# By the last day of their time.
ResultsByEnd = dict[datetime.date | None, list[Statement]]


@dataclass(frozen=True, slots=True)
class GoalResult:
    """`row` is the statistic that tells the result, where one does."""

    attainment: Attainment
    words: str
    value: str = ""
    period: str = ""
    row: Statistic | None = None

    @classmethod
    def of(cls, goal: Statistic, told: Statement | None, row: Statistic | None) -> "GoalResult":
        if told is None:
            return cls(Attainment.OPEN, _("尚无结果"))
        falls = goal.kind == Kind.CHANGE and goal.value < 0
        less = goal.kind == Kind.RANK or goal.indicator.up_is_good is False or falls
        reached = attainment(goal.printed, told.row.printed, less_is_better=less)
        words = {Attainment.MET: _("已达到"), Attainment.MISSED: _("未达到")}
        if goal.goal == Goal.FORECAST:
            above, below = _("不低于预计"), _("低于预计")
            if less:
                above, below = _("不高于预计"), _("高于预计")
            words = {Attainment.MET: above, Attainment.MISSED: below}
        period = period_name(told.row.period) if told.row.period else ""
        judged = words.get(reached, _("难以判断"))
        return cls(reached, judged, value_words(told.stated), period, row)


def goal_results(goals: list[Statistic], history: History) -> dict[int, GoalResult]:
    """By the goals' keys; `history` is of their indicator. A query where there are results."""
    parts = {goal.stated.part for goal in goals}
    results = {part: results_by_end(history.within(part)) for part in parts}
    found = {goal.pk: later_result(goal, results[goal.stated.part]) for goal in goals}
    sources = [told.row.source for told in found.values() if told]
    shown = Statistic.objects.published().select_related("edition__release").only(*_SHOWN)
    rows = shown.in_bulk(sources) if sources else {}
    row_of = {key: rows.get(told.row.source) for key, told in found.items() if told}
    return {goal.pk: GoalResult.of(goal, found[goal.pk], row_of.get(goal.pk)) for goal in goals}


def later_result(goal: Statistic, results: ResultsByEnd) -> Statement | None:
    """Of one kind, basis, scope, dimension and time with the goal; the one told last."""
    period, dimension = goal.period, goal.printed.dimension
    told = [
        each
        for each in results.get(period.end if period else None, ())
        if (each.kind, each.basis, each.scope) == (goal.kind, goal.basis, goal.scope)
        and each.row.printed.dimension == dimension
        and of_one_time(period, each.row.period)
    ]
    return max(
        told,
        key=lambda each: (each.row.period == period, each.row.at, each.row.source),
        default=None,
    )


def results_by_end(history: History) -> ResultsByEnd:
    """What is of one time with a goal ends with it: few of all that was told."""
    found: ResultsByEnd = {}
    for each in history.statements:
        if each.row.period and not each.row.is_goal:
            found.setdefault(each.row.period.end, []).append(each)
    return found
