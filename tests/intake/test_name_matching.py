"""What a new name may be, and which nouns of a whole vocabulary may be one."""

import datetime
from decimal import Decimal

import pytest

from releases.intake import name_matching
from releases.intake.name_matching import (
    LIKELY,
    MAX_NAMES,
    Thing,
    judge,
    matches,
    offers,
)
from tests.planted.names import different, same

BODIES = [
    Thing(1, "市科学技术局"),
    Thing(2, "市市场监督管理局", ("市知识产权局",)),
    Thing(3, "云岫市公安局"),
]


def year(n: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(n, 1, 1), datetime.date(n, 12, 31)


def told(**values: int) -> dict:
    return {year(int(key[1:])): frozenset({Decimal(value)}) for key, value in values.items()}


def offered(kind, name, known):
    return [match.other.key for match in offers(kind, [Thing(0, name)], known)[name]]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("市科技局", [1]),
        ("市公安局", [3]),
        ("市知产局", [2]),
        ("市市场监督管理局（市知识产权局）", [2]),
        ("市税务局", []),
        ("岚东海关", []),
    ],
)
def test_bodies_are_offered_by_name_and_alias(name, keys):
    assert offered("organisation", name, BODIES) == keys


def test_of_several_candidates_none_is_chosen():
    known = [Thing(1, "市科学技术局"), Thing(2, "云岫市科技工业局")]
    assert set(offered("organisation", "市科技局", known)) == {1, 2}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("我市专利授权量", [1]),
        ("授权专利件数", [1]),
        ("专利授权量目标值", [1]),
        ("注册商标数", [2]),
        ("专利申请量", []),
        ("发明专利授权量", []),
        ("专利授权率", []),
        ("新增注册商标", []),
    ],
)
def test_figures_are_offered_by_their_telling_words(name, keys):
    known = [Thing(1, "专利授权数量"), Thing(2, "商标注册量")]
    assert offered("indicator", name, known) == keys


def test_names_beyond_measure_are_listed_but_not_compared():
    names = [Thing(0, f"市科{n}局") for n in range(MAX_NAMES)] + [Thing(0, "市科技局")]
    found = offers("organisation", names, BODIES)
    assert list(found) == [thing.name for thing in names]
    assert found["市科技局"] == []
    assert offers("organisation", names[1:], BODIES)["市科技局"]


@pytest.mark.parametrize(("more", "found"), [(2, True), (1, False)])
def test_a_sign_that_very_many_share_tells_nothing(more, found, monkeypatch):
    monkeypatch.setattr(name_matching, "MAX_SHARING", 9)
    things = [Thing(n, f"甲{chr(0x4E00 + n)}") for n in range(9 - more)]
    things += [Thing(9001, "甲伟"), Thing(9002, "甲玮")]
    assert bool(matches("person", things)) is found


def test_values_that_agree_speak_for_one_and_others_against():
    one = Thing(1, "专利授权量", told=told(y2021=4287, y2022=4105))
    agreeing = Thing(2, "授权专利", told=told(y2021=4287, y2022=4105))
    other = Thing(3, "授权专利", told=told(y2021=87, y2022=105))
    later = Thing(4, "授权专利", told=told(y2023=4538))
    found = [judge("indicator", one, thing) for thing in (agreeing, later, other)]
    assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
    assert [match.why[-1] for match in found] == ["agree", "continue", "contradict"]


def test_what_one_release_tells_apart_is_two_things():
    one = Thing(1, "专利授权量", releases=frozenset({7}), told=told(y2021=4287))
    other = Thing(2, "授权专利", releases=frozenset({7}), told=told(y2021=87))
    assert judge("indicator", one, other).why[-1] == "together"
    assert judge("indicator", one, other).score < LIKELY
    for kind, names in (
        ("organisation", ("市科技局", "市科学技术局")),
        ("person", ("王伟", "王玮")),
    ):
        pair = [Thing(n, name, releases=frozenset({7})) for n, name in enumerate(names)]
        assert not judge(kind, *pair).likely


def test_most_words_and_the_same_values_are_worth_a_look():
    one = Thing(1, "外观设计专利授权量", told=told(y2021=4287, y2022=4105))
    other = Thing(2, "云溪外观设计专利授权量", told=told(y2021=4287, y2022=4105))
    assert [(m.one.key, m.other.key) for m in matches("indicator", [one, other])] == [(1, 2)]
    assert not matches("indicator", [one, Thing(2, other.name)])


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ({"units": {"件"}}, {"units": {"件"}}, True),
        ({"units": {"件"}}, {"units": {"万件"}}, True),
        ({"units": {"家"}}, {"units": {"户"}}, True),
        ({"units": {"件"}}, {"units": {"万元"}}, False),
        ({"units": {"件"}}, {"units": {"%"}}, False),
    ],
)
def test_units_of_another_kind_part_figures(one, other, likely):
    things = [
        Thing(n, name, units=frozenset(each["units"]))
        for n, (name, each) in enumerate((("专利授权量", one), ("授权专利", other)))
    ]
    assert judge("indicator", *things).likely is likely


@pytest.mark.parametrize(
    ("names", "bodies", "likely"),
    [
        (("王伟", "王玮"), ("市公安局", "市公安局"), True),
        (("王伟", "王玮"), ("市公安局", "云岫市公安局"), True),
        (("王伟", "王玮"), ("市公安局", "市司法局"), False),
        (("王伟", "王伟"), ("市公安局", "市司法局"), False),
        (("王伟", "王 伟局长"), ("市公安局", "市公安局"), True),
        (("王建国", "王建军"), ("市公安局", "市公安局"), False),
        (("王伟", "李伟"), ("市公安局", "市公安局"), False),
    ],
)
def test_people_are_one_by_name_and_body(names, bodies, likely):
    pair = [
        Thing(n, name, organisations=frozenset({body}))
        for n, (name, body) in enumerate(zip(names, bodies, strict=True))
    ]
    assert judge("person", *pair).likely is likely


def test_either_way_says_the_same():
    for kind, one, other in (*same(), *different()):
        assert judge(kind, one, other).score == judge(kind, other, one).score


def test_pairs_chosen_by_hand_before_the_rules():
    """Recall and precision over a hundred pairs that are one and a hundred that are two."""
    found = sum(judge(*pair).likely for pair in same())
    wrong = sum(judge(*pair).likely for pair in different())
    assert found / len(same()) >= 0.90
    assert found / (found + wrong) >= 0.95


def test_the_likeliest_pairs_come_first():
    names = ["商标注册量", "商标注侧量", "专利授权量", "专利授权数量"]
    things = [Thing(n, name) for n, name in enumerate(names)]
    scores = [match.score for match in matches("indicator", things)]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True) != scores[::-1]
    new = Thing("", "专利授权数量")
    found = offers("indicator", [new], [Thing(1, "专利受权数量"), Thing(2, "专利授权量")])
    assert [match.other.key for match in found[new.name]] == [2, 1]
