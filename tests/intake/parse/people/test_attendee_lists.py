"""Which outlets and bodies were present, as lines and sentences list them."""

import pytest

from releases.intake.parse.people.attendee_lists import listed
from releases.intake.parse.reader import read

HEAD = "云岭市举行知识产权发布会\n发布时间：2031-05-10\n5月9日，云岭市政府新闻办举行发布会。\n"
MEDIA = ("新华社", "云岭日报（云岭发布、云岭通）", "云岭广播电视台")
BODIES = ("市市场监管局", "市公安局", "云岭海关")


@pytest.mark.parametrize(
    "line",
    [
        "参加今天发布会的新闻媒体有：{}。",
        "参会媒体：{}",
        "参加媒体：{}。",
        "出席媒体：{}",
        "邀请媒体：{}",
        "参加发布会的媒体：{}",
        "出席今天发布会的媒体记者有{}。",
        "参加今天发布会的媒体包括：{}。",
        "今天邀请了{}等媒体参加。",
        "今天我们还邀请到了{}等多家新闻媒体的记者。",
        "今天邀请了{}。",
        "{}等媒体参加发布会。",
        "{}等10余家中央、省市媒体记者参会。",
        "主持人：各位好。参加今天发布会的媒体有：{}。欢迎各位。",
    ],
)
def test_media_that_were_present(line):
    reading = read(HEAD + line.format("、".join(MEDIA)))
    assert reading.media == MEDIA
    assert "question" not in {block.kind for block in reading.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "出席今天发布会的单位有：{}。",
        "参加单位：{}",
        "出席单位：{}。",
        "参会单位：{}",
        "参加发布会的部门有：{}。",
        "出席今天发布会的有关部门是{}。",
        "{}等单位有关负责人出席发布会。",
        "主持人：各位好。参加今天发布会的单位有：{}。",
    ],
)
def test_bodies_that_were_present(line):
    reading = read(HEAD + line.format("、".join(BODIES)))
    assert reading.organisations == BODIES


@pytest.mark.parametrize(
    "line",
    [
        "参会媒体共12家。",
        "21家中央、省级媒体参加发布会。",
        "我们邀请了专家、学者和企业代表座谈，提出建议30条。",
        "参加单位要加强协作、共享信息。",
        "有关单位：要抓好落实、加强督查。",
        "媒体宣传方面，开展报道、访谈、直播等活动。",
    ],
)
def test_nobody_is_listed(line):
    reading = read(HEAD + line)
    assert (reading.media, reading.organisations) == ((), ())


def test_a_last_name_behind_and():
    reading = read(HEAD + "参会媒体：云岭日报、云岭晚报和云岭电视台")
    assert reading.media == ("云岭日报", "云岭晚报", "云岭电视台")


def test_a_list_that_a_label_opens_is_no_block():
    reading = read(HEAD + "参会媒体：云岭日报、云岭晚报\n参加单位：市公安局、云岭海关")
    assert [block.text for block in reading.blocks] == ["5月9日，云岭市政府新闻办举行发布会。"]
    assert {"参会媒体：", "参加单位："} <= set(reading.furniture)


@pytest.mark.parametrize(("size", "is_list"), [(1000, True), (1001, False)])
def test_how_long_a_line_of_media_may_be(size, is_list):
    assert bool(listed("参会媒体：云岭日报、".ljust(size, "报"))) == is_list
