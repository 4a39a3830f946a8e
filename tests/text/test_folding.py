import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.folding import clean, fold, fold_simplified, is_unread
from releases.text.search_key import key


def test_full_width_letters_digits_and_marks_become_half():
    assert fold("ＡＢ１２，：（）％﹪") == "AB12,:()%%"


def test_a_chinese_stop_stays():
    assert fold("好。、“”") == "好。、“”"


@pytest.mark.parametrize("blank", "\u00a0\u1680\u2000\u2005\u2009\u200a\u202f\u205f\u3000\u2800")
def test_every_blank_is_one(blank):
    assert fold(f"09{blank}30") == "09 30"


def test_what_parts_lines_and_cells_stays():
    assert fold("指标\t件\n授权\r\n") == "指标\t件\n授权\r\n"
    assert clean("甲\x1f乙") == fold("甲\x1f乙") == "甲\x1f乙"


@pytest.mark.parametrize(
    ("mark", "plain"),
    ["∶:", "︰:", "：:", "‑-", "−-", "﹣-", "〜~", "～~", "∼~", "○〇", "〝“", "〞”", "―—", "‧·"],
)
def test_marks_of_one_look_are_one(mark, plain):
    assert fold(mark) == plain
    assert key(f"甲{mark}乙") == key(f"甲{plain}乙")


@pytest.mark.parametrize(
    ("char", "plain"), ["⻘青", "⻓长", "⻔门", "⼀一", "⾦金", "⽂文", "樂乐", "凉凉", "豈岂"]
)
def test_radicals_and_compatibility_forms_are_their_ideographs(char, plain):
    assert fold_simplified(char) == plain
    assert key(char) == plain
    assert unicodedata.name(clean(char)).startswith("CJK UNIFIED")


@pytest.mark.parametrize("digit", "①²¹₃⑩㊀")
def test_raised_and_ringed_digits_are_no_digits_of_the_number_beside(digit):
    assert fold(f"{digit}200") == f"{digit}200"


def test_traditional_characters_are_matched_as_simplified():
    assert fold_simplified("同比增長，減少三萬億，請") == "同比增长,减少三万亿,请"
    assert fold("增長") == "增長"


def test_what_simplified_text_has_too_stays():
    assert fold_simplified("乾县著作权") == "乾县著作权"


@pytest.mark.parametrize(
    "unseen", "\u200b\ufeff\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u00ad\ufe0f"
)
def test_what_nobody_sees_is_dropped_from_a_page_and_from_the_search(unseen):
    assert is_unread(unseen)
    assert clean(f"授{unseen}权") == "授权"
    assert key(f"授{unseen}权") == "授权"


@given(st.text())
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(fold_simplified(text)) == len(text)


@given(st.text())
def test_what_is_folded_or_clean_stays_so(text):
    assert fold(fold(text)) == fold(text)
    assert fold_simplified(fold_simplified(text)) == fold_simplified(text)
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_what_is_one_to_the_reader_is_one_to_the_search(text):
    assert key(fold(text)) == key(text)
    assert key(fold_simplified(clean(text))) == key(text)
