"""Who edits: a member of both groups, an editor and a reviewer, each signed in."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client

from tests.make import (
    index_all,
    make_block,
    make_edition,
    make_measure,
    make_release,
    make_statistic,
    make_user,
)
from tests.trail_watch import watched

admin.autodiscover()  # for what is told of the registered pages without asking for one


@pytest.fixture(autouse=True)
def _database(db):
    """Every page needs the database."""


@pytest.fixture(autouse=True)
def _every_request_is_told(_database, monkeypatch):
    """Whatever a page writes stands in the trail."""
    request = Client.request

    def watching(self, **kwargs):
        if not connection.in_atomic_block:
            return request(self, **kwargs)
        with watched():
            return request(self, **kwargs)

    monkeypatch.setattr(Client, "request", watching)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def chief():
    return signed_in(make_user("编辑", "审核"))


@pytest.fixture
def editor():
    return signed_in(make_user("编辑"))


@pytest.fixture
def reviewer():
    return signed_in(make_user("审核"))


@pytest.fixture
def desk(client):
    client.force_login(make_user("编辑", "审核"))
    return client


@pytest.fixture
def editions():
    live = make_release(title="已发布的專利发布会", number="20240424-1").editions.get()
    draft = make_edition(title="草稿")
    for edition, word in ((live, "木耳"), (draft, "香菇")):
        block = make_block(edition, f"{word}专利授权1,939件。")
        make_measure(block, f"保护{word}专利")
        make_statistic(block, "1,939件")
    index_all()
    return live, draft
