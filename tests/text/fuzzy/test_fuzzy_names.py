import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from releases.text.fuzzy.fuzzy_names import MAX_WORD, Names, near, piece_distance

NAMES = [
    "专利", "商标", "著作权", "地理标志", "知识产权法院", "市中级人民法院", "市市场监督管理局",
    "云岫海关", "专利授权量", "发明专利授权量", "商标注册量", "知识产权质押融资金额", "作品登记量",
    "梁焜", "贺犇", "温景行", "GoodLuck", "4·26宣传周", "重庆银行",
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("专例", "专利"),  # the same sound
        ("砖利", "专利"),
        ("梁昆", "梁焜"),
        ("贺奔", "贺犇"),
        ("重庆银航", "重庆银行"),
        ("著做权", "著作权"),
        ("商标主册量", "商标注册量"),  # one changed
        ("作品登记", "作品登记量"),  # one left out
        ("作品的登记量", "作品登记量"),  # one too many
        ("作品记登量", "作品登记量"),  # two neighbours swapped
        ("利专", "专利"),
        ("商标登册数量", "商标注册量"),  # two in a long word
        ("知只产权", "知识产权法院"),  # a piece of the same sound
        ("知产产权", "知识产权法院"),  # a piece that is one off
        ("市场监管局", "市市场监督管理局"),
        ("goodlukc", "GoodLuck"),
        ("ＧｏｏｄＬｕｃ", "GoodLuck"),
        ("4·26宣传月", "4·26宣传周"),
        ("温景形", "温景行"),
        ("云 岫海 官", "云岫海关"),
    ],
)
def test_the_nearest_name_comes_first(word, first):
    assert near(word, NAMES)[:1] == [first]


def test_the_same_sound_goes_before_the_same_letters():
    assert near("专例", ["惯例", "专业", "专利"]) == ["专利", "惯例", "专业"]


def test_whole_names_go_before_names_that_hold_a_near_piece():
    assert near("专例", ["发明专利授权量", "专利授权量", "专利"]) == [
        "专利", "专利授权量", "发明专利授权量",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["香菇", "专", "", "  ", "院法级中", "监管局长"])
def test_what_is_too_far_finds_nothing(word):
    assert near(word, NAMES) == []


def test_a_name_that_holds_the_word_as_it_is_comes_after_near_ones():
    assert near("市场", [*NAMES, "市长"]) == ["市长", "市市场监督管理局"]


def test_the_word_itself_is_no_offer():
    assert "专利" not in near("专利", NAMES)
    assert near("ＧＯＯＤＬＵＣＫ", NAMES) == []


def test_two_off_in_a_short_word_is_too_far():
    assert near("地里标识", NAMES) == []
    assert near("地里标志", NAMES) == ["地理标志"]


def test_no_more_than_asked_for_and_each_once():
    names = Names([f"专利{n}号" for n in range(50)] * 2)
    assert names.near("专利号", 3) == ["专利0号", "专利1号", "专利2号"]
    assert len(set(names.near("专利号", 20))) == 20


@pytest.mark.parametrize(
    ("word", "other", "whole", "piece"),
    [
        ("", "", 0, 0),
        ("", "专利", 2, 0),
        ("专利", "", 2, 2),
        ("专利", "专利权", 1, 0),
        ("利专", "专利", 1, 1),
        ("知只产权", "知识产权法院", 3, 1),
        ("abcd", "badc", 2, 2),
    ],
)
def test_distances(word, other, whole, piece):
    assert OSA.distance(word, other) == whole
    assert piece_distance(word, other, 2) == piece


TEXTS = st.text("专利例权局市ab", max_size=9)


@given(TEXTS, TEXTS)
def test_a_distance_is_one(word, other):
    whole = OSA.distance(word, other)
    assert whole == OSA.distance(other, word)
    assert (whole == 0) == (word == other)
    assert abs(len(word) - len(other)) <= whole <= max(len(word), len(other))
    assert piece_distance(word, other, 9) <= min(whole, len(word))
    assert piece_distance(word, other + word + other, 9) == 0
    for most in (0, 1, 2):
        assert piece_distance(word, other, most) == min(piece_distance(word, other, 9), most + 1)


@given(st.sampled_from([name for name in NAMES if len(name) > 2]), st.data())
def test_any_single_slip_still_finds_the_name(name, data):
    at = data.draw(st.integers(0, len(name) - 1))
    char = data.draw(st.sampled_from("专市的x1"))
    slips = [
        name[:at] + char + name[at + 1 :],
        name[:at] + char + name[at:],
        name[:at] + name[at + 1 :],
        name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
    ]
    word = data.draw(st.sampled_from(slips))
    assume(word.lower() != name.lower() and len(word) > 1)
    assert name in near(word, NAMES, most=len(NAMES))


@given(st.text(max_size=MAX_WORD + 5), st.lists(st.text(max_size=30), max_size=8))
def test_nothing_is_raised_and_only_given_names_are_offered(word, names):
    found = near(word, names)
    assert set(found) <= set(names)
    assert len(found) <= 5


@pytest.mark.parametrize(
    "word", ["专" * 10_000, "%" * 30, "[a-", ".*" * 15, "\0", "\ud800\ud800", "🍄🍄"]
)
def test_hostile_words(word):
    assert near(word, [*NAMES, "%_\\", "(" * 500, "abc\ud800"]) == []


def test_twenty_thousand_names_are_no_burden():
    random.seed(1)
    chars = "市县局院厅专利商标知识产权法中心云岫香菇注册授权量保护登记件案质押融资海关"
    names = Names("".join(random.choices(chars, k=random.randint(2, 20))) for _ in range(20_000))
    names.near("专例")  # the first one loads pinyin
    started = time.process_time()
    for word in ("专利", "知只产权", "市" * MAX_WORD, chars[:MAX_WORD], "知识产权法院"):
        names.near(word)
    assert time.process_time() - started < 2.5  # 0.25 s where nothing else runs
