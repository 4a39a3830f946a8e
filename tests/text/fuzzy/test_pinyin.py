import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.fuzzy.pinyin import MAX_KEYS, keys, matches, syllables, typed_letters

VOCABULARY = json.loads(Path("releases/demo/vocabulary.json").read_text("utf-8"))
NAMES = [row["name"] for kind in ("organisations", "indicators") for row in VOCABULARY[kind]]


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("专利", {"zhuanli", "zl"}),
        ("随州", {"suizhou", "sz"}),
        ("重庆银行", {"chongqingyinhang", "cqyh", "zhongqingyinxing"}),
        ("行长", {"hangzhang", "hz", "xingchang"}),
        ("市长", {"shizhang", "shichang"}),
        ("旅游", {"lvyou", "luyou", "ly"}),
        ("女", {"nv", "nu", "n"}),
        ("侵略", {"qinlve", "qinlue"}),
        ("梁焜", {"liangkun", "lk"}),
        ("贺犇", {"heben", "hb"}),
        ("沈䶮", {"shenyan", "sy"}),
        ("二〇二三", {"erlingersan"}),
        ("GoodLuck香菇", {"goodluckxianggu", "goodluckxg", "gxg"}),
        ("蓝岫LANXIU电子", {"lanxiulanxiudianzi", "lxlanxiudz", "lxldz"}),
        ("4·26宣传周", {"426xuanchuanzhou", "426xcz"}),
        ("ＡＢＣ　专利", {"abczhuanli", "azl"}),
        ("專利", {"zhuanli", "zl"}),
    ],
)
def test_the_keys_of_a_name(name, some):
    assert some <= keys(name)


@pytest.mark.parametrize("typed", ["lü", "lǖ", "lǘ", "lǚ", "lǜ", "LǙ", "ｌü", "lv", "l v"])
def test_a_u_with_dots_is_v_in_every_tone(typed):
    assert typed_letters(typed) == "lv"


@pytest.mark.parametrize("name", ["", "·", "（）", " ", "🍄"])
def test_a_name_without_letters_has_no_keys(name):
    assert keys(name) == frozenset()
    assert not matches("a", name)


def test_the_usual_reading_comes_first():
    assert syllables("重庆银行行长") == ("chong", "qing", "yin", "hang", "hang", "zhang")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zhuanli", "专利"),
        ("zl", "专利"),
        ("z", "专利"),
        ("zhuanl", "专利"),
        ("zhuan", "专利授权量"),
        ("zlsq", "专利授权量"),
        ("ZhuanLi", "专利"),
        ("zhuan li", "专利"),
        ("zhuān lì", "专利"),
        ("xi'an", "西安"),
        ("ｚｌ", "专利"),
        ("lüyou", "旅游"),
        ("lǚyóu", "旅游"),
        ("lvy", "旅游"),
        ("changjiang", "长江"),
        ("zhongxin", "重心"),
        ("goodluck", "GoodLuck"),
        ("426", "4·26宣传周"),
    ],
)
def test_what_is_typed_finds_the_name(typed, name):
    assert matches(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "专利"),
        ("专利", "专利"),
        ("li", "专利"),
        ("zlx", "专利"),
        ("zhuanlisq", "专利"),
        ("zhuanlix", "专利"),
        ("'-", "专利"),
        ("жук", "专利"),
        ("z" * 100_000, "专利"),
    ],
)
def test_what_is_typed_does_not_find_the_name(typed, name):
    assert not matches(typed, name)


def test_the_many_readings_of_a_long_name_are_capped():
    assert 2 < len(keys("重行长" * 15)) <= MAX_KEYS
    assert matches("zhongxingchang", "重行长" * 15)
    assert len(keys("专利" * 50_000)) == 2


CHARS = st.text(st.sampled_from("专利重行长女旅市 a4·－(中𠮷〇"), max_size=12)


@given(CHARS)
def test_every_beginning_of_every_key_finds_the_name(name):
    for key in keys(name):
        assert all(matches(key[: at + 1], name) for at in range(len(key)))


@given(st.text(max_size=20))
def test_keys_are_plain_letters_of_any_text(name):
    for key in keys(name):
        assert key == key.lower()
        assert key.isalnum()


@given(st.text(), st.text())
def test_nothing_is_raised(typed, name):
    assert matches(typed, name) in (True, False)
    assert typed_letters(typed).isascii()


@pytest.mark.parametrize("name", NAMES)
def test_the_demo_is_found_by_pinyin_and_by_initials(name):
    assert matches("".join(syllables(name)), name)
    assert matches("".join(one[0] for one in syllables(name)), name)
