"""Two texts beside each other: what differs, and that the marks rebuild both."""

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.publishing.compare.text_runs import Run, runs, shared, shortened, steps
from tests.publishing.compare.texts import TEXTS, side


def told(old, new):
    """授权[37→38]件."""
    signs = {"same": "%s", "gone": "[%s→", "new": "%s]"}
    found = "".join(signs[run.sign] % run.text for run in runs(old, new))
    return found


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("专利授权37件", "专利授权38件", "专利授权[37→38]件"),
        ("授权1,939件,增4.5%", "授权1,993件,增5.5%", "授权[1,939→1,993]件,增[4.5%→5.5%]"),
        ("增3.5%、4.2%", "增3.6%、4.3%", "增[3.5%→3.6%]、[4.2%→4.3%]"),
        ("共三十七件", "共三十八件", "共[三十七→三十八]件"),
        ("第三批", "第二批", "第[三→二]批"),
        ("授权３７件", "授权３８件", "授权[３７→３８]件"),
        ("稳步提升", "大幅提升", "[稳步→大幅]提升"),
        ("葛󠄀飾区", "葛飾区", "[葛󠄀→葛]飾区"),
        ("我市创造质量稳步提升", "我市品牌建设成效显著", "我市[创造质量稳步提升→品牌建设成效显著]"),
        ("重点抓好37件专利", "突出37项商标", "[重点抓好→突出]37[件专利→项商标]"),
        ("同", "同", "同"),
    ],
)  # fmt: skip
def test_numbers_stay_whole_and_characters_are_told_apart(old, new, words):
    assert told(old, new) == words


def test_words_that_stay_by_chance_in_a_rewritten_passage_are_rewritten_with_it():
    assert told("打造进口贸易", "推动进一步专利") == "[打造进口贸易→推动进一步专利]"


@given(TEXTS, TEXTS)
def test_runs_rebuild_both_texts(old, new):
    found = runs(old, new)
    assert side(found, "same", "gone") == old
    assert side(found, "same", "new") == new
    assert all(run.text for run in found)
    assert all(a.sign != b.sign for a, b in pairwise(found))


@given(TEXTS)
def test_a_text_against_itself_is_the_same(text):
    assert side(runs(text, text), "gone", "new") == ""


@given(st.lists(st.sampled_from("甲乙丙丁")), st.lists(st.sampled_from("甲乙丙丁")))
def test_steps_lead_from_one_row_to_the_other(old, new):
    left, made = 0, []
    for sign, a, b in steps(old, new):
        assert (a.start, b.start) == (left, len(made))
        left = a.stop
        made += old[a] if sign == "same" else new[b]
        assert sign != "same" or old[a] == new[b]
    assert (left, made) == (len(old), new)


@pytest.mark.parametrize(
    ("old", "new", "part"), [("甲乙", "甲乙", 1), ("甲乙", "甲", 0.5), ("", "", 0), ("甲", "乙", 0),
                             ("甲甲", "甲", 0.5)],
)  # fmt: skip
def test_what_part_is_shared(old, new, part):
    assert shared(Counter(old), Counter(new)) == part


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("件" * 100_000, "件" * 99_999 + "个"),
        ("甲乙" * 50_000, "乙甲" * 50_000),
        ("甲乙丙" * 2_300, "丁甲戊乙" * 1_700),
        ("甲乙丙丁戊" * 1_300, "己甲庚辛乙壬癸子丙" * 700),
        ("\ud800\x00" * 999, "\x00\ud800" * 999),
    ],
    ids=["long", "shifted", "scattered", "by chance", "no text at all"],
)
def test_hostile_texts_take_no_long_time(old, new):
    started = time.process_time()
    found = runs(old, new)
    assert time.process_time() - started < 1
    assert (side(found, "same", "gone"), side(found, "same", "new")) == (old, new)


def test_what_stays_the_same_is_shown_by_its_ends():
    found = (Run("same", "一二三四五"), Run("new", "新"), Run("same", "六七八九十"))
    assert side(shortened(found, 1, 2), "same", "new") == "一二…五新六…九十"
    assert side(shortened(found, 2, 2), "same", "new") == "一二三四五新六七八九十"
    assert side(shortened(found, 2, 0), "same", "new") == "…四五新六七…"
