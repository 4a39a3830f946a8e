"""Raised, crossed-out and multiplied words, told in plain text."""

import re

import pytest

from releases.text.typography import (
    MAX_NOTICE,
    MAX_RAISED,
    NOTE_MARK,
    PRODUCT,
    lowered,
    notice,
    raised,
    struck,
    told_in,
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1", "¹"), (" 12 ", "¹²"), ("[1]", "[¹]"), ("-3", "⁻³"), ("1,2", "¹,²"),
        ("注1", "〔注¹〕"), ("*", "〔*〕"), ("a", "〔a〕"), ("（注）", "（注）"),
        ("②", "②"), ("®", "®"), ("", ""), ("  ", "  "), ("¹", "¹"),
        ("1" * MAX_RAISED, "¹" * MAX_RAISED), ("1" * (MAX_RAISED + 1), "1" * (MAX_RAISED + 1)),
    ],
)  # fmt: skip
def test_what_stands_above_the_line(words, told):
    assert raised(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [("2", "₂"), ("max", "max"), ("2" * MAX_RAISED, "₂" * MAX_RAISED), ("2" * 9, "2" * 9)],
)
def test_what_stands_below_the_line(words, told):
    assert lowered(words) == told


@pytest.mark.parametrize(
    "mark", ["¹", "[¹]", "[12]", "【3】", "②", "〔注¹〕", "〔*〕", "¹、²", "¹⁰"]
)
def test_marks_of_notes(mark):
    assert re.fullmatch(NOTE_MARK, mark)


@pytest.mark.parametrize("text", ["1", "(1)", "[2024]", "件", "〔〕", "《1》", "①②③④"])
def test_what_is_no_mark_of_a_note(text):
    assert not re.fullmatch(NOTE_MARK, text)


@pytest.mark.parametrize("text", ["3×10⁴", "3 × 10", "10⁴万元", "10^4", "2*5000", "6✕7"])
def test_products_and_powers(text):
    assert PRODUCT.search(text)


@pytest.mark.parametrize("text", ["1200¹件", "110²", "4·26", "12/13", "× 3", "3×", "10件"])
def test_what_is_neither_product_nor_power(text):
    assert not PRODUCT.search(text)


def test_crossed_out_words_are_told_in_lines_of_bounded_length():
    assert struck(["1100", " ", "\n30%\n"]) == [notice("原文有划去的文字，没有计入正文：1100；30%")]
    assert struck([]) == struck([" "]) == []
    assert len(struck(["字" * MAX_NOTICE])) == 1
    assert "".join(told_in(line)[-1] for line in struck(["字" * MAX_NOTICE + "末"])) == "字末"


def test_a_notice_is_told_from_other_lines():
    assert told_in(notice("有公式")) == "有公式"
    assert told_in("原文标记：有公式") == ""
