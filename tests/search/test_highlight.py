import html
import re

from hypothesis import given
from hypothesis import strategies as st

from releases.search.highlight import excerpt, marked


def test_marks_every_hit_in_any_case_and_width():
    assert marked("专利：GoodLuck专利", ["专利:good"]) == "<mark>专利：Good</mark>Luck专利"


def test_without_words_it_is_the_escaped_text():
    assert marked("<b>", []) == "&lt;b&gt;"


def test_the_longest_word_wins():
    assert marked("知识产权", ["知识", "知识产权"]) == "<mark>知识产权</mark>"


def test_words_are_no_patterns():
    assert marked("4x26 4.26", ["4.26"]) == "4x26 <mark>4.26</mark>"


def test_excerpt_begins_with_a_clause():
    text = "甲" * 50 + "。去年12345件,专利授权" + "乙" * 300
    found = excerpt([text], ["授权"])
    assert found is not None
    assert found.startswith("…去年12345件,专利<mark>授权</mark>")
    assert found.endswith("乙…")


def test_excerpt_takes_the_first_text_that_has_a_hit():
    assert excerpt(["商标", "专利"], ["专利"]) == "<mark>专利</mark>"
    assert excerpt(["商标"], ["专利"]) is None
    assert excerpt(["商标"], []) is None


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_nothing_is_lost_or_left_unescaped(text, words):
    found = str(marked(text, words))
    bare = re.sub(r"</?mark>", "", found)
    assert "<" not in bare
    assert html.unescape(bare) == html.unescape(html.escape(text, quote=True))
