import pytest

from releases.text.words import all_han, han_run, is_han


@pytest.mark.parametrize(
    "char", ["中", "〇", "焜", "犇", "龥", "鿿", "𠮷", "𪚥", "\U0003106c", "豈"]
)
def test_ideographs_of_every_plane_are_chinese(char):
    assert is_han(char)


@pytest.mark.parametrize("char", ["a", "1", "。", "あ", "ㄅ", "한", "·", " ", "\U0001f600"])
def test_other_characters_are_not(char):
    assert not is_han(char)


def test_an_empty_word_is_not_chinese():
    assert not all_han("")


def test_a_run_ends_at_the_limit_or_the_first_other_character():
    assert han_run("张焜：好", 0, 4) == "张焜"
    assert han_run("中文中文", 0, 3) == "中文中"
