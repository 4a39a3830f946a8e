from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.figures.units import canonical, comparable, unit_of

MAGNITUDES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6}
MAGNITUDES |= {"千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11}
MAGNITUDES |= {"万亿": 10**12}


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("件", "件", "1"), ("万件", "件", "10000"), ("亿元", "元", "1e8"), ("万元", "元", "10000"),
        ("元", "元", "1"), ("万亿元", "元", "1e12"), ("人民币", "元", "1"), ("億元", "元", "1e8"),
        ("%", "%", "1"), ("％", "%", "1"), ("‰", "%", "0.1"), ("成", "%", "10"),
        ("百分点", "个百分点", "1"), ("个百分点", "个百分点", "1"), ("個百分點", "个百分点", "1"),
        ("千克", "千克", "1"), ("公斤", "千克", "1"), ("万吨", "千克", "1e7"),
        ("千米", "米", "1000"),
        ("万米", "米", "10000"), ("万千瓦时", "千瓦时", "10000"), ("公顷", "亩", "15"),
        ("名", "人", "1"), ("万人", "人", "10000"), ("家", "家", "1"), ("", "", "1"),
        ("斤", "千克", "0.5"), ("吨", "千克", "1000"), ("公里", "米", "1000"),
        ("毫米", "米", "0.001"),
        ("平方公里", "亩", "1500"), ("平方千米", "亩", "1500"), ("平方米", "亩", "0.0015"),
        ("个点", "个百分点", "1"), ("位", "人", "1"), ("人民币元", "元", "1"),
        ("万", "", "10000"), ("没见过的单位", "没见过的单位", "1"), (" 件 ", "件", "1"),
    ],
)  # fmt: skip
def test_units(unit, dimension, factor):
    assert unit_of(unit) == (dimension, Decimal(factor))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("件", "万件", True), ("亿元", "万元", True), ("件", "家", False), ("%", "个百分点", False),
     ("美元", "元", False), ("件", "件次", False)],
)  # fmt: skip
def test_what_compares(one, other, same):
    assert comparable(one, other) is same


@given(st.text(max_size=12))
def test_any_text_is_a_unit(text):
    assert unit_of(text).factor > 0
    assert comparable(text, text)


@given(
    value=st.decimals(-(10**9), 10**9, places=6),
    magnitude=st.sampled_from(list(MAGNITUDES)),
    counter=st.sampled_from(["件", "元", "家", "户"]),
)
def test_a_magnitude_multiplies_and_nothing_is_lost(value, magnitude, counter):
    assert canonical(value, magnitude + counter) == value * MAGNITUDES[magnitude]
    assert comparable(magnitude + counter, counter)
