from hypothesis import given
from hypothesis import strategies as st

from releases.text.moved_spans import moved

OLD = "全市授权1939件，增长5%。"


def test_a_span_after_an_edit_shifts():
    new = "去年全市授权1939件，增长5%。"
    assert moved((4, 9), OLD, new) == (6, 11, True)


def test_a_span_before_an_edit_stays():
    assert moved((0, 4), OLD, OLD.replace("5%", "6%")) == (0, 4, True)


def test_edited_words_are_told():
    new = OLD.replace("1939", "1993")
    found = moved((4, 9), OLD, new)
    assert found is not None
    assert (new[found.start : found.end], found.unchanged) == ("1993件", False)


def test_words_cut_and_put_elsewhere_are_found():
    assert moved((4, 9), OLD, "增长5%，授权1939件") == (7, 12, True)


def test_words_that_are_gone_give_none():
    assert moved((4, 9), OLD, "全市。") is None


@given(st.text(max_size=40), st.text(max_size=40), st.data())
def test_a_new_place_lies_in_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = moved((start, end), old, new)
    if found:
        assert 0 <= found.start <= found.end <= len(new)
        assert not found.unchanged or new[found.start : found.end] == old[start:end]
