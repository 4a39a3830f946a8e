"""Facts of a reading by their path, and values that a file may lack."""

from dataclasses import dataclass

import pytest

from releases.intake.parse.reading import (
    FACTS,
    OPTIONAL,
    Event,
    ParsedStatistic,
    Period,
    Reading,
    fact,
    text,
    with_facts,
    written,
)
from releases.intake.parse.reading_as_json import from_dict, to_dict


@dataclass(frozen=True)
class Later:
    """A row of tomorrow's format."""

    name: str = ""
    number: int | None = None
    theme: str = text(optional=True)


def test_facts_stand_in_the_format_s_order():
    assert FACTS == (
        "title", "subtitle", "published_at", "source", "editor", "reviewer", "event.date",
        "event.time", "event.venue", "event.host", "organisations", "media", "topics",
    )  # fmt: skip


def test_optional_values_are_written_where_they_say_something():
    assert written(Later()) == {"name": "", "number": None}
    assert written(Later(theme="创造")) == {"name": "", "number": None, "theme": "创造"}


def test_a_file_may_lack_what_is_optional():
    data = to_dict(Reading(title="标题"))
    for path in ("subtitle", *OPTIONAL):  # as a key that came later would be missing
        data.pop(path, None)
    assert from_dict(data) == Reading(title="标题")


def test_a_fact_is_taken_and_put_by_its_path():
    reading = Reading(title="标题", event=Event(venue="大厅"))
    changed = with_facts(reading, {"title": "别的", "event.host": "新闻办"})
    assert changed == Reading(title="别的", event=Event(venue="大厅", host="新闻办"))
    assert fact(changed, "event.host") == "新闻办"


@pytest.mark.parametrize(
    ("period", "label"), [(None, None), (Period("去年", "2024-01-01", "2024-12-31"), "去年")]
)
def test_inside_of_nothing_is_nothing(period, label):
    row = ParsedStatistic(1, 0, 1, "专利授权量", "level", "1", period=period)
    assert fact(row, "period.label") == label
