import json

import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading import (
    ParsedBlock,
    ParsedDoubt,
    ParsedSpeaker,
    ParsedStatistic,
    Period,
    Reading,
)
from releases.intake.parse.reading_as_json import from_dict, to_dict

from .pages import CITY

KEYS = (
    "format title subtitle published_at source editor reviewer event organisations media topics "
    "speakers blocks measures statistics furniture doubts"
)


def test_the_keys_stand_in_the_format_s_order():
    data = to_dict(Reading())
    assert list(data) == KEYS.split()
    assert data["format"] == "ipnews.release/2"
    assert to_dict(Reading(), version=1) == {**data, "format": "ipnews.release/1"}
    assert list(data["event"]) == ["date", "time", "venue", "host"]


def test_unknown_text_is_empty_and_an_unknown_date_null():
    data = to_dict(Reading())
    assert (data["title"], data["published_at"], data["event"]["date"]) == ("", None, None)


def test_a_reading_survives_json():
    reading = read(CITY)
    assert from_dict(json.loads(json.dumps(to_dict(reading)))) == reading


def test_posts_and_lists_are_plain_lists():
    reading = Reading(
        speakers=(ParsedSpeaker(1, "张焜", "市商务局", ("局长",), "host"),),
        blocks=(ParsedBlock(1, "answer", "好", 1),),
        doubts=(ParsedDoubt(None, None, None, "no_title", "没有标题"),),
    )
    data = to_dict(reading)
    assert data["speakers"][0]["posts"] == ["局长"]
    assert from_dict(data) == reading


TARGET = ParsedStatistic(
    1, 0, 2, "专利授权量", "level", "5000", "件", scope="临江区", goal="target",
    period=Period("2025年", "2025-01-01", "2025-12-31", "paragraph"),
)  # fmt: skip


def test_a_goal_a_scope_and_where_its_period_was_told():
    reading = Reading(blocks=(ParsedBlock(1, "table", "区\t件"),), statistics=(TARGET,))
    data = json.loads(json.dumps(to_dict(reading)))
    assert list(data["statistics"][0])[-2:] == ["scope", "goal"]
    assert data["statistics"][0]["goal"] == "target"
    assert list(data["statistics"][0]["period"]) == ["label", "start", "end", "from"]
    assert data["statistics"][0]["period"]["from"] == "paragraph"
    assert from_dict(data) == reading


def test_the_first_version_is_told_what_it_knows():
    rank = ParsedStatistic(1, 0, 1, "专利授权量", "rank", "2", scope="全省")
    reading = Reading(blocks=(ParsedBlock(1, "table", "区\t件"),), statistics=(TARGET, rank))
    data = to_dict(reading, version=1)
    assert "goal" not in data["statistics"][0]
    assert list(data["statistics"][0]["period"]) == ["label", "start", "end"]
    assert [row["scope"] for row in data["statistics"]] == ["", "全省"]


@pytest.mark.parametrize(
    ("before", "speaker", "kind"),
    [
        (None, None, "paragraph"),
        (ParsedBlock(1, "heading", "一、概况"), None, "paragraph"),
        (ParsedBlock(1, "question", "如何？"), None, "paragraph"),
        (ParsedBlock(1, "statement", "请看表。", 1), 1, "statement"),
        (ParsedBlock(1, "heading", "一、概况"), 1, "statement"),
        (ParsedBlock(1, "answer", "请看表。", 1), 1, "answer"),
        (ParsedBlock(1, "answer", "请看表。"), None, "answer"),
    ],
)
def test_in_the_first_version_a_table_is_part_of_its_turn(before, speaker, kind):
    table = ParsedBlock(2, "table", "区\t件", speaker)
    told = to_dict(Reading(blocks=(*filter(None, [before]), table)), version=1)
    assert told["blocks"][-1]["kind"] == kind
