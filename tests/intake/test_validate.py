"""Interchange objects are refused with a sentence that says where and why."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.validate import Invalid, reading_of
from tests.intake.readings import first_version, release


def test_a_whole_object_comes_in_unchanged():
    assert to_dict(reading_of(release())) == release()


def test_the_first_version_is_read_and_written_back_unchanged():
    reading = reading_of(first_version())
    assert reading == reading_of(release())
    assert to_dict(reading, version=1) == first_version()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"goal": ""}, "statistics[0]：有不认识的字段（goal）"),
        ({"period": release()["statistics"][0]["period"]}, "statistics[0].period：不符合格式"),
    ],
)
def test_the_first_version_has_no_key_of_the_second(row, message):
    data = first_version()
    data["statistics"][0] |= row
    with pytest.raises(Invalid, match=re.escape(message)):
        reading_of(data)


def test_any_figure_may_have_a_scope():
    data = bent(["statistics", 0, "scope"], "临江区")
    assert reading_of(data).statistics[0].scope == "临江区"


def bent(path, value):
    """The object with one value replaced, `path` being its keys; `...` removes it."""
    data = release()
    *parents, last = path
    place = data
    for key in parents:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            ["format"],
            "ipnews.release/9",
            "format：“ipnews.release/9”读不了，只读 ipnews.release/1、",
        ),
        (["title"], ..., "整个对象：缺少标题（title），请补上"),
        (["mood"], "好", "整个对象：有不认识的字段（mood）"),
        (["title"], 7, "title：应是文字（7）"),
        (["title"], "长" * 501, "title：太长，最多 500 个字符"),
        (["published_at"], "昨天", "published_at：格式不对（昨天），写成 2025-04-27、"),
        (["published_at"], "2025-02-30", "published_at：没有这样的日期或时间"),
        (["published_at"], "2025-04-27T09:48:00Z", "published_at：格式不对"),
        (["published_at"], "2025-04-27T25:00:00+08:00", "published_at：没有这样的日期或时间"),
        (["published_at"], "0001-01-01T00:00:00+08:00", "published_at：年份要在 1900 至 2100"),
        (["statistics", 0, "value"], "-0.0", "statistics[0].value：格式不对"),
        (["statistics", 0, "value"], "007", "statistics[0].value：格式不对"),
        (["event", "date"], "2025-13-01", "event.date：没有这样的日期或时间"),
        (["topics"], ["专利", "专利"], "topics：有重复的项"),
        (
            ["speakers", 0, "role"],
            "guest",
            "speakers[0].role：不在允许的取值之内（guest），可以是",
        ),
        (["speakers", 1, "name"], "", "speakers[1].name：不能为空"),
        (["speakers", 1, "id"], 1, "speakers：id 有重复"),
        (["blocks", 1, "id"], 1, "blocks：id 有重复"),
        (["blocks", 0, "text"], "", "blocks[0].text：不能为空"),
        (["blocks", 2, "speaker"], 9, "blocks[2].speaker：没有 id 为 9 的发言人"),
        (["blocks", 2, "number"], 1, "blocks[2].number：只有提问才有题号"),
        (["blocks", 0, "kind"], "paragraph", "blocks[0].speaker：小标题和段落没有发言人"),
        (["measures", 0, "block"], 8, "measures[0].block：没有 id 为 8 的段落"),
        (["measures", 0, "end"], 99, "measures[0]：起止 0–99 不在段落之内（段落有 10 字）"),
        (["statistics", 0, "start"], 14, "statistics[0]：起止 14–14 不在段落之内"),
        (["statistics", 0, "start"], -1, "statistics[0].start：太小（-1）"),
        (["statistics", 0, "value"], "许多", "statistics[0].value：格式不对（许多）"),
        (["statistics", 0, "value"], "1.1234567", "statistics[0].value：格式不对"),
        (["statistics", 0, "value"], "1234567890123.123", "statistics[0].value：超过 15 位"),
        (["statistics", 0, "goal"], "hope", "statistics[0].goal：不在允许的取值之内（hope）"),
        (["statistics", 0, "goal"], ..., "statistics[0]：缺少性质（goal）"),
        (["statistics", 0, "period", "from"], "guess", "statistics[0].period：不符合格式"),
        (["statistics", 2, "unit"], "位", "statistics[2].unit：位次没有单位"),
        (["statistics", 0, "period", "end"], None, "statistics[0].period：起止要成对"),
        (["statistics", 0, "period", "end"], "2023-01-01", "statistics[0].period：先止后起"),
        (["doubts", 0, "block"], None, "doubts[0]：block、start、end 要么都有"),
        (["doubts", 0, "end"], 99, "doubts[0]：起止 0–99 不在段落之内"),
        (["blocks", 0, "text"], "甲\x00" * 20, "NUL"),
        (["source"], "\ud800", "残缺的字符"),
    ],
)
def test_refusals_say_where_and_why(path, value, message):
    with pytest.raises(Invalid) as caught:
        reading_of(bent(path, value))
    assert message in str(caught.value)


@pytest.mark.parametrize(("end", "right"), [(15, True), (16, False), (19, False)])
def test_a_figure_of_a_table_stands_in_one_cell(end, right):
    data = bent(["blocks", 0, "text"], "区域\t授权量\n临江区\t1939\t件数上升")
    data["blocks"][0] |= {"kind": "table", "speaker": None}
    data["measures"], data["doubts"] = [], []
    data["statistics"] = [data["statistics"][0] | {"start": 11, "end": end}]
    if right:
        assert reading_of(data).statistics[0].end == end
    else:
        with pytest.raises(Invalid, match=r"statistics\[0\]：表格里的数据只能引一个格子"):
            reading_of(data)


@pytest.mark.parametrize("data", [None, 7, [], "text", {}])
def test_other_json_is_refused(data):
    with pytest.raises(Invalid):
        reading_of(data)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_any_json_is_refused_or_read(data):
    if data == []:
        return
    with pytest.raises(Invalid, match="speakers"):
        reading_of(release(speakers=data))


@given(st.text() | st.text("，。：、1一年月日件第％%（）[]【】问答 \n张局长", max_size=300))
def test_what_the_reader_makes_of_any_text_can_be_stored(text):
    reading_of(to_dict(read(text)))


@pytest.mark.parametrize(
    "text", ["标题" * 400, "张三：" + "啊" * 900 + "。", "来源：" + "甲" * 900]
)
def test_what_the_reader_makes_of_long_runs_can_be_stored(text):
    reading_of(to_dict(read(text)))
