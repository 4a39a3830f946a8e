"""A role of a speaker stands in five places; each knows the same ones."""

import json
from typing import get_args

from releases.intake.parse.people.roster import _RANK
from releases.intake.parse.reading import Role
from releases.intake.parse.reading_as_text import _ROLES
from releases.intake.validate import SCHEMA
from releases.models import Appearance

ROLES = ["host", "presenter", "respondent", "attendee"]


def test_the_model_has_these_roles():
    assert Appearance.Role.values == ROLES


def test_the_database_takes_the_same():
    (known,) = [c for c in Appearance._meta.constraints if c.name == "appearance_role_is_known"]
    assert dict(known.condition.children) == {"role__in": ROLES}


def test_the_reader_and_the_printed_page_know_the_same():
    assert [*get_args(Role)] == [*_RANK] == [*_ROLES] == ROLES


def test_the_format_knows_the_same():
    speaker = json.loads(SCHEMA.read_text("utf-8"))["properties"]["speakers"]["items"]
    assert sorted(speaker["properties"]["role"]["enum"]) == sorted(ROLES)
