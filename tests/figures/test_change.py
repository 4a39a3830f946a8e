from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from releases.figures.change import Verdict, best, change, check
from releases.figures.printed_numbers import Printed
from tests.figures.test_printed_numbers import QUALIFIERS, printed

FITS, MISFITS, UNKNOWN = Verdict.FITS, Verdict.MISFITS, Verdict.UNKNOWN


def test_a_change_that_does_not_fit_is_flagged():
    """777 to 1939 is +149.55 %; a page of the corpus printed 161.76 %."""
    found = check(printed("161.76", "%"), printed("1939"), printed("777"))
    assert found.verdict == MISFITS
    assert round(found.computed.value, 2) == Decimal("149.55")
    assert check(printed("149.55", "%"), printed("1939"), printed("777")).verdict == FITS


@pytest.mark.parametrize(
    ("stated", "now", "before", "verdict"),
    [
        (printed("149.5", "%"), printed("1939"), printed("777"), FITS),
        (printed("149.6", "%"), printed("1939"), printed("777"), MISFITS),
        (printed("150", "%"), printed("1939"), printed("777"), FITS),
        (printed("-4.2", "%"), printed("4105"), printed("4287"), FITS),
        (printed("4.2", "%"), printed("4105"), printed("4287"), MISFITS),
        (printed("60.4", "%"), printed("2.15", "亿元"), printed("13400", "万元"), FITS),
        (printed("62", "%"), printed("2.15", "亿元"), printed("13400", "万元"), MISFITS),
        (printed("91", "家"), printed("118", "家"), printed("27", "家"), FITS),
        (printed("90", "家"), printed("118", "家"), printed("27", "家"), MISFITS),
        (printed("2", "倍"), printed("18"), printed("9"), FITS),
        (printed("1", "倍"), printed("18"), printed("9"), FITS),
        (printed("3", "倍"), printed("18"), printed("9"), MISFITS),
        (printed("2.1", "个百分点"), printed("97.3", "%"), printed("95.2", "%"), FITS),
        (printed("2.5", "百分点"), printed("97.3", "%"), printed("95.2", "%"), MISFITS),
        (printed("2.2", "%"), printed("97.3", "%"), printed("95.2", "%"), FITS),
        (printed("50", "%", "over"), printed("155"), printed("100"), FITS),
        (printed("50", "%", "over"), printed("190"), printed("100"), UNKNOWN),
        (printed("50", "%", "over"), printed("120"), printed("100"), MISFITS),
        (printed("50", "%", "nearly"), printed("180"), printed("100"), MISFITS),
        (printed("50", "%", "nearly"), printed("149"), printed("100"), FITS),
        (printed("50", "%", "about"), printed("150"), printed("100"), UNKNOWN),
        (printed("30", "%"), printed("3800", "万元", "over"), printed("2000", "万元"), UNKNOWN),
        (printed("30", "%"), printed("18"), printed("9", "家"), UNKNOWN),
        (printed("30", "%"), printed("18"), printed("0"), UNKNOWN),
        (printed("30", "美元"), printed("18"), printed("9"), UNKNOWN),
        (printed("30", "%"), printed("9", "件", "range"), printed("9", "件", "range"), UNKNOWN),
    ],
)  # fmt: skip
def test_verdicts(stated, now, before, verdict):
    assert check(stated, now, before).verdict == verdict


def test_the_pair_that_fits_decides_where_sources_disagree():
    nows, befores = [printed("8.27", "亿元")], [printed("5.84", "亿元"), printed("5.48", "亿元")]
    found = best(printed("50.9", "%"), nows, befores)
    assert found.verdict == FITS
    assert round(found.computed.value, 1) == Decimal("50.9")
    assert best(printed("50.9", "%"), [], befores).verdict == UNKNOWN


def test_the_change_of_shares_is_told_in_points():
    found = change(printed("97.3", "%"), printed("95.2", "%"))
    assert found == (type(found))(Decimal("2.1"), "个百分点")
    assert change(printed("97.3", "%"), printed("95")) is None
    assert change(printed("1"), printed("0")) is None


COUNTS = st.integers(1, 10**9)


@given(now=COUNTS, before=COUNTS, decimals=st.integers(0, 4))
def test_a_change_that_was_computed_and_rounded_always_fits(now, before, decimals):
    exact = (Decimal(now) / before - 1) * 100
    stated = Printed(round(exact, decimals), decimals, "%")
    assert (
        check(stated, Printed(Decimal(now), 0, "件"), Printed(Decimal(before), 0, "件")).verdict
        == FITS
    )


@given(now=COUNTS, before=COUNTS, off=st.decimals("0.02", 1000, places=2))
def test_a_change_that_is_off_by_more_than_rounding_never_fits(now, before, off):
    stated = Printed(round((Decimal(now) / before - 1) * 100, 2) + off, 2, "%")
    found = check(stated, Printed(Decimal(now), 0, "件"), Printed(Decimal(before), 0, "件"))
    assert found.verdict == MISFITS


@given(
    now=st.decimals("0.01", 10**6, places=2), before=st.decimals("0.01", 10**6, places=2),
    shown=st.integers(0, 2), unit=st.sampled_from(["亿元", "万件", "家"]),
)  # fmt: skip
def test_rounding_both_values_never_makes_a_true_change_misfit(now, before, shown, unit):
    """What a writer computes from exact books and prints rounded is not held against them."""
    rounded = [Printed(round(value, shown), shown, unit) for value in (now, before)]
    assume(unit != "家" or shown == 2)
    stated = Printed(round((now / before - 1) * 100, 1), 1, "%")
    assert check(stated, *rounded).verdict != MISFITS


@given(
    numbers=st.lists(
        st.builds(
            Printed, st.decimals(-(10**6), 10**6, places=2), st.just(2),
            st.sampled_from(["件", "万件", "%", "‰", "倍", "个百分点", "亿元", ""]),
            st.sampled_from(QUALIFIERS),
        ), min_size=3, max_size=3,
    )
)  # fmt: skip
def test_it_never_raises(numbers):
    stated, now, before = numbers
    found = check(stated, now, before)
    assert (found.computed is None) <= (found.verdict == UNKNOWN)
