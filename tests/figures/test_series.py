import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.figures.period_lengths import CalendarPeriod, Length, nth
from releases.figures.series import SeriesRow, indexed, series
from tests.figures.test_printed_numbers import printed

D = datetime.date
LATER = D(2030, 1, 1)


def year(n) -> CalendarPeriod:
    return CalendarPeriod(D(n, 1, 1), D(n, 12, 31))


def row(value, period, unit="件", qualifier="exact", at=LATER, source=0) -> SeriesRow:
    return SeriesRow(printed(str(value), unit, qualifier), period, at, source)


@pytest.mark.parametrize(
    ("start", "end", "length", "ordinal"),
    [
        (D(2024, 1, 1), D(2024, 12, 31), Length.YEAR, 2024),
        (D(2024, 1, 1), D(2024, 6, 30), Length.HALF, 4048),
        (D(2024, 7, 1), D(2024, 12, 31), Length.HALF, 4049),
        (D(2024, 4, 1), D(2024, 6, 30), Length.QUARTER, 8097),
        (D(2024, 2, 1), D(2024, 2, 29), Length.MONTH, 24289),
        (D(2024, 1, 1), D(2024, 9, 30), Length.TO_DATE, 2024),
        (D(2024, 12, 31), D(2024, 12, 31), Length.MOMENT, 2024),
        (D(2024, 2, 1), D(2024, 4, 30), Length.OTHER, 2024),
        (D(2020, 1, 1), D(2024, 12, 31), Length.OTHER, 2024),
        (D(2024, 1, 1), D(2024, 4, 20), Length.OTHER, 2024),
    ],
)  # fmt: skip
def test_lengths(start, end, length, ordinal):
    period = CalendarPeriod(start, end)
    assert (period.length, period.ordinal) == (length, ordinal)


def test_the_period_before():
    assert year(2024).a_year_before() == year(2023)
    assert year(2024).one_before() == year(2023)
    february = CalendarPeriod(D(2024, 2, 1), D(2024, 2, 29))
    assert february.a_year_before() == CalendarPeriod(D(2023, 2, 1), D(2023, 2, 28))
    assert february.one_before() == CalendarPeriod(D(2024, 1, 1), D(2024, 1, 31))
    assert CalendarPeriod(D(2024, 1, 1), D(2024, 3, 31)).one_before() == CalendarPeriod(
        D(2023, 10, 1), D(2023, 12, 31)
    )
    assert CalendarPeriod(D(2024, 12, 31), D(2024, 12, 31)).one_before() is None


PER_YEAR = {Length.HALF: 2, Length.QUARTER: 4, Length.MONTH: 12}


@given(
    lane=st.sampled_from([*((length, 0) for length in list(Length)[:5]), (Length.TO_DATE, 9)]),
    of_year=st.integers(1900, 2100),
    place=st.integers(0, 11),
)
def test_a_place_in_a_lane_and_its_period_are_one(lane, of_year, place):
    per_year = PER_YEAR.get(lane[0], 1)
    period = nth(lane, of_year * per_year + place % per_year)
    assert (period.lane, period.ordinal) == (lane, of_year * per_year + place % per_year)
    assert period.end.year == of_year


def test_points_in_time_order_with_gaps_not_joined():
    lane = series([row(3, year(2024)), row(1, year(2020)), row(2, year(2021))]).main
    assert [p.value for p in lane.points] == [1, 2, 3]
    assert lane.gaps() == [year(2022), year(2023)]
    assert [(a.period, b.period) for a, b in lane.joined()] == [(year(2020), year(2021))]


def test_unlike_lengths_stand_apart():
    half = CalendarPeriod(D(2024, 1, 1), D(2024, 6, 30))
    nine = CalendarPeriod(D(2024, 1, 1), D(2024, 9, 30))
    end = CalendarPeriod(D(2024, 12, 31), D(2024, 12, 31))
    plan = CalendarPeriod(D(2020, 1, 1), D(2024, 12, 31))
    found = series([row(1, p) for p in (half, nine, end, plan, year(2024), year(2023))])
    assert [lane.length for lane in found.lanes] == [
        Length.YEAR, Length.MOMENT, Length.HALF, Length.TO_DATE, Length.OTHER,
    ]  # fmt: skip
    for lane in found.lanes:
        for one, other in lane.joined():
            assert one.period.lane == other.period.lane


