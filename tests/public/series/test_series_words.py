"""How a period, a change and a series read, to the letter."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from releases.figures.change import ComputedChange
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import SeriesRow, series
from releases.figures.units import POINTS
from releases.public.series.series_words import (
    Movement,
    change_words,
    number_words,
    period_name,
    series_sentence,
)

D = datetime.date
TOLD = D(2030, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        (D(2024, 1, 1), D(2024, 12, 31), "2024年", "2024"),
        (D(2024, 12, 31), D(2024, 12, 31), "2024年底", "end of 2024"),
        (D(2024, 9, 30), D(2024, 9, 30), "2024年9月底", "end of September 2024"),
        (D(2024, 9, 29), D(2024, 9, 29), "2024年9月29日", "29 September 2024"),
        (D(2024, 1, 1), D(2024, 6, 30), "2024年上半年", "first half of 2024"),
        (D(2024, 7, 1), D(2024, 12, 31), "2024年下半年", "second half of 2024"),
        (D(2024, 1, 1), D(2024, 3, 31), "2024年第1季度", "Q1 2024"),
        (D(2024, 10, 1), D(2024, 12, 31), "2024年第4季度", "Q4 2024"),
        (D(2024, 2, 1), D(2024, 2, 29), "2024年2月", "February 2024"),
        (D(2024, 1, 1), D(2024, 9, 30), "2024年1—9月", "first 9 months of 2024"),
        (D(2020, 1, 1), D(2024, 12, 31), "2020—2024年", "2020–2024"),
        (D(2024, 2, 1), D(2024, 4, 30), "2024年2月至2024年4月", "February 2024 to April 2024"),
        (D(2024, 2, 1), D(2024, 4, 29), "2024年2月1日至2024年4月29日", ""),
        (D(2024, 2, 2), D(2024, 4, 30), "2024年2月2日至2024年4月30日", ""),
        (D(2023, 1, 1), D(2024, 11, 30), "2023年1月至2024年11月", ""),
        (D(2023, 2, 1), D(2024, 12, 31), "2023年2月至2024年12月", ""),
    ],
)
def test_names_of_periods(start, end, chinese, english):
    period = CalendarPeriod(start, end)
    assert period_name(period) == chinese
    with translation.override("en"):
        assert not english or period_name(period) == english


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        ("1239", 2, "1239"), ("1239.50", 2, "1239.5"), ("0.006", 2, "0.01"), ("-3.10", 2, "−3.1"),
        ("-0.001", 2, "0"), ("100", 0, "100"), ("104.26", 1, "104.3"), ("0", 2, "0"),
    ],
)  # fmt: skip
def test_numbers_without_filling_zeros(value, places, words):
    assert number_words(Decimal(value), places) == words


@pytest.mark.parametrize(
    ("value", "unit", "words", "way"),
    [
        ("149.551", "%", "+149.55%", "up"),
        ("-2.1", POINTS, "−2.10个百分点", "down"),
        ("0", "%", "+0.00%", "even"),
    ],
)
def test_words_of_a_change(value, unit, words, way):
    change = ComputedChange(Decimal(value), unit)
    assert change_words(change) == words
    assert Movement.of(change) == (words, way)
    assert Movement.of(None) is None


def lane(*values, unit="件", qualifier="exact"):
    return series(
        SeriesRow(
            Printed(Decimal(value), 0, unit, qualifier),
            CalendarPeriod(D(2020 + n, 1, 1), D(2020 + n, 12, 31)), TOLD, n,
        )
        for n, value in enumerate(values)
    ).main  # fmt: skip


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (lane("7"), "甲：2020年为7件，目前只有这一个时期的数。"),
        (
            lane("7", "9"),
            "2020年至2021年，甲从7件升至9件，增加2件（+28.57%）。最高的是2021年，9件。",
        ),
        (
            lane("9", "7"),
            "2020年至2021年，甲从9件降至7件，减少2件（−22.22%）。最高的是2020年，9件。",
        ),
        (lane("7", "7"), "2020年至2021年，甲前后都是7件。最高的是2021年，7件。"),
        (
            lane("50", "60", unit="%"),
            "2020年至2021年，甲从50%升至60%，增加10个百分点。最高的是2021年，60%。",
        ),
        (
            lane("7", "9", qualifier="about"),
            "2020年至2021年，甲从约7件升至约9件，增加约2件（约+28.57%）。最高的是2021年，约9件。",
        ),
    ],
)
def test_the_sentence_of_a_series(told, sentence):
    assert series_sentence("甲", told, "level") == sentence
