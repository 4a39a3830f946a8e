"""What an edition tells as a reading, and the fingerprint of that."""

import dataclasses

import pytest

from releases.intake.parse.reading import ParsedSpeaker, Reading
from releases.intake.validate import reading_of
from releases.models.snapshot import content_hash
from tests.intake.readings import first_version, release

WRITTEN_OUT = "197c5cdac75577e33a911206b12846041e81c4c01688e9156dd007fe4cc0c3d6"


def test_the_fingerprint_of_one_release_is_for_ever():
    """Stored ones lead back to their editions: another algorithm needs a migration like 0013."""
    assert content_hash(reading_of(release())) == WRITTEN_OUT


def test_a_field_that_says_nothing_does_not_count():
    later = dataclasses.make_dataclass(
        "Later", [("of_tomorrow", str, "")], bases=(Reading,), frozen=True
    )
    values = {f.name: getattr(reading_of(release()), f.name) for f in dataclasses.fields(Reading)}
    assert content_hash(later(**values)) == WRITTEN_OUT
    assert content_hash(later(**values, of_tomorrow="云岫发布")) != WRITTEN_OUT


@pytest.mark.parametrize("beside", [{"published_at": None}, {"furniture": []}, {"doubts": []}])
def test_what_readers_are_not_told_does_not_count(beside):
    assert content_hash(reading_of(release(**beside))) == WRITTEN_OUT


def test_where_a_period_was_read_does_not_count_and_what_a_figure_is_does():
    data = release()
    data["statistics"][0]["period"]["from"] = "paragraph"
    assert content_hash(reading_of(data)) == content_hash(reading_of(first_version()))
    for change in ({"goal": "target"}, {"scope": "临江区"}):
        data = release()
        data["statistics"][0] |= change
        assert content_hash(reading_of(data)) != WRITTEN_OUT


def test_topics_are_a_set_and_speakers_are_not():
    topics, speakers = release()["topics"][::-1], release()["speakers"][::-1]
    assert content_hash(reading_of(release(topics=topics))) == WRITTEN_OUT
    assert content_hash(reading_of(release(speakers=speakers))) != WRITTEN_OUT


def test_nought_says_something():
    data = release()
    data["blocks"][1]["number"] = 0
    assert content_hash(reading_of(data)) != WRITTEN_OUT
    data["blocks"][1]["number"] = None
    bare = content_hash(reading_of(data))
    data["blocks"][1]["number"] = 0
    assert content_hash(reading_of(data)) != bare


def test_an_empty_row_is_still_a_row():
    one, two = ParsedSpeaker(1, "王晓"), ParsedSpeaker(2, "王晓")
    assert content_hash(Reading(speakers=(one,))) != content_hash(Reading(speakers=(one, two)))
