"""Keys of rows that a person has accepted: they are stored, so they stay what they were."""

from releases.admin import check_settled
from releases.intake.validate import reading_of
from tests.intake.readings import release

KINDS = ("speaker", "block", "measure", "statistic", "doubt")
WRITTEN_OUT = {}


def test_keys_are_for_ever():
    reading = reading_of(release())
    assert {kind: check_settled.keys(reading, kind)[0] for kind in KINDS} == WRITTEN_OUT
