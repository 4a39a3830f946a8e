"""Migrations 0037 and 0038: the trail that was there is chained in the order it was written."""

import importlib
import uuid

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from releases.models import Change, Release
from releases.models.change import CHAINED, hash_after
from releases.models.triggers.install import unlike
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
BEFORE = [("releases", "0036_review")]
migration = importlib.import_module("releases.migrations.0037_chained_trail")


@pytest.mark.deep
@pytest.mark.parametrize("at_once", [2, 500])
def test_rows_that_were_there_are_chained_as_they_were_written(monkeypatch, at_once):
    monkeypatch.setattr(migration, "AT_ONCE", at_once)
    user = make.make_user(username="王敏")
    call_command("migrate", "releases", "0036", verbosity=0)
    old = (
        MigrationExecutor(connection)
        .loader.project_state(BEFORE)
        .apps.get_model("releases", "Change")
    )
    told = {"kind": "release", "verb": "publish", "differences": [{"was": 37, "now": 38.0}]}
    for key in (9, 3, 7, 12, 13):
        earlier = make.NOW.replace(year=2030 - key)
        old.objects.create(pk=key, act=uuid.uuid4(), at=earlier, by_id=user.pk, **told)
    call_command("migrate", verbosity=0)
    rows = list(Change.objects.order_by("pk").values("pk", "hash", *CHAINED))
    assert [row["pk"] for row in rows] == [3, 7, 9, 12, 13]
    assert [row["sequence"] for row in rows] == [1, 2, 3, 4, 5]
    before = ""
    for row in rows:
        assert row["hash"] == hash_after(before, row)
        before = row["hash"]
    assert unlike(connection.alias) == []
    assert make.make_change(Release(pk=5)).sequence == 6
