import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.text.width import either_width, fold, variants


def test_full_width_letters_digits_and_marks_become_half():
    assert fold("ＡＢ１２，：（）％") == "AB12,:()%"


def test_a_chinese_stop_stays():
    assert fold("好。、“”") == "好。、“”"


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(text)


def test_a_word_is_sought_in_both_widths():
    assert variants("创造,运用") == ("创造,运用", "创造，运用")
    assert variants("问：答") == ("问：答", "问:答")


def test_a_word_without_marks_has_one_form():
    assert variants("专利") == ("专利",)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("抓创造，二是抓保护:有力", "抓创造,二是抓保护：有力"),
        ("161.76％", "161.76%"),
        ('"十四五"', "“十四五”"),
        ("(岫闻)", "（岫闻）"),
        ("a.b[c]-d", "a．b[c]—d"),
    ],
)
def test_each_mark_matches_in_any_form(word, text):
    assert re.fullmatch(either_width(word), text)


@pytest.mark.parametrize("word", ["专利", "GOODLUCK", "焜", "a[b]"])
def test_words_without_marks_need_no_expression(word):
    assert either_width(word) is None
