"""What is held as a result while its time runs: from which day, and from how far ahead."""

import datetime
from dataclasses import replace

import pytest

from releases.checks.editions.finding import CheckedEdition
from releases.checks.editions.goals_told import goals_told_as_results
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Period, Reading

END = datetime.date(2030, 12, 31)
DAY = datetime.timedelta(days=1)
WISHED = "2030年，全市专利授权500件，有望再创新高。"
TOLD = "2030年，全市专利授权500件。"


def found(text, told_on, **fields):
    start = text.index("500件")
    period = Period("2030年", "2030-01-01", END.isoformat())
    row = ParsedStatistic(1, start, start + 4, "专利授权", "level", "500", "件", period=period)
    blocks = (ParsedBlock(1, "statement", text),)
    reading = Reading(blocks=blocks, statistics=(replace(row, **fields),))
    return [doubt.code for doubt in goals_told_as_results(CheckedEdition(reading, told_on=told_on))]


@pytest.mark.parametrize(
    ("text", "ahead", "doubted"),
    [(WISHED, 0, False), (WISHED, 1, True), (TOLD, 60, False), (TOLD, 61, True)],
)
def test_from_which_day(text, ahead, doubted):
    assert found(text, END - ahead * DAY) == ["goal_as_result"] * doubted


def test_what_is_held_as_a_goal_or_was_told_on_no_day_is_none():
    assert found(WISHED, END - 90 * DAY, goal="target") == []
    assert found(WISHED, None) == []


def test_what_is_done_is_no_wish():
    assert found(WISHED.replace("全市", "提前完成目标，全市"), END - DAY) == []
    assert found(WISHED.replace("全市", "目标，全市"), END - DAY) == ["goal_as_result"]
