import pytest

from releases.intake.parse.reader import read

BODY = "\n6月11日上午，市政府新闻办在市民中心召开新闻发布会。"


def head(text):
    return read(text + BODY)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("来源：云岭发布", "source", "云岭发布"),
        ("本文转自:澄江晚报", "source", "澄江晚报"),
        ("• 编辑:罗晓", "editor", "罗晓"),
        ("（责任编辑：陈醉 连雨）", "editor", "陈醉 连雨"),
        ("【责任编辑:王雯】", "editor", "王雯"),
        ("编辑 李娟", "editor", "李娟"),
        ("审核:罗晓", "reviewer", "罗晓"),
        ("编辑: 左妍 | 时间: 2031-04-26 10:20:10 |", "published_at", "2031-04-26T10:20:10+08:00"),
        ("发布时间：2031年6月12日", "published_at", "2031-06-12"),
        ("2031-06-12   09:18:07", "published_at", "2031-06-12T09:18:07+08:00"),
    ],
)
def test_metadata(line, field, value):
    assert getattr(head(f"云岭市召开发布会\n{line}"), field) == value


def test_metadata_may_follow_the_body():
    reading = read("云岭市召开发布会" + BODY + "\n审核：罗晓")
    assert reading.reviewer == "罗晓"


def test_an_empty_value_leaves_the_field_empty():
    assert head("云岭市召开发布会\n信息来源:\n编辑:罗晓").source == ""


def test_a_site_s_name_at_the_title_goes():
    reading = head("云岭市召开发布会-云岭新闻网")
    assert reading.title == "云岭市召开发布会"
    assert "-云岭新闻网" in reading.furniture


@pytest.mark.parametrize(
    "line",
    [
        "打印",
        "字体：大 中 小",
        "扫一扫在手机打开当前页",
        "首页 > 政务公开 > 正文",
        "上一条：别的稿件",
        "浏览次数：30",
    ],
)
def test_furniture(line):
    reading = head(f"{line}\n云岭市召开发布会")
    assert line in reading.furniture
    assert reading.title == "云岭市召开发布会"


def test_labelled_event_facts():
    reading = read(
        "云岭市举行发布会\n时 间：2031年2月16日11:00\n地 点：云岭市新民路2号\n主 持 人：何晓兰\n"
        "发布人：市民政局局长 周立民\n大家好，下面介绍情况。"
    )
    assert reading.event.date == "2031-02-16"
    assert reading.event.time == "11:00"
    assert reading.event.venue == "云岭市新民路2号"
    assert {s.name: s.role for s in reading.speakers} == {"何晓兰": "host", "周立民": "presenter"}


def test_people_introduced_in_a_sentence():
    reading = read(
        "云岭市举行发布会\n云岭市政府新闻办举行发布会，"
        "邀请市民政局党组书记、局长周立民，市教育局副局长李娜介绍情况。"
    )
    assert [(s.name, s.organisation) for s in reading.speakers] == [
        ("周立民", "市民政局"),
        ("李娜", "市教育局"),
    ]


def test_a_cut_off_ending_is_told():
    reading = read("云岭市召开发布会" + BODY + "\n" + "全市各部门共同努力，" * 6 + "进一步做")
    assert "cut_off" in {doubt.code for doubt in reading.doubts}


def test_damage_is_dropped_and_told():
    reading = read("云岭\x00市召开发布会" + BODY)
    assert reading.title == "云岭市召开发布会"
    assert "damaged" in {doubt.code for doubt in reading.doubts}


def test_a_page_that_lost_its_breaks_is_opened():
    text = "云岭市召开发布会 6月11日，市政府新闻办召开新闻发布会。 " + "会议很好。" * 60
    reading = read(text + " 云岭日报记者：床位够吗？ 周立民：够。")
    assert reading.title == "云岭市召开发布会"
    assert [b.kind for b in reading.blocks][-2:] == ["question", "answer"]
    assert "lines_lost" in {doubt.code for doubt in reading.doubts}
