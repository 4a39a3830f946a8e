"""The figure of an indicator that the home page shows."""

import datetime

import pytest

from releases.public.indicators.key_figures import key_figures
from tests import make

pytestmark = pytest.mark.django_db


def told(block, quote, start, end, **kw):
    period = {"period_start": f"{start}-01-01", "period_end": f"{end}-12-31"}
    return make.make_statistic(block, quote, value=int(quote[:-1]), **period, **kw)


@pytest.fixture
def block():
    at = datetime.datetime(2025, 4, 26, tzinfo=make.NOW.tzinfo)
    edition = make.make_release(at=at).editions.get()
    return make.make_block(edition, "五年共900件，去年200件，即200件，前年100件；目标300件。")


def shown():
    return [figure.figure.value for figure in key_figures()]


def test_the_year_is_shown_before_the_years_that_end_with_it(block):
    told(block, "100件", 2023, 2023)
    told(block, "200件", 2024, 2024)
    told(block, "900件", 2020, 2024)
    assert [str(value) for value in shown()] == ["200件"]


def test_neither_a_goal_nor_a_part_is_shown(block):
    told(block, "100件", 2023, 2023)
    told(block, "300件", 2024, 2024, goal="target")
    told(block, "200件", 2024, 2024, scope="砚坪县")
    assert [str(value) for value in shown()] == ["100件"]
