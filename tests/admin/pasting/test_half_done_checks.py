"""Keys of rows that a person has accepted: they are stored, so they stay what they were."""

from dataclasses import replace

from releases.admin.pasting import half_done_checks
from releases.intake.validate import reading_of
from tests.intake.readings import release

KINDS = ("speaker", "measure", "statistic", "doubt")
WRITTEN_OUT = {
    "speaker": "speaker-0a8d296a5f255ef0-1",
    "measure": "measure-bd2daf562d50ef45-1",
    "statistic": "statistic-dddc570a648fa26f-1",
    "doubt": "doubt-9e3f23c7be37d941-1",
}


def test_keys_are_for_ever():
    reading = reading_of(release())
    assert {kind: half_done_checks.keys(reading, kind)[0] for kind in KINDS} == WRITTEN_OUT


def test_a_goal_is_another_row_and_where_its_period_was_told_is_not():
    reading = reading_of(release())
    row = reading.statistics[0]
    keys = []
    for other in (
        row,
        replace(row, period=replace(row.period, told_in="paragraph")),
        replace(row, goal="target"),
    ):
        keys += half_done_checks.keys(replace(reading, statistics=(other,)), "statistic")
    assert keys[0] == keys[1] == WRITTEN_OUT["statistic"]
    assert keys[2] != keys[0]
