"""Names that are offered while one is typed: known ones, aliases, pinyin, near ones, units."""

import pytest
from django.test import Client

from releases.admin.editor.offered_names import MAX_OFFERED
from releases.models import Topic
from releases.publishing import draft_rows
from tests import make
from tests.admin.asking import text, url
from tests.admin.conftest import signed_in
from tests.admin.editor.test_editor import HTMX, address

TEXT = "去年，全市专利授权1939件。"


@pytest.fixture
def bureau():
    bureau = make.make_organisation("云岫市市场监督管理局")
    bureau.aliases.create(name="云岫市市场监管局")
    make.make_organisation("云岫市公安局")
    return bureau


def asked(client, block, kind, typed):
    place = url("edition_suggest", block.edition_id)
    return client.get(place, {"kind": kind, "typed": typed}, headers=HTMX).json()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("公安", ["云岫市公安局"]),
        ("云岫 市公安", ["云岫市公安局"]),  # blanks are no difference
        ("yxsga", ["云岫市公安局"]),
        ("yunxiushigong", ["云岫市公安局"]),
        ("局", ["云岫市公安局", "云岫市市场监管局", "云岫市市场监督管理局"]),
        ("市场监管", ["云岫市市场监管局"]),
    ],
)
def test_names_that_hold_or_spell_what_is_typed(editor, block, bureau, typed, names):
    assert [name for name, _said in asked(editor, block, "organisation", typed)["names"]] == names


def test_whether_the_name_is_known_is_said(editor, block, bureau):
    def told(typed):
        return asked(editor, block, "organisation", typed)["told"]

    assert told("云岫市公安局") == "词表里有。"
    assert told("云岫市市场监管局") == "词表里有，是“云岫市市场监督管理局”的别名。"
    assert told("云岫市园林局") == "新名称：词表里没有。"
    assert asked(editor, block, "organisation", "市场监管")["names"][0][1] == f"即 {bureau}"


def test_near_names_of_a_new_one_come_first(editor, block, bureau):
    found = asked(editor, block, "organisation", "市市场监督管理局")
    assert found["told"].startswith("新名称")
    (name, why), *_others = found["names"]
    assert name == "云岫市市场监督管理局"
    assert why


def test_names_of_a_draft_are_offered_in_that_draft_alone(editor, block):
    new, other = draft_rows.organisation("云岫市园林局"), make.make_edition()
    assert new.unconfirmed
    make.make_appearance(block.edition, organisation=new)
    found = asked(editor, block, "organisation", "云岫市园林局")
    assert found == {"told": "新名称，这篇草稿里已经用了。", "names": [["云岫市园林局", ""]]}
    elsewhere = asked(editor, make.make_block(other), "organisation", "云岫市园林局")
    assert elsewhere == {"told": "新名称：词表里没有。", "names": []}


def test_topics_of_another_draft_are_not_offered_either(editor, block):
    topic = Topic.objects.create(name="没人确认的主题", slug="x", unconfirmed=True)
    asked_for = {"edit": "f-head"}
    assert topic.name not in text(editor.get(address(block), asked_for, headers=HTMX))
    block.edition.topics.add(topic)
    assert topic.name in text(editor.get(address(block), asked_for, headers=HTMX))


def test_namesakes_are_told_apart_and_offered_once(editor, block):
    make.make_person("方岚", note="云岫市")
    make.make_person("方岚", note="省局")
    assert len(asked(editor, block, "person", "方")["names"]) == 1


def test_units_of_indicators_and_of_the_draft(editor, block):
    make.make_indicator("质押融资额", unit="亿元")
    make.make_statistic(block, "1939件", unit="万件")
    assert asked(editor, block, "unit", "亿") == {"told": "", "names": [["亿元", ""]]}
    assert asked(editor, block, "unit", "万")["names"] == [["万件", ""]]


@pytest.mark.parametrize("more", [0, 1])
def test_no_more_than_one_looks_through(editor, block, more):
    for n in range(MAX_OFFERED + more):
        make.make_organisation(f"第{n}局")
    assert len(asked(editor, block, "organisation", "局")["names"]) == MAX_OFFERED


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("organisation", " "), ("organisation", "\x00"), ("nothing", "局"), ("unit", "％" * 300)],
)
def test_what_asks_for_nothing_is_offered_nothing(editor, block, kind, typed):
    assert asked(editor, block, kind, typed) == {"told": "", "names": []}


@pytest.mark.parametrize(
    ("groups", "status"), [((), 403), (("编辑",), 200), (("审核",), 403), (("编辑", "审核"), 200)]
)
def test_who_may_ask(block, groups, status):
    place = url("edition_suggest", block.edition_id)
    assert signed_in(make.make_user(*groups)).get(place).status_code == status
    assert Client().get(place).status_code == 302
    assert signed_in(make.make_user("编辑")).get(url("edition_suggest", 10**6)).status_code == 404


def test_forms_say_what_their_fields_name(editor, block):
    figure = make.make_statistic(block, "1939件")
    form = text(editor.get(address(block), {"edit": figure.anchor}, headers=HTMX))
    assert [form.count(f'data-names="{kind}"') for kind in ("indicator", "unit")] == [2, 1]
    row = make.make_appearance(block.edition)
    form = text(editor.get(address(block), {"edit": row.anchor}, headers=HTMX))
    assert [form.count(f'data-names="{kind}"') for kind in ("person", "organisation")] == [1, 2]


def test_it_is_a_few_queries_however_many_names_there_are(
    editor, block, bureau, django_assert_max_num_queries
):
    for n in range(30):
        make.make_organisation(f"云岫市第{n}局")
    asked(editor, block, "organisation", "局")
    with django_assert_max_num_queries(13):
        asked(editor, block, "organisation", "市市场监督管理局")
