"""Migration 0028: the rows of the old history are in the trail, keys and all."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from releases.models import Change
from tests import make

pytestmark = pytest.mark.django_db
migration = importlib.import_module("releases.migrations.0028_change")


@pytest.fixture
def old():
    """The models as they were before; the table stands again for as long as the test runs."""
    state = MigrationExecutor(connection).loader.project_state(
        [("releases", "0027_photos_in_their_place")]
    )
    both = state.clone()
    migration.Migration.operations[0].state_forwards("releases", both)
    return both.apps


class Editor:
    connection = connection


def test_rows_are_carried_over_with_their_keys(old, monkeypatch):
    user = make.make_user(username="王敏")
    release = make.make_release()
    rows = [
        {
            "pk": 7,
            "release_id": release.pk,
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
    found = Change.objects.order_by("pk").values_list("pk", "kind", "subject", "name", "by_name")
    assert list(found) == [(7, "release", release.pk, "甲", "王敏"), (9, "release", None, "乙", "")]
    first = Change.objects.get(pk=7)
    assert (first.by, first.at, first.note, first.to_state) == (user, make.NOW, "更正", "live")
    assert make.make_change(release).pk == 10