def test_halves_that_are_told_once_a_year_have_no_gaps():
    halves = [CalendarPeriod(D(n, 1, 1), D(n, 6, 30)) for n in (2021, 2022, 2024)]
    lane = series(row(1, half) for half in halves).main
    assert lane.gaps() == [CalendarPeriod(D(2023, 1, 1), D(2023, 6, 30))]
    assert len(list(lane.joined())) == 1


def test_moments_within_a_year_are_joined():
    days = [D(2023, 12, 31), D(2024, 9, 30), D(2024, 12, 31), D(2026, 12, 31)]
    lane = series(row(1, CalendarPeriod(day, day)) for day in days).main
    assert lane.gaps() == [CalendarPeriod(D(2025, 12, 31), D(2025, 12, 31))]
    assert len(list(lane.joined())) == 2


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (("5.48", "亿元"), ("5.84", "亿元"), True),
        (("5.48", "亿元"), ("54800", "万元"), False),
        (("5.48", "亿元"), ("5.5", "亿元"), False),
        (("205", "件"), ("213", "件"), True),
        (("3800", "万元", "over"), ("3812", "万元"), False),
        (("3800", "万元", "over"), ("4200", "万元"), True),
        (("3800", "万元", "nearly"), ("3812", "万元"), True),
    ],
)
def test_sources_that_agree_and_that_conflict(one, other, conflict):
    found = series([row(one[0], year(2022), *one[1:], at=D(2023, 4, 20)),
                    row(other[0], year(2022), *other[1:], at=D(2023, 11, 9))])  # fmt: skip
    (point,) = found.points
    assert point.conflicting is conflict
    assert point.printed.value == Decimal(other[0])  # the latest source speaks first


def test_goals_odd_units_and_undated_rows_are_kept_apart():
    rows = [row(1, year(2020)), row(2, year(2021)), row(3, year(2025), at=D(2025, 4, 1)),
            row(4, year(2022), unit="家"), row(5, None)]  # fmt: skip
    found = series(rows)
    assert [p.value for p in found.points] == [1, 2]
    assert [r.source for group in (found.goals, found.odd, found.undated) for r in group] == [0] * 3
    assert (len(found.goals), len(found.odd), len(found.undated)) == (1, 1, 1)


def test_indexed_to_a_base_year():
    lane = series([row(50, year(2020)), row(75, year(2021)), row(0, year(2022))]).main
    assert indexed(lane, 2020) == {year(2020): 100, year(2021): 150, year(2022): 0}
    assert indexed(lane, 2022) is None
    assert indexed(lane, 1999) is None


def test_nothing_is_a_series_too():
    found = series([])
    assert (found.main, found.points, found.at(year(2020))) == (None, [], None)


DAYS = st.dates(D(1990, 1, 1), D(2040, 12, 31))
PERIODS = st.one_of(
    st.builds(year, st.integers(1990, 2040)),
    st.builds(lambda a, b: CalendarPeriod(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(lambda day: CalendarPeriod(day, day), DAYS),
    st.builds(nth, st.just((Length.QUARTER, 0)), st.integers(8000, 8100)),
    st.none(),
)
ROWS = st.lists(
    st.builds(row, st.integers(-5, 10**6), PERIODS, st.sampled_from(["件", "万件", "%", "家"]),
              st.sampled_from(["exact", "over", "about", "range"]), DAYS, st.integers()),
    max_size=30,
)  # fmt: skip


@given(ROWS)
def test_every_row_goes_to_exactly_one_place(rows):
    found = series(rows)
    inside = [r for point in found.points for r in point.rows]
    assert sorted(map(repr, [*inside, *found.goals, *found.odd, *found.undated])) == sorted(
        map(repr, rows)
    )


@given(ROWS)
def test_gaps_lie_inside_and_are_no_points_and_lines_cross_none(rows):
    for lane in series(rows).lanes:
        periods = [point.period for point in lane.points]
        gaps = lane.gaps()
        assert not set(gaps) & set(periods)
        assert all(periods[0].end < gap.end < periods[-1].end for gap in gaps)
        for one, other in lane.joined():
            assert one.period.lane == other.period.lane
            assert not [gap for gap in gaps if one.period.end < gap.end < other.period.start]


@pytest.mark.parametrize(("last", "gaps"), [(1960, 59), (1961, 60), (1962, 60), (1901, 0)])
def test_sixty_gaps_are_named(last, gaps):
    found = series([row(1, year(1900)), row(1, year(last))]).main.gaps()
    assert len(found) == gaps
    assert found[:1] == [year(1901)][:gaps]
