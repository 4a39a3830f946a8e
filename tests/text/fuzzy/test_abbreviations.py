"""Short names and the full names they may stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.fuzzy.abbreviations import (
    BodyName,
    ending,
    may_be_one,
    parts_of,
    split,
)

NAMES = st.text("云岫市省区委局院办公室法国科技学术监督管理场新闻中政府人民()（）", max_size=14)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("市科技局", ("", "市", "科技局")),
        ("云岫市科学技术局", ("云岫", "市", "科学技术局")),
        ("中共云岫市委宣传部", ("云岫", "市", "委宣传部")),
        ("市市场监管局", ("", "市", "市场监管局")),
        ("岚东区人民法院", ("岚东", "区", "人民法院")),
        ("随州市知识产权局", ("随州", "市", "知识产权局")),
        ("中共广州市委宣传部", ("广州", "市", "委宣传部")),
        ("随州市市场监督管理局", ("随州", "市", "市场监督管理局")),
        ("贵州省高级人民法院", ("贵州", "省", "高级人民法院")),
        ("兖州区人民法院", ("兖州", "区", "人民法院")),
        ("恩施州公安局", ("恩施", "州", "公安局")),
        ("恩施州市场监督管理局", ("恩施", "州", "市场监督管理局")),
        ("州市场监督管理局", ("", "州", "市场监督管理局")),
        ("随州海关", ("", "", "随州海关")),
        ("国家市场监督管理总局", ("", "", "国家市场监督管理总局")),
        ("云岫海关", ("", "", "云岫海关")),
        ("云岫市", ("", "", "云岫市")),
    ],
)
def test_a_name_is_split_into_seat_and_rest(name, parts):
    assert split(name) == BodyName(*parts)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市科技局", "市科学技术局"),
        ("市市场监管局", "市市场监督管理局"),
        ("市中院", "市中级人民法院"),
        ("市检察院", "市人民检察院"),
        ("市政府新闻办", "市人民政府新闻办公室"),
        ("国新办", "国务院新闻办公室"),
        ("市发改委", "市发展和改革委员会"),
        ("省高院", "省高级人民法院"),
        ("国知局", "国家知识产权局"),
        ("市科技局", "云岫市科学技术局"),
        ("市委宣传部", "中共云岫市委宣传部"),
        ("市公安局", "云岫市公安局"),
        ("市公安局", "随州市公安局"),
        ("最高法", "最高人民法院"),
    ],
)
def test_a_short_name_may_be_the_full_one_either_way(short, full):
    assert may_be_one(short, full)
    assert may_be_one(full, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市科技局", "市科技局"),
        ("市科技局", "省科学技术厅"),
        ("市科技局", "县科学技术局"),
        ("云岫市科技局", "岚东市科学技术局"),
        ("市中院", "市人民检察院"),
        ("市检察院", "市中级人民法院"),
        ("市局", "市科学技术局"),
        ("市技科局", "市科学技术局"),
        ("市财政局", "市科学技术局"),
        ("云岫海关", "岚东海关"),
        ("新闻办", "国务院新闻办公室"),
        ("市委", "市委员会办公室"),
        ("", "市科学技术局"),
    ],
)
def test_other_bodies_are_not_taken_for_one(one, other):
    assert not may_be_one(one, other)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("市市场监督管理局(市知识产权局)", ("市市场监督管理局", "市知识产权局")),
        ("市市场监督管理局（市知识产权局）", ("市市场监督管理局", "市知识产权局")),
        ("市公安局", ("市公安局",)),
        ("()", ()),
    ],
)
def test_brackets_hold_a_second_name(name, parts):
    assert parts_of(name) == parts


def test_endings_are_classes():
    assert ending("市人民政府新闻办公室") == ending("国新办") == "办"
    assert ending("市发展和改革委员会") == ending("市发改委") == "委"
    assert ending("某大学") == "学"
    assert ending("") == ""


@given(NAMES, NAMES)
def test_any_names_can_be_compared_and_either_way_says_the_same(one, other):
    assert may_be_one(one, other) == may_be_one(other, one)
    assert not may_be_one(one, one)
    assert "".join(split(one)) in one.translate({0xFF08: "(", 0xFF09: ")"})


@given(st.text("科学技术知识产权", min_size=2, max_size=8), st.data())
def test_leaving_characters_out_of_the_middle_is_always_seen(rest, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(rest), max_size=len(rest)))
    short = "".join(char for char, keep in zip(rest, kept, strict=True) if keep)
    if 0 < len(short) < len(rest):
        assert may_be_one(f"市{short}局", f"云岫市{rest}局")


def test_long_names_take_no_long_time():
    assert not may_be_one("市" + "甲" * 100_000 + "局", "市" + "乙" * 100_000 + "局")
