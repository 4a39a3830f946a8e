from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.figures.printed_numbers import Printed, overlap

QUALIFIERS = ["exact", "over", "nearly", "about", "at_least", "range"]


def printed(value, unit="件", qualifier="exact") -> Printed:
    """As a page prints it: the digits of `value` count."""
    return Printed(Decimal(value), len(value.partition(".")[2]), unit, qualifier)


@pytest.mark.parametrize(
    ("number", "bounds"),
    [
        (printed("1939"), ("1939", "1939")),
        (printed("1.5", "万件"), ("14500", "15500")),
        (printed("12", "万件"), ("115000", "125000")),
        (printed("14.2", "%"), ("14.15", "14.25")),
        (printed("50", "%"), ("49.5", "50.5")),
        (printed("3800", "万元", "over"), ("38000000", "39000000")),
        (printed("6.3", "万亩", "about"), ("62000", "64000")),
        (printed("2000", "件", "nearly"), ("1000", "2000")),
        (printed("50", "件", "at_least"), ("50", "Infinity")),
        (printed("2", "%", "range"), ("-Infinity", "Infinity")),
        (printed("0", "件", "over"), ("0", "1")),
    ],
)
def test_the_stretch_that_printing_leaves_open(number, bounds):
    assert number.bounds == tuple(map(Decimal, bounds))


@given(
    value=st.decimals(-(10**9), 10**9, places=2),
    unit=st.sampled_from(["件", "万件", "亿元", "%", "‰"]),
    qualifier=st.sampled_from(QUALIFIERS),
)
def test_the_printed_value_lies_in_its_own_stretch(value, unit, qualifier):
    number = Printed(value, 2, unit, qualifier)
    low, high = number.bounds
    assert low <= number.canonical <= high
    assert overlap(number.bounds, number.bounds)
    assert number.approximate is (qualifier != "exact")
