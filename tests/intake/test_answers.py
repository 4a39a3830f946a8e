"""Whether two names are one thing's is answered as `answers.txt` says; see `tests.kept`."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from releases.intake.name_matching import Thing, judge
from tests import kept

TABLE = Path(__file__).with_name("answers.txt")


def _thing(key, text):
    """`name/units/bodies/posts/releases/2029=5`, what is several parted by commas."""
    name, *sets = text.split("/")
    units, bodies, posts, releases, told = (
        [part for part in each.split(",") if part] for each in (*sets, "", "", "", "", "")[:5]
    )
    values = {}
    for year, value in (each.split("=") for each in told):
        period = datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
        values[period] = frozenset({Decimal(value)})
    return Thing(
        key,
        name,
        units=frozenset(units),
        organisations=frozenset(bodies),
        posts=frozenset(posts),
        releases=frozenset(map(int, releases)),
        told=values,
    )


def _judged(text):
    kind, one, other = text.split("|")
    found = judge(kind, _thing(1, one), _thing(2, other))
    back = judge(kind, _thing(2, other), _thing(1, one))
    return f"{found.score} {' '.join(found.why)} {found.likely} {back.score == found.score}"


ASKS = {"names with what is known": _judged}


@pytest.mark.parametrize("heading", ASKS)
def test_names_are_judged_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
