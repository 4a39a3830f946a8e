"""Whether a later result reached a goal: units converted, words taken as they are meant."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.figures.attainment import attainment, of_one_time
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed


def printed(words: str) -> Printed:
    """`over 1.5 万件`: the qualifier where there is one, the number, the unit."""
    *qualifier, number, unit = words.split()
    decimals = len(number.partition(".")[2])
    return Printed(Decimal(number), decimals, unit, *qualifier)


@pytest.mark.parametrize(
    ("goal", "result", "became"),
    [
        ("5000 件", "5000 件", "met"),
        ("5000 件", "4999 件", "missed"),
        ("at_least 5000 件", "5001 件", "met"),
        ("over 5000 件", "5000 件", "met"),
        ("0.5 万件", "5200 件", "met"),
        ("12000 件", "1.2 万件", "met"),
        ("1.2 亿元", "11000 万元", "missed"),
        ("5000 件", "over 5000 件", "met"),
        ("5000 件", "over 4900 件", "unclear"),  # 余 may be a hundred
        ("5100 件", "over 4000 件", "missed"),
        ("5000 件", "nearly 5000 件", "missed"),
        ("4000 件", "nearly 5000 件", "met"),
        ("4500 件", "nearly 5000 件", "unclear"),
        ("5000 件", "about 5000 件", "unclear"),
        ("5000 件", "at_least 4000 件", "unclear"),
        ("5000 件", "range 5000 件", "unclear"),
        ("range 5000 件", "9000 件", "unclear"),
        ("about 5000 件", "4600 件", "met"),
        ("nearly 5000 件", "3900 件", "missed"),
        ("35 %", "34.9 %", "missed"),
        ("3 成", "30 %", "met"),
        ("35 %", "35 件", "unclear"),
    ],
)
def test_a_goal_and_its_result(goal, result, became):
    assert attainment(printed(goal), printed(result)) == became


@pytest.mark.parametrize(
    ("goal", "result", "became"),
    [
        ("30 天", "28 天", "met"),
        ("30 天", "30 天", "met"),
        ("30 天", "31 天", "missed"),
        ("30 天", "nearly 30 天", "met"),
        ("30 天", "over 30 天", "unclear"),
        ("30 天", "over 31 天", "missed"),
        ("-10 %", "-12 %", "met"),
    ],
)
def test_where_less_is_better(goal, result, became):
    assert attainment(printed(goal), printed(result), less_is_better=True) == became


def test_no_result_leaves_it_open():
    assert attainment(printed("5000 件"), None) == "open"


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_one_way_is_the_other_turned_round(goal, result):
    one = attainment(Printed(Decimal(goal)), Printed(Decimal(result)))
    other = attainment(Printed(Decimal(-goal)), Printed(Decimal(-result)), less_is_better=True)
    assert one == other == ("met" if result >= goal else "missed")


YEAR = CalendarPeriod(date(2025, 1, 1), date(2025, 12, 31))
END = CalendarPeriod(date(2025, 12, 31), date(2025, 12, 31))
HALF = CalendarPeriod(date(2025, 7, 1), date(2025, 12, 31))
PLAN = CalendarPeriod(date(2021, 1, 1), date(2025, 12, 31))
NEXT = CalendarPeriod(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("goal", "result", "one"),
    [
        (YEAR, YEAR, True),
        (YEAR, END, True),
        (END, YEAR, True),
        (PLAN, PLAN, True),
        (YEAR, NEXT, False),
        (YEAR, HALF, False),
        (YEAR, PLAN, False),
        (YEAR, None, False),
        (None, YEAR, False),
        (None, None, False),
    ],
)
def test_of_one_time(goal, result, one):
    assert of_one_time(goal, result) is one
