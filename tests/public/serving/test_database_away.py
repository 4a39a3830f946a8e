"""While the database is away the last known version is served, or readers are told when to come."""

import time
from contextlib import suppress
from datetime import timedelta

import psycopg
import pytest
import time_machine
from django.core.cache import cache
from django.core.cache.backends.base import memcache_key_warnings
from django.db import Error, OperationalError, connection
from django.test import Client
from django.utils import timezone

from releases.models import ContentVersion, Release, content_version
from releases.public.serving import known_version, patience, version_row
from releases.publishing import lifecycle
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


def test_another_site_in_the_same_redis_has_its_own(monkeypatch):
    own = known_version.kept_as()
    assert not list(memcache_key_warnings(own)), "a server's log would have a warning of it"
    monkeypatch.setattr(known_version, "build", lambda: b"another secret")
    assert known_version.kept_as() != own


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


@pytest.fixture
def away_but_for_the_version():
    def refuse(execute, sql, params, many, context):
        if "contentversion" in sql:
            return execute(sql, params, many, context)
        raise OperationalError

    return lambda: known_version.connection.execute_wrapper(refuse)


def test_it_may_go_while_a_page_is_made(client, home, away_but_for_the_version):
    with away_but_for_the_version():
        assert client.get("/releases/").status_code == 503


@pytest.mark.parametrize("raises", [False, True])
def test_it_may_go_while_the_page_of_an_error_is_made(client, home, monkeypatch, raises):
    """Django asks no middleware about what fails beyond a view."""

    def refuse(*_args, **_kwargs):
        if raises:
            monkeypatch.setattr(known_version, "version_row", refuse)
        raise OperationalError

    client.raise_request_exception = False
    monkeypatch.setattr("releases.public.site.error_pages.render", refuse)
    assert client.get("/nowhere/").status_code == (503 if raises else 500)


def test_the_page_before_is_served_where_the_new_one_cannot_be_made(
    client, home, away_but_for_the_version
):
    make.make_organisation("新来的单位")
    with away_but_for_the_version():
        for _nothing_is_kept_of_it in range(2):
            known = client.get(HOME, headers={"if-none-match": home["ETag"]})
            assert (known.status_code, known["Warning"][:4]) == (304, "110 ")
            stale = client.get(HOME)
            assert (stale.status_code, stale.content) == (200, home.content)
            assert stale["Warning"].startswith("110 ")
            assert stale["X-Served-Stale"].endswith("GMT")
    now = client.get(HOME)
    assert (now.status_code, "Warning" in now) == (200, False)
    assert now["ETag"] != home["ETag"]


def test_after_a_publication_that_nobody_read_the_page_before_it_serves(
    client, home, database_away
):
    make.make_organisation("新来的单位")
    client.get("/releases/")  # knows the new version; nobody asked for the home page
    with database_away():
        assert client.get(HOME).content == home.content


@pytest.mark.parametrize("asked_again", [True, False])
def test_what_was_withdrawn_comes_back_for_nobody(client, home, database_away, asked_again):
    release = Release.objects.get()
    address = f"/releases/{release.number}/"
    assert client.get(address).status_code == 200
    lifecycle.withdraw(release, reason="数据有误", by=None, now=timezone.now())
    assert client.get(address if asked_again else HOME).status_code == (410 if asked_again else 200)
    with database_away():
        assert client.get(address).status_code == 503


@pytest.mark.parametrize(("earlier", "forgotten"), [(0, True), (1, False)])
def test_a_withdrawal_may_have_been_written_down_a_minute_before_it_ended(home, earlier, forgotten):
    source = known_version.VersionSource()
    before = source.ask()
    lifecycle.withdraw(Release.objects.get(), reason="数据有误", by=None, now=timezone.now())
    written = before.read_at - known_version.LONGEST_TRANSACTION - timedelta(seconds=earlier)
    Release.objects.update(withdrawn_at=written)
    source.ask()
    assert (before not in source.last_known()) is forgotten


def test_an_answer_that_took_long_is_not_the_last_known(home):
    source = known_version.VersionSource()
    source.ask()
    before = source.last_known()
    source.remember(before[0]._replace(token="1.older"), began=0)
    assert source.last_known() == before


def waits() -> int:
    """Milliseconds for which the connection now waits for a lock."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'")
        return int(cursor.fetchone()[0])


def test_a_reader_waits_for_a_lock_for_half_a_second_and_who_may_write_in_line(client, home):
    asked = [client.get, client.post, client.get, lambda _path: client.get("/admin/login/")]
    told = []
    for ask in asked:
        ask(HOME)
        told.append(waits())
    assert told == [500, 20_000, 500, 20_000]


def test_a_connection_that_others_are_handed_is_not_told(home, monkeypatch):
    options = connection.settings_dict["OPTIONS"]
    monkeypatch.setattr(connection, "vendor", "postgresql")
    for changed, ours in (
        ({"options": ""}, True),
        ({"options": "", "pool": {}}, False),
        ({}, False),
    ):
        monkeypatch.setitem(connection.settings_dict, "OPTIONS", changed)
        assert patience.stays_ours(connection) is ours
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's readers wait for none")
def test_a_table_that_is_being_altered_keeps_no_reader_waiting(client):
    make.make_release()
    make.index_all()
    home = client.get(HOME)
    address = connection.get_connection_params() | {"options": ""}
    known = {name: address[name] for name in ("dbname", "user", "host", "port") if name in address}
    with psycopg.connect(**known) as other:
        other.execute("LOCK TABLE releases_contentversion IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        stale = client.get(HOME)
        assert 0.4 < time.monotonic() - began < 1.5
    assert (stale.status_code, stale.content) == (200, home.content)
    assert stale["Warning"].startswith("110 ")
    assert "Warning" not in client.get(HOME)


@pytest.mark.django_db(transaction=True)
def test_the_driver_tells_what_a_cursor_does():
    for _planned in range(2):
        assert version_row.version_row() == content_version()
    make.make_organisation("新来的单位")
    assert version_row.version_row() == content_version()
    ContentVersion.objects.all().delete()
    assert version_row.version_row() == content_version() == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no server")
def test_a_connection_that_the_server_closed_is_replaced():
    before = version_row.version_row()
    with connection.cursor() as cursor, suppress(OperationalError):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(Error):
        version_row.version_row()
    assert known_version.VersionSource().ask().token == before
