"""A worker that begins writes to the index what the one before it left."""

import pytest

from releases.models import SearchPending
from releases.operations import start_of_worker
from releases.search.index import indexing
from releases.search.index.rebuild import faults
from tests.make import make_edition

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_left_is_written():
    SearchPending.objects.create(edition=make_edition())
    start_of_worker.begin().join(30)
    assert not SearchPending.objects.exists()
    assert list(faults()) == []


def test_a_failure_ends_no_worker(monkeypatch, caplog):
    def fails(**_kw):
        raise ValueError

    SearchPending.objects.create(edition=make_edition())
    monkeypatch.setattr(indexing, "catch_up", fails)
    start_of_worker.make_up()
    assert "not made up for" in caplog.text
    assert SearchPending.objects.exists()
