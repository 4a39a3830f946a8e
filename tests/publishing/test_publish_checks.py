"""What is shown before publishing, and what stops it."""

import datetime

import pytest

from releases.models import Attachment, Doubt, Edition
from releases.publishing.publish_checks import before_publishing, stopping
from tests import make

pytestmark = pytest.mark.django_db


def make_whole(**fields):
    """An edition that lacks nothing but what is said."""
    given = {
        "source": "市政府新闻办", "editor": "甲", "reviewer": "乙", "event_host": "市政府新闻办",
        "event_venue": "市民中心",
    }  # fmt: skip
    edition = make.make_edition(**given | fields)
    make.make_appearance(edition)
    return edition


def messages(edition, *, blocks=None):
    problems = before_publishing(edition)
    return [p.message for p in problems if blocks is None or p.blocks == blocks]


def test_a_whole_edition_has_no_problems():
    edition = make_whole()
    make.make_block(edition)
    assert messages(edition) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": " "}, "没有标题。"),
        ({"ordinal": 2}, "更正要写“更正说明”，告诉读者改了什么。"),
    ],
)
def test_what_stops_publishing(fields, message):
    edition = make.make_edition(**fields)
    make.make_block(edition)
    assert messages(edition, blocks=True) == [message]


def test_an_empty_body_stops_publishing():
    assert messages(make.make_edition(), blocks=True) == ["没有正文。"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"event_date": None}, "没有发布会日期。"),
        (
            {"printed_date": datetime.date(2025, 4, 25)},
            "发布会日期 2025-04-26 晚于发布时间 2025-04-25，请核对。",
        ),
        ({"event_host": ""}, "没有主办单位。"),
        ({"source": ""}, "没有信息来源。"),
        ({"editor": "甲", "reviewer": "甲"}, "编辑与审核是同一人。"),
    ],
)
def test_what_deserves_a_look(fields, message):
    edition = make_whole(**fields)
    make.make_block(edition)
    assert messages(edition) == [message]


@pytest.mark.parametrize("day", [26, 27])
def test_an_event_on_the_day_of_publication_or_before_is_not_late(day):
    assert make.NOW.date() == datetime.date(2025, 4, 26)  # the day of the event
    edition = make_whole(printed_date=datetime.date(2025, 4, day))
    make.make_block(edition)
    assert messages(edition) == []


def test_questions_without_answers_and_words_without_speaker_are_pointed_at():
    edition = make_whole()
    question = make.make_block(edition, kind="question", text="请问有何举措？")
    paragraph = make.make_block(edition)
    answer = make.make_block(edition, kind="answer", text="有三项举措。")
    problems = {p.anchor: p.message for p in before_publishing(edition)}
    assert problems == {question.anchor: "提问之后没有回答。", answer.anchor: "没有写明是谁说的。"}
    assert paragraph.anchor not in problems


def test_doubts_left_are_counted():
    edition = make_whole()
    make.make_block(edition)
    for settled_at in (None, None, make.NOW):
        Doubt.objects.create(edition=edition, code="x", message="请核对", settled_at=settled_at)
    assert messages(edition) == ["还有 2 处疑点没有处理。"]


def test_an_older_draft_gets_the_checks_too():
    edition = make_whole()
    words = "2024年，全市专利授权240件，上年为200件，同比增长30%。"
    block = make.make_block(edition, words, kind="paragraph")
    make.make_statistic(block, "240件", value=240)
    make.make_statistic(block, "200件", value=200)
    make.make_statistic(block, "30%", value=30, unit="%", kind="change", basis="yoy")
    (problem,) = before_publishing(edition)
    assert "+20%" in problem.message
    assert (problem.blocks, problem.anchor) == (False, block.anchor)


def test_a_doubt_that_a_person_has_is_not_told_again():
    edition = make_whole()
    block = make.make_block(edition, "我们印发《办法，奖励专利权人。", kind="paragraph")
    assert messages(edition)
    place = {"block": block, "start": 4, "end": 5, "code": "unpaired_marks", "message": "不成对。"}
    doubt = Doubt.objects.create(edition=edition, settled_at=make.NOW, **place)
    assert messages(edition) == []
    doubt.delete()
    assert messages(edition)


@pytest.mark.parametrize(
    ("alternative", "told", "stops"),
    [
        ("照片。", "没有说图上是什么", True),
        ("新闻图", "没有说图上是什么", True),
        (" 。 ", "没有说图上是什么", True),
        ("IMG_20250423.jpg", "没有说图上是什么", True),
        ("会场全景", "与名称相同", False),
        ("五人在台", "", False),
    ],
)
def test_a_photo_says_what_it_shows(alternative, told, stops):
    edition = make_whole()
    make.make_block(edition)
    file = {"edition": edition, "name": "会场全景", "alternative": alternative}
    Attachment.objects.create(**file, file="a.pdf")
    photo = Attachment.objects.create(**file, file="a.jpg", width=9, height=9)
    found = before_publishing(edition)
    assert [(told in p.message, p.blocks, p.anchor) for p in found] == (
        [(True, stops, photo.anchor)] if told else []
    )


def test_a_problem_names_its_kind_its_words_and_its_place():
    edition = make_whole()
    block = make.make_block(edition, "请登陆系统办理，联系人手机13812345678。")
    found = {p.kind: p for p in before_publishing(edition)}
    assert {(k, p.anchor, p.words, p.blocks) for k, p in found.items()} == {
        ("wrong_word", block.anchor, "登陆系统", False),
        ("mobile_number", block.anchor, "13812345678", False),
    }
    assert len({p.key for p in found.values()}) == 2


def test_an_identity_number_stops_it_and_is_not_printed_in_full():
    edition = make_whole()
    make.make_block(edition, "申请人证号11010519491231002X。")
    assert "身份证号" in stopping(edition)
    (problem,) = before_publishing(edition)
    assert problem.blocks
    assert "002X" not in problem.message


def test_a_post_is_set_against_the_last_one_that_readers_were_told():
    person = make.make_person("赵明远")
    before = make.make_release().editions.get()
    make.make_appearance(before, person=person, name="赵明远", posts=["副局长"])
    edition = make.make_edition(event_host="市政府", event_venue="厅", source="报", editor="甲")
    row = make.make_appearance(edition, person=person, name="赵明远", posts=["局长"])
    make.make_block(edition)
    (problem,) = before_publishing(edition)
    assert (problem.kind, problem.anchor) == ("job_title_differs", row.anchor)
    assert "副局长" in problem.message


def test_problems_are_found_in_ten_questions(django_assert_max_num_queries):
    edition = make_whole()
    for n in range(5):
        block = make.make_block(edition, f"2024年，全市专利授权{n + 100}件。")
        make.make_statistic(block, f"{n + 100}件", value=n + 100)
    edition = Edition.objects.select_related("release").get(pk=edition.pk)
    with django_assert_max_num_queries(10):
        before_publishing(edition)
