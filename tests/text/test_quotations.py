import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.quotations import Quote, cut, numbered, occurrences, quotation, shortened


def test_the_sentences_that_the_words_stand_in():
    text = "第一句。全年授权1939件，居首！第三句。"
    assert quotation(text, 8, 13) == Quote("全年授权", "1939件", "，居首！")
    assert quotation(text, 8, 13).text == "全年授权1939件，居首！"


@pytest.mark.parametrize(
    ("most", "shown"), [(0, "…"), (3, "一二三…"), (4, "一二三四"), (5, "一二三四")]
)
def test_an_ellipsis_stands_only_where_something_was_left_out(most, shown):
    assert shortened("一二三四", most) == shown


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (2, 3, "一二[词]三四五"), (1, 3, "…二[词]三四五"), (2, 2, "一二[词]三四…"),
        (0, 0, "…[词]…"), (9, 9, "一二[词]三四五"),
    ],
)  # fmt: skip
def test_a_long_sentence_is_cut_on_either_side(before, after, text):
    assert cut(Quote("一二", "[词]", "三四五"), before=before, after=after).text == text


@given(st.text(max_size=80), st.integers(0, 79), st.integers(1, 80), st.integers(0, 30))
def test_what_is_quoted_is_in_the_text(text, start, length, room):
    end = min(len(text), start + length)
    if start < end:
        whole = quotation(text, start, end)
        assert whole.text in text
        assert cut(whole, before=room, after=room).words == whole.words == text[start:end]


def test_where_words_stand():
    assert occurrences("件", "一件二件") == [1, 3]
    assert occurrences("aa", "aaa") == [0, 1]
    assert occurrences("，一", "好,一") == [1]  # marks of another width
    assert occurrences("，", "，,") == [0]  # but not where they stand as they are
    assert occurrences("", "一") == []


def test_places_are_told_apart_by_what_stands_beside_them():
    text = "前" * 13 + "词" + "后" * 13
    assert numbered([(text, 13), ("词", 0)], 1) == f"1：…{'前' * 12}词{'后' * 12}… 2：…词…"
