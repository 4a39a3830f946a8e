import html
import re

from hypothesis import given
from hypothesis import strategies as st

from releases.search.query.parser import parse
from releases.search.results.highlight import excerpt, marked, spans
from releases.text.search_key import key


def keys(typed):
    return parse(typed).keys


def test_marks_every_hit_in_any_form():
    text = "專利：GoodLuck专利，全年１，９３９件"
    assert marked(text, keys("专利 goodluck 1939")) == (
        "<mark>專利</mark>：<mark>GoodLuck</mark><mark>专利</mark>，全年<mark>１，９３９</mark>件"
    )


def test_without_words_it_is_the_escaped_text():
    assert marked("<b>", []) == "&lt;b&gt;"


def test_the_longest_word_wins():
    assert marked("知识产权", keys("知识 知识产权")) == "<mark>知识产权</mark>"


def test_words_are_no_patterns():
    assert marked("4x26 4.26", keys("4.26")) == "4x26 <mark>4.26</mark>"


def test_two_words_in_one_written_character():
    assert marked("10㎡", ["m", "2"]) == "10<mark>㎡</mark>"


def test_excerpt_begins_with_a_clause():
    text = "甲" * 50 + "。去年12345件,专利授权" + "乙" * 300
    found = excerpt([text], keys("授权"))
    assert found is not None
    assert found.startswith("…去年12345件,专利<mark>授权</mark>")
    assert found.endswith("乙…")


def test_excerpt_takes_the_first_text_that_has_a_hit():
    assert excerpt(["商标", "专利"], keys("专利")) == "<mark>专利</mark>"
    assert excerpt(["商标"], keys("专利")) is None
    assert excerpt(["商标"], []) is None


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_nothing_is_lost_or_left_unescaped(text, words):
    found = str(marked(text, [folded for word in words if (folded := key(word))]))
    bare = re.sub(r"</?mark>", "", found)
    assert "<" not in bare
    assert html.unescape(bare) == html.unescape(html.escape(text, quote=True))


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_what_is_found_is_marked(text, word):
    folded = key(word)
    if folded:
        assert bool(spans(text, [folded])) == (folded in key(text))
