import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.han import all_han, han_run, holds_han, is_han, marked_runs


def marked(text: str) -> str:
    return marked_runs(text, "[", "]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""), ("Q3 2024: 12%", "Q3 2024: 12%"), ("专利", "[专利]"),
        ("专利授权量 rose from 1204件 to 5016件.", "[专利授权量] rose from [1204件] to [5016件]."),
        ("over 3,800.5万元", "over [3,800.5万元]"),
        ("《一、二》 and “三”", "[《一、二》] and “[三]”"),
        ("截至2024年6月底 (30 June 2024)", "[截至2024年6月底] (30 June 2024)"),
        ("市局，副局长", "[市局，副局长]"), ("从A到B", "[从]A[到]B"), ("𠮷", "[𠮷]"),
    ],
)  # fmt: skip
def test_runs_of_chinese(text, shown):
    assert marked(text) == shown
    assert holds_han(text) == ("[" in shown)


@given(st.text(st.sampled_from("专利件《》，。12.5% abZ“”·-")))
def test_nothing_is_lost_and_nothing_chinese_left_out(text):
    shown = marked(text)
    assert shown.replace("[", "").replace("]", "") == text
    outside = "".join(part.split("]")[-1] for part in shown.split("["))
    assert not holds_han(outside)
    assert all(holds_han(part.split("]")[0]) for part in shown.split("[")[1:])


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


@pytest.mark.parametrize(
    ("char", "han"),
    [("\U00020000", True), ("\U0002fffd", True), ("\U0002fffe", False), ("\U0003fffd", True),
     ("\U0003ffff", False), ("\U0001f600", False), ("\U00040000", False)],
)  # fmt: skip
def test_planes_of_ideographs_end_before_their_last_two_places(char, han):
    assert is_han(char) is han
