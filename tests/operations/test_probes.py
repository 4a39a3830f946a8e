"""Monitors ask whether the process lives and whether the site can serve, by any address."""

import json

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from releases.models import Edition, SearchState
from releases.operations import readiness
from releases.search.index import indexing
from tests.make import make_release

NOBODYS = {"headers": {"host": "10.0.0.7:8000"}}


@pytest.fixture(autouse=True)
def _in_production(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["www.example.gov.cn"]


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(readiness, "INDEXING_SECONDS", 0)


def ask(address="/readyz"):
    answer = Client(raise_request_exception=False).get(address, **NOBODYS)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    return answer.status_code, json.loads(answer.content)


def failed():
    status, told = ask()
    wrong = [name for name, state in told["checks"].items() if state == "failed"]
    assert (status, told["status"]) == ((503, "unready") if wrong else (200, "ready"))
    assert list(told["checks"]) == ["database", "migrations", "index", "cache", "disk", "timed"]
    return wrong


def test_the_process_answers_without_a_database():
    assert ask("/healthz") == (200, {"status": "ok"})


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_only_asks(address):
    answer = Client().post(address, **NOBODYS)
    assert answer.status_code == 405
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_other_addresses_are_the_sites():
    assert Client().get("/healthz/", **NOBODYS).status_code == 400


@pytest.mark.usefixtures("demo")
def test_a_site_in_order_is_ready():
    assert failed() == []


@pytest.mark.django_db
def test_below_a_path(settings):
    settings.FORCE_SCRIPT_NAME = settings.MOUNT_PATH = "/ipr"
    assert Client(SCRIPT_NAME="/ipr").get("/readyz", **NOBODYS).status_code == 200


@pytest.mark.django_db
def test_a_migration_that_is_missing():
    MigrationRecorder(connection).record_unapplied("releases", "0001_vocabulary")
    assert failed() == ["migrations"]


@pytest.mark.django_db
def test_an_edition_that_was_left_behind(at_once):
    release = make_release()
    assert failed() == ["index"]
    indexing.refresh([edition.pk for edition in release.editions.all()])
    assert failed() == []


@pytest.mark.django_db
def test_an_edition_that_is_being_indexed(monkeypatch):
    seen = iter([{1, 2}, {3}])
    monkeypatch.setattr(readiness, "_left_behind", lambda: next(seen))
    monkeypatch.setattr(readiness.time, "sleep", lambda _seconds: None)
    assert failed() == []


@pytest.mark.django_db
def test_an_index_of_former_rules(at_once):
    SearchState.objects.update_or_create(pk=1, defaults={"key_version": "former"})
    assert failed() == ["index"]


@pytest.mark.django_db
def test_a_cache_that_forgets(monkeypatch):
    monkeypatch.setattr(cache, "get", lambda *_given: None)
    assert failed() == ["cache"]


@pytest.mark.django_db
def test_a_cache_that_is_away(monkeypatch):
    def away(*_given):
        raise ConnectionError("redis://:secret@10.0.0.1/0")

    monkeypatch.setattr(cache, "set", away)
    assert failed() == ["cache"]


@pytest.mark.django_db
@pytest.mark.parametrize(("megabytes", "wrong"), [(256, []), (255, ["disk"])])
def test_room_on_the_disk(monkeypatch, megabytes, wrong):
    usage = type("Usage", (), {"free": megabytes * 1024**2})
    monkeypatch.setattr(readiness.shutil, "disk_usage", lambda _path: usage)
    assert failed() == wrong


@pytest.mark.django_db
def test_a_folder_that_is_gone(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    assert failed() == ["disk"]


def test_a_database_that_is_away(monkeypatch):
    def away():
        raise DatabaseError("password=secret host=10.0.0.1")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(Edition.objects, "all", away)
    status, told = ask()
    assert status == 503
    assert told["checks"]["database"] == told["checks"]["index"] == "failed"
    assert told["checks"]["disk"] == "ok"
    assert "secret" not in json.dumps(told)


@pytest.mark.django_db
def test_each_finding_has_its_remedy(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    (finding,) = readiness.look()["disk"]
    assert finding.what == "DATA_DIR 读不到。"
    assert finding.remedy.startswith("请看目录是否存在")
