import json

from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, ParsedSpeaker, Reading
from releases.intake.parse.reading_as_json import FORMAT, from_dict, to_dict

from .pages import CITY

KEYS = (
    "format title subtitle published_at source editor reviewer event organisations media topics "
    "speakers blocks measures statistics furniture doubts"
)


def test_the_keys_stand_in_the_format_s_order():
    data = to_dict(Reading())
    assert list(data) == KEYS.split()
    assert data["format"] == FORMAT == "ipnews.release/1"
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
