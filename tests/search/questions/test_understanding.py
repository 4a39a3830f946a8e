"""What was typed is understood by the site's own words, strictly, and none of it is lost."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.search.questions.known_words import known_words
from releases.search.questions.question import Means, Wants
from releases.search.questions.segmentation import MAX_PARTED, pieces_of
from releases.search.questions.understanding import understand

TODAY = datetime.date(2026, 12, 1)
FIGURE, PERIOD = Means.INDICATOR, Means.PERIOD
pytestmark = pytest.mark.django_db


def told(typed):
    """What is left beside fillers: its meaning and name."""
    parts = understand(typed, today=TODAY).parts
    return [(part.means, part.name) for part in parts if part.means is not Means.FILLER]


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2022年专利授权量", "2022年"),
        ("专利授权量2022", "2022年"),
        ("去年专利授权量是多少", "2025年"),
        ("請問貳〇二二年專利授權量", None),
        ("二〇二二年专利授权量", "2022年"),
        ("22年专利授权量", "2022年"),
        ("２０２２年专利授权量有多少件？", "2022年"),
        ("您好，我想知道2022年全市专利授权量，谢谢", "2022年"),
        ("patents granted in 2022", "2022年"),
        ("2022年授权了多少件专利", "2022年"),
        ("2022年云岫市专利授权总量", "2022年"),
    ],
)
def test_a_figure_of_a_year(demo, typed, year):
    found = understand(typed, today=TODAY)
    assert [part.name for part in found.of(FIGURE)] == ["专利授权量"]
    if year:
        assert [part.name for part in found.of(PERIOD)] == [year]
        assert not found.unknown


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("专利受权量", "专利授权量"),
        ("专例授权量", "专利授权量"),
        ("zhuanlishouquanliang", "专利授权量"),
        ("zhuanli授权量", "专利授权量"),
        ("梁昆", "梁焜"),
    ],
)
def test_slips_and_pinyin_are_guesses(demo, typed, name):
    found = understand(typed, today=TODAY)
    assert [part.name for part in found.searched] == [name]
    assert found.is_guess


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("武汉市2022年专利授权量", "武汉市"),
        ("全国专利授权量", "全国"),
        ("无效发明专利拥有量", "无效"),
        ("老年人专利授权量", "老年人"),
    ],
)
def test_what_the_site_does_not_know_is_not_passed_over(demo, typed, unknown):
    assert [part.name for part in understand(typed, today=TODAY).unknown] == [unknown]


def test_a_qualifier_stays_beside_what_it_qualifies(demo):
    assert told("实用新型授权量2022") == [
        (Means.TERM, "实用新型"),
        (Means.TERM, "授权量"),
        (PERIOD, "2022年"),
    ]
    assert told("砚坪县专利授权量")[0] == (Means.TERM, "砚坪县")
    assert FIGURE not in dict(told("中国专利授权多少"))


def test_a_post_is_held_by_people_of_its_body(demo):
    found = understand("法院副院长承诺了什么，兑现了吗", today=TODAY)
    (body,), (post,) = found.of(Means.BODY), found.of(Means.POST)
    assert (body.name, post.name) == ("市中级人民法院", "副院长")
    assert len(post.keys) == 2
    assert found.wants == {Wants.PROMISE}
    (chief,) = understand("海关关长是谁", today=TODAY).of(Means.POST)
    assert len(chief.keys) == 1


@pytest.mark.parametrize(
    ("typed", "wants"),
    [
        ("专利授权量和商标注册量哪个多", Wants.COMPARISON),
        ("专利授权量比上年增长了吗", Wants.CHANGE),
        ("专利授权量有没有说法不一", Wants.CONFLICT),
        ("专利授权量更正过吗", Wants.CORRECTION),
        ("巡回审判点建成了吗", Wants.PROMISE),
        ("海关关长是谁", Wants.WHO),
        ("高新技术企业有几家", Wants.AMOUNT),
    ],
)
def test_what_is_asked_for(demo, typed, wants):
    assert wants in understand(typed, today=TODAY).wants


def test_quotes_hold_together(demo):
    assert told('"专利授权" 2022')[0] == (Means.TERM, "专利授权")
    assert told("“怎么申请专利”") == [(Means.WORD, "怎么申请专利")]
    assert told("“2022年”专利授权量") == [(PERIOD, "2022年"), (FIGURE, "专利授权量")]


def test_what_is_excluded_or_long_is_searched_as_it_stands(demo):
    assert understand("专利授权量 -商标", today=TODAY).exact
    assert not understand("专" * MAX_PARTED, today=TODAY).exact
    assert understand("专" * (MAX_PARTED + 1), today=TODAY).exact


@given(st.text(max_size=60) | st.text('2022年专利授权量 法院副院长zhuanli的?“”"-', max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost_whatever_is_typed(django_db_blocker, typed):
    with django_db_blocker.unblock():
        found = understand(typed, today=TODAY)
    assert "".join(part.typed for part in found.parts) == typed
    assert all(part.means is not Means.WORD or part.name for part in found.parts)


def test_pieces_are_whole_letters_and_digits(demo):
    words = known_words()
    assert next(one.name for one in pieces_of("12022年", words, TODAY)) != "2022年"
    assert [one.name for one in pieces_of("compatent", words, TODAY)] == ["compatent"]
