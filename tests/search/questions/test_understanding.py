"""What readers type is understood by what is published, and by nothing else."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import State
from releases.search.questions.known_parts import known_parts
from releases.search.questions.named_indicators import MAX_UNSAID, MIN_LOOSE, named_by
from releases.search.questions.parted import MAX_BROKEN, MAX_WAYS, MIN_PIECE, parted
from releases.search.questions.question import Means, ReaderQuestion, Wants
from releases.search.questions.understanding import MAX_QUESTION, MIN_HEARD, MIN_LETTERS, understand
from tests.make import (
    index_all,
    make_appearance,
    make_block,
    make_edition,
    make_indicator,
    make_organisation,
    make_release,
    make_statistic,
)
from tests.search.rooms import make_synonyms
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def known():
    for name in ("专利授权量", "知识产权质押融资金额", "高新技术企业数量"):
        told(1939, year(2022), indicator=make_indicator(name))
    edition = make_release(title="云岫市法院通气会").editions.get()
    court = make_organisation("云岫市中级人民法院")
    make_appearance(edition, "张焜", organisation=court, posts=["党组成员", "副院长"])
    make_appearance(edition, "李想", organisation=make_organisation("云岫市公安局"), posts=["局长"])
    index_all()


def ask(typed) -> ReaderQuestion:
    return understand(typed, today=TODAY)


def named(typed, *means):
    return [(part.name, part.is_guess) for part in ask(typed).of(*(means or (Means.INDICATOR,)))]


def test_words_in_any_order_name_an_indicator(known):
    assert named("2022年授权了多少专利") == [("专利授权量", False)]
    assert named("质押融资多少钱") == [("知识产权质押融资金额", True)]
    assert named("高新技术企业有多少家") == [("高新技术企业数量", False)]
    assert ask("专利申请量").unknown


def test_a_qualifier_that_is_not_known_is_never_passed_over(known):
    for typed in ("武汉市专利授权量", "有效专利授权量", "人均专利授权量"):
        assert ask(typed).unknown, typed


def test_what_sounds_the_same_or_is_spelled_is_a_guess(known):
    assert named("专利受权量") == [("专利授权量", True)]
    assert named("zhuanlishouquanliang") == [("专利授权量", True)]
    assert named("zhuanli授权量") == [("专利授权量", True)]
    assert named("张昆", Means.PERSON) == [("张焜", True)]
    # Initials are too many's, and a name that only looks alike is another.
    assert named("zlsql") == named("专利受理量") == []


def test_a_post_is_held_in_a_body(known):
    (post,) = ask("法院副院长").of(Means.POST)
    assert len(post.keys) == 1
    assert named("法院副院长", Means.BODY) == [("云岫市中级人民法院", False)]
    (post,) = ask("公安局副院长").of(Means.POST)
    assert post.keys == ()


def test_what_is_wanted(known):
    assert Wants.PROMISE in ask("法院副院长承诺了什么").wants
    assert Wants.COMPARISON in ask("专利授权量和高新技术企业数量哪个多").wants
    assert Wants.HOW in ask("怎么申请专利").wants
    assert Wants.CONFLICT in ask("专利授权量有没有矛盾").wants


def test_english_words_lead_to_chinese_ones(known):
    assert named("patents granted in 2022") == [("专利授权量", False)]
    assert named("how many patents were granted in 2022") == [("专利授权量", False)]
    assert ask("court").of(Means.BODY)


def test_a_word_that_editors_call_otherwise(known):
    make_synonyms("高企", "高新技术企业")
    assert named("高企有多少家") == [("高新技术企业数量", False)]


def test_nothing_is_known_of_what_only_a_draft_says(known):
    edition = make_edition(state=State.DRAFT)
    make_statistic(make_block(edition, "甲1939件"), indicator=make_indicator("植物新品种授权量"))
    assert named("植物新品种授权量") == []


@pytest.mark.parametrize("quoted", ['"2022年专利授权量"', "“专利授权量”"])
def test_what_is_quoted_is_never_parted(known, quoted):
    assert parted(ask(quoted)) is None


def test_words_that_a_release_has_are_searched_for(known):
    found = parted(ask("2022年专利授权量"))
    assert (found.q, found.left_out) == ("2022年 专利授权量", ())
    found = parted(ask("2019年专利授权量"))
    assert (found.q, found.left_out) == ("专利授权量", ("2019年",))
    assert parted(ask("法院通气会谁参加")).q == "云岫市中级人民法院 通气会"


def test_a_word_between_blanks_is_not_left_out(known):
    assert parted(ask("专利授权量 无此词")) is None
    assert parted(ask("专利授权量无此词")).left_out == ("无此词",)


def test_a_long_text_is_no_question(known):
    typed = "专利授权量" * (MAX_QUESTION // 5)
    assert ask(typed[:MAX_QUESTION]).of(Means.INDICATOR)
    assert ask(typed + "多").of(Means.INDICATOR) == ()
    assert ask("").parts == ()


def test_little_sounds_like_anything(known):
    for name in ("专利", "许可"):
        make_release(title=f"{name}会")
    make_synonyms("许可费", "许可证")
    assert (MIN_LETTERS, MIN_HEARD) == (4, 3)
    assert not ask("许克").is_guessed
    assert ask("许克费").is_guessed
    assert not ask("xuk").is_guessed


def test_how_much_may_be_left_unsaid(known):
    told(3, year(2022), indicator=make_indicator("海外展会纠纷求助"))
    index_all()
    assert (MIN_LOOSE, MAX_UNSAID) == (4, 2)
    assert named("展会纠纷求助") == [("海外展会纠纷求助", True)]
    assert named("展会求助") == [("海外展会纠纷求助", True)]
    assert named("展求助") == []


def test_of_several_that_hold_the_words_one_that_says_little_more(known):
    for name in (
        "查扣货物",
        "查扣货物批次",
        "起诉侵犯知识产权犯罪人数",
        "起诉侵犯商业秘密犯罪人数",
    ):
        told(3, year(2022), indicator=make_indicator(name, unit="件"))
    index_all()
    assert named_by([["查扣货"]], known_parts(), "件", is_loose=True)
    assert named("起诉犯罪") == [("起诉侵犯知识产权犯罪人数", True)]


def test_so_many_ways_are_tried(known):
    assert MAX_WAYS == 60
    assert parted(ask("专利授权量" + "".join(f"甲{n}乙" for n in range(9)))).q == "专利授权量"


@given(st.text(max_size=40))
def test_no_text_raises(django_db_blocker, typed):
    question = ask(typed)
    parted(question)
    assert "".join(part.typed for part in question.parts) in (typed, "")


def test_a_word_that_no_release_has_is_broken_into_what_some_has(known):
    make_block(make_release().editions.get(), "试点概念验证，首批选出二十项。")
    index_all()
    found = parted(ask("概念验证首批项目"))
    assert (found.q, found.left_out) == ("概念验证 首批", ("项目",))
    assert parted(ask("网店白名单")) is None


def test_pieces_of_two_and_words_of_fourteen(known):
    make_block(make_release().editions.get(), "甲乙丙丁。")
    index_all()
    assert (MIN_PIECE, MAX_BROKEN) == (2, 14)
    assert parted(ask("甲乙丑寅")).q == "甲乙"
    assert parted(ask("甲子丑寅")) is None
    assert parted(ask("甲乙丑寅卯辰巳午未申酉戌亥子")).q == "甲乙"
    assert parted(ask("甲乙丑寅卯辰巳午未申酉戌亥子戊")) is None
