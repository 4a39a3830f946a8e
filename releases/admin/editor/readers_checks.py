"""What arithmetic would say to readers of an open edition's figures were it published now."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from releases.checks.passages import plain
from releases.figures.change import Verdict
from releases.figures.change_check import checked
from releases.figures.indicator_history import History
from releases.models import Edition, Kind, Statistic
from releases.publishing.publish_checks import Problem
from releases.series.series_queries import histories_with


def readers_checks(edition: Edition) -> Iterator[Problem]:
    """A change that misfits the values, and a value that another release contradicts."""
    told_on = edition.told_on or timezone.localdate()
    told = histories_with(edition, told_on)
    rows = [row for row in edition.statistics.in_order() if not row.goal_when(told_on)]
    for row in rows:
        history = told[row.indicator_id].within(row.stated.part)
        message = _misfit(row, rows, history) or _conflict(row, history)
        if message:
            yield Problem(message, anchor=row.anchor)


def _misfit(row: Statistic, rows: list[Statistic], history: History) -> str:
    if row.kind != Kind.CHANGE:
        return ""
    same = (row.indicator_id, row.scope, row.period)
    nows = [
        each.printed
        for each in rows
        if each.kind == history.kind and (each.indicator_id, each.scope, each.period) == same
    ]
    found = checked(row.printed, row.basis, row.period, history.series, nows or None)
    if found.verdict != Verdict.MISFITS or found.computed is None:
        return ""
    return _("%(figure)s：按数值算得 %(computed)s，读者会看到“与计算不符”。") % {
        "figure": row,
        "computed": f"{plain(found.computed.value)}{found.computed.unit}",
    }


def _conflict(row: Statistic, history: History) -> str:
    point = history.series.at(row.period) if row.kind == history.kind else None
    if point is None or not point.conflicting:
        return ""
    values = dict.fromkeys(
        f"{plain(each.printed.value, 6)}{each.printed.unit}" for each in point.rows
    )
    return _("%(figure)s：同一时期的说法不一（%(values)s），读者会看到“说法不一”。") % {
        "figure": row,
        "values": "、".join(values),
    }
