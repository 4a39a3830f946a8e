from hypothesis import given, settings
from hypothesis import strategies as st

from releases.text.width import fold, variants


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
