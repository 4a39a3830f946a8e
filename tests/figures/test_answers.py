"""The room of figures answers as `answers.txt` says; see `tests.kept`."""

from pathlib import Path

import pytest

from releases.figures.attainment import attainment, of_one_time
from releases.figures.change import best, change, check
from releases.figures.period_lengths import nth
from releases.figures.printed_numbers import overlap
from releases.figures.series import indexed, series
from releases.figures.units import comparable, unit_of
from tests import kept

from .written import period_of, printed_of, rows_of

TABLE = Path(__file__).with_name("answers.txt")


def _number(text):
    a = printed_of(text)
    low, high = a.bounds
    return f"{a.text} {a.canonical} {a.dimension} {low}..{high} {a.approximate}"


def _change(text):
    """What is stated, what it is now and what it was before, the last maybe of two sources."""
    stated, now, *before = map(printed_of, text.split("|"))
    checked, chosen = check(stated, now, before[0]), best(stated, [now], before)
    told = [f"{c.verdict} {c.computed}" for c in (checked, chosen)]
    return f"{change(now, before[0])} {' '.join(told)} {overlap(stated.bounds, now.bounds)}"


def _goal(text):
    goal, result = map(printed_of, text.split("|"))
    less = attainment(goal, result, less_is_better=True)
    return f"{attainment(goal, result)} {less} {attainment(goal, None)}"


def _length(text):
    p = period_of(text)
    before = f"{p.a_year_before()} {p.one_before()}".replace("datetime.date", "")
    place = f"{p.ordinal} {nth(p.lane, p.ordinal)}" if p.ordinal > 12 else ""
    return f"{p.length.name} {p.lane[1]} {p.ends_year} {before} {place}".replace(
        "datetime.date", ""
    )


def _series(text):
    """Rows `number unit qualifier@period@day!goal`, parted by `;`."""
    found = series(rows_of(text))
    lanes = [
        f"{lane.length.name}/{lane.key[1]} step {lane.step} "
        f"{[(str(p.period.end), [r.source for r in p.rows], p.conflicting) for p in lane.points]} "
        f"gaps {[str(gap.start) for gap in lane.gaps()]} joined {len(list(lane.joined()))} "
        f"{[f'{value:.2f}' for value in (indexed(lane, 2029) or {}).values()]}"
        for lane in found.lanes
    ]
    rest = [[row.source for row in group] for group in (found.goals, found.odd, found.undated)]
    return f"{' '.join(lanes)} {rest} {len(found.points)}"


ASKS = {
    "units": lambda text: f"{tuple(unit_of(text))} {comparable(text, '件')}".replace("Decimal", ""),
    "printed numbers": _number,
    "changes": _change,
    "goals": _goal,
    "times of goals": lambda text: str(of_one_time(*map(period_of, text.split("|")))),
    "lengths": _length,
    "series": _series,
}


@pytest.mark.parametrize("heading", ASKS)
def test_the_room_of_figures_answers_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
