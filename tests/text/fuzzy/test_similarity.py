import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.fuzzy.similarity import covered, likeness, pairs

TEXTS = st.text(alphabet="建设知识产权保护中心加快推进专利盘点，“”。12ab ", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建设市知识产权保护中心", "加快市知识产权保护中心建设"),
        ("推动信息共享平台三级贯通", "信息共享平台三级贯通"),
        ("制定直播电商知识产权合规指引", "加快出台直播电商合规指引"),
        ("办好“知识产权一件事”", "“知识产权一件事”平台上线"),
    ],
)
def test_what_is_about_one_thing_is_alike(one, other):
    assert likeness(one, other) >= 0.3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("加快知识产权工作", "推进知识产权建设"),
        ("设立概念验证基金", "推广示范仲裁条款"),
        ("", "设立概念验证基金"),
        ("，。", "，。"),
    ],
)
def test_what_shares_only_words_that_stand_everywhere_is_not(one, other):
    assert likeness(one, other) == 0


def test_marks_and_their_width_do_not_matter():
    assert likeness("打通“最后一公里”！", "打通最后一公里") > 0.7
    assert pairs("Ａ１，Ｂ２") == pairs("A1,B2")


def test_a_heading_is_covered_by_a_text_that_repeats_it():
    assert covered("设立概念验证基金", "去年设立的概念验证基金完成首批遴选。") > 0.7
    assert covered("设立概念验证基金", "另说一事。") == 0
    assert covered("知识产权", "知识产权") == 0


@given(TEXTS, TEXTS)
def test_it_is_a_symmetric_share(one, other):
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert 0 <= covered(one, other) <= 1


@given(TEXTS)
def test_a_text_is_most_like_itself(text):
    assert likeness(text, text) == covered(text, text) == (1 if pairs(text) else 0)
