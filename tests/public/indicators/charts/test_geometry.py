import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.public.indicators.charts.geometry import SHAPES, ChartLine, Spot, draw
from releases.public.indicators.charts.scale import BOTTOM, TOP, tick_words

D = datetime.date


def spot(day, value, run=1, **kw) -> Spot:
    return Spot(day, value, run, "一句", **kw)


def drawn(*spots, **kw):
    return draw([ChartLine("甲", spots, **kw)], title="题", description="说明", unit="件")


def test_nothing_to_draw():
    assert drawn() is None


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([0, 54190], ["0", "2万", "4万", "6万"]),
        ([2.15, 11.36], ["0", "5", "10", "15"]),
        ([76.38, 83.27], ["76", "78", "80", "82", "84"]),
        ([5, 5], ["0", "2", "4", "6"]),
        ([0, 0], ["0", "0.25", "0.5", "0.75", "1"]),
        ([-5, 10], ["−5", "0", "5", "10"]),
        ([-8, -2], ["−8", "−6", "−4", "−2", "0"]),
    ],
)
def test_round_numbers_up_the_side(values, labels):
    chart = drawn(*[spot(D(2020 + n, 12, 31), value) for n, value in enumerate(values)])
    assert [tick.label for tick in chart.rows] == labels
    assert chart.from_zero is (labels[0] == "0")


def test_years_across_are_few_enough_for_a_phone():
    chart = drawn(*[spot(D(2000 + n, 12, 31), n) for n in range(25)])
    assert len(chart.columns) <= 6
    assert chart.columns[-1].label == "2024年"
    one = drawn(spot(D(2024, 6, 30), 1))
    assert [tick.label for tick in one.columns] == ["2024年"]
    assert float(one.lines[0].marks[0].x.rstrip("%")) == 53


def test_the_label_of_a_dip_stands_below_its_dot():
    values = (5, 3, 6, 2, 4)
    spots = [spot(D(2019 + n, 12, 31), value) for n, value in enumerate(values)]
    assert [mark.below for mark in drawn(*spots).lines[0].marks] == [0, 1, 0, 1, 0]
    low = [spot(D(2019 + n, 12, 31), value) for n, value in enumerate((50, 1, 60))]
    assert not any(mark.below for mark in drawn(*low).lines[0].marks)
    apart = [spot(D(2019 + n, 12, 31), value, n) for n, value in enumerate(values)]
    assert not any(mark.below for mark in drawn(*apart).lines[0].marks)


def test_a_long_label_at_the_edge_ends_there():
    days = [D(2022, 12, 31), D(2023, 12, 31)]
    long = drawn(*[spot(day, 1234567.89, label="1234567.89") for day in days])
    assert [mark.at_end for mark in long.lines[0].marks] == [False, True]
    short = drawn(*[spot(day, 5016, label="5016") for day in days])
    assert not any(mark.at_end for mark in short.lines[0].marks)


def test_runs_are_joined_and_gaps_are_not():
    spots = [spot(D(2020 + n, 12, 31), n, run) for n, run in enumerate((1, 1, 2, 3, 3))]
    chart = drawn(*spots)
    assert len(chart.lines[0].strokes) == 2
    assert chart.has_gap


def test_a_line_without_a_gap_has_none():
    spots = [spot(D(2020 + n, 12, 31), n) for n in range(3)]
    assert not drawn(*spots).has_gap
    assert not drawn(*spots[:1]).has_gap


def test_each_line_has_a_shape_of_its_own_until_there_are_no_more():
    lines = [ChartLine(f"第{n}条", [spot(D(2024, 12, 31), n)]) for n in range(7)]
    chart = draw(lines, title="题", description="说明", unit="件")
    shapes = [line.shape for line in chart.lines]
    assert shapes == [*SHAPES, SHAPES[0]]
    assert len(set(shapes)) == 6
    assert [line.number for line in chart.lines] == [1, 2, 3, 4, 5, 6, 7]


def test_what_is_hollow_or_disputed_is_told():
    day = D(2024, 12, 31)
    assert drawn(spot(day, 1, hollow=True)).has_hollow
    assert not drawn(spot(day, 1)).has_hollow
    assert not drawn(spot(day, 1)).has_disputed


@pytest.mark.parametrize(("label", "at_end"), [("123456", False), ("1234567", True)])
def test_a_label_of_seven_characters_is_long(label, at_end):
    spots = [spot(D(2023, 12, 31), 1), spot(D(2024, 12, 31), 2, label=label)]
    assert drawn(*spots).lines[0].marks[-1].at_end is at_end


def test_disputed_values_hang_on_their_day():
    day = D(2022, 12, 31)
    chart = drawn(spot(day, 5.84), spot(D(2023, 12, 31), 8), disputed=[spot(day, 5.48)])
    (clash,) = chart.lines[0].clashes
    assert clash.x1 == clash.x2
    assert clash.y1 < clash.y2
    assert chart.has_disputed


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (9999, "9999"), (60000, "6万"), (1.5e8, "1.5亿"), (-20000, "−2万"), (0.25, "0.25")],
)
def test_ticks_are_counted_in_chinese(value, words):
    assert tick_words(value) == words


SPOTS = st.lists(
    st.builds(spot, st.dates(D(1980, 1, 1), D(2060, 12, 31)),
              st.decimals(-(10**13), 10**13, places=6).map(float), st.integers(0, 3)),
    min_size=1, max_size=12,
)  # fmt: skip


@given(SPOTS)
def test_every_mark_lies_inside_the_drawing(spots):
    chart = drawn(*sorted(spots, key=lambda each: each.day))
    for mark in chart.lines[0].marks:
        assert TOP - 0.5 <= mark.y <= BOTTOM + 0.5
        assert 0 <= float(mark.x.rstrip("%")) <= 100
    assert 2 <= len(chart.rows) <= 8
    for tick in chart.columns:
        assert 0 <= float(tick.at.rstrip("%")) <= 100
