"""Migration 0028: the rows of the old history are in the trail, keys and all."""

import importlib

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from releases.models import Change, Release
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
migration = importlib.import_module("releases.migrations.0028_change")


@pytest.fixture
def old():
    """The models as they were before; the table stands again for as long as the test runs, without
    what came to it later."""
    call_command("migrate", "releases", "0036", verbosity=0)
    state = MigrationExecutor(connection).loader.project_state(
        [("releases", "0027_photos_in_their_place")]
    )
    both = state.clone()
    migration.Migration.operations[0].state_forwards("releases", both)
    return both.apps


class Editor:
    connection = connection


@pytest.mark.deep
def test_rows_are_carried_over_with_their_keys(old, monkeypatch):
    user = make.make_user(username="王敏")
    rows = [
        {
            "pk": 7,
            "release_id": 5,
            "title": "甲",
            "by__username": "王敏",
            "by_id": user.pk,
        },
        {"pk": 9, "release_id": None, "title": "乙", "by__username": None, "by_id": None},
    ]
    told = {"ordinal": 1, "from_state": "", "to_state": "live", "content_hash": "x" * 64}
    rows = [row | told | {"verb": "publish", "note": "更正", "at": make.NOW} for row in rows]
    monkeypatch.setattr(migration, "rows_of", lambda _apps, _using: iter(rows))
    migration.carry_over(old, Editor)
    call_command("migrate", verbosity=0)
    found = Change.objects.order_by("pk").values_list("pk", "kind", "subject", "name", "by_name")
    assert list(found) == [(7, "release", 5, "甲", "王敏"), (9, "release", None, "乙", "")]
    first = Change.objects.get(pk=7)
    assert (first.by, first.at, first.note, first.to_state) == (user, make.NOW, "更正", "live")
    assert make.make_change(Release(pk=5)).pk == 10
