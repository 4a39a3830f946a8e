from hypothesis import given
from hypothesis import strategies as st

from releases.text.width import fold


def test_full_width_letters_digits_and_marks_become_half():
    assert fold("ＡＢ１２，：（）％") == "AB12,:()%"


def test_a_chinese_stop_stays():
    assert fold("好。、“”") == "好。、“”"


@given(st.text())
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(text)
