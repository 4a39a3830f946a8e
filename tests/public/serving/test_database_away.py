"""While the database is away the last known version is served, or readers are told when to come."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from releases.public.serving import known_version
from tests import make

pytestmark = pytest.mark.django_db
HOME = "/"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(known_version, "PAUSE", 0)


@pytest.fixture
def home(client):
    make.make_release()
    make.index_all()
    return client.get(HOME)


def test_the_last_known_page_is_served_and_marked(client, home, database_away):
    with database_away():
        stale = client.get(HOME)
        known = client.get(HOME, headers={"if-none-match": home["ETag"]})
    assert (stale.status_code, stale.content) == (200, home.content)
    assert known.status_code == 304
    for response in (stale, known):
        assert response["Warning"].startswith("110 ")
        assert response["X-Served-Stale"].endswith("GMT")
    assert "Warning" not in client.get(HOME)


def test_what_nobody_kept_is_said_to_come_back(client, home, database_away):
    with database_away():
        response = client.get("/releases/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "no-store" in response["Cache-Control"]
    assert "网站暂时打不开" in response.content.decode()
    assert client.get("/releases/").status_code == 200


def test_a_worker_that_starts_meanwhile_takes_what_another_kept(client, home, database_away):
    with database_away():
        assert Client().get(HOME).content == home.content
        cache.clear()
        assert Client().get(HOME).status_code == 503


def test_for_a_day(client, database_away):
    with time_machine.travel("2026-03-01T12:00:00+08:00", tick=False) as clock:
        client.get(HOME)
        with database_away():
            clock.shift(24 * 60 * 60 - 1)
            assert client.get(HOME).status_code == 200
            clock.shift(1)
            assert client.get(HOME).status_code == 503


def test_nobody_asks_again_at_once(client, home, monkeypatch):
    monkeypatch.setattr(known_version, "PAUSE", 60)
    asked = []

    def refuse(execute, sql, params, many, context):
        asked.append(sql)
        raise OperationalError

    with known_version.connection.execute_wrapper(refuse):
        for _reader in range(3):
            assert client.get(HOME).status_code == 200
    assert len(asked) == 1


def test_nobody_waits_behind_another(monkeypatch, home):
    source = known_version.VersionSource()
    source.ask()
    monkeypatch.setattr(known_version, "PATIENCE", -1)
    source.waiting[0] = 0.0
    with pytest.raises(known_version.Away):
        source.ask()
    del source.waiting[0]
    assert source.ask()


def test_it_may_go_while_a_page_is_made(client, home):
    def refuse(execute, sql, params, many, context):
        if "contentversion" in sql:
            return execute(sql, params, many, context)
        raise OperationalError

    with known_version.connection.execute_wrapper(refuse):
        assert client.get("/releases/").status_code == 503
