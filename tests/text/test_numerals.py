import pytest

from releases.text.numerals import chinese_value, count_value, plain_decimal


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("1,939", "1939"), ("1.50", "1.50"), ("１２３．４", "123.4"), ("0.1", "0.1"), ("07", "07")],
)
def test_digits_stay_as_printed_without_commas(printed, plain):
    assert plain_decimal(printed) == plain


@pytest.mark.parametrize("words", ["", "12,34", "一百", "1.2.3", "4件"])
def test_what_is_no_number_gives_none(words):
    assert plain_decimal(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十", 10),
        ("二十一", 21),
        ("两百", 200),
        ("二〇二三", 2023),
        ("三万五千", 35000),
        ("一亿", 10**8),
    ],
)
def test_chinese_numerals(words, value):
    assert chinese_value(words) == value


@pytest.mark.parametrize("words", ["", "几", "甲", "一" * 40])
def test_other_words_are_no_numeral(words):
    assert chinese_value(words) is None


def test_a_count_is_read_in_either_script():
    assert count_value("12") == count_value("十二") == count_value("１２") == 12
