"""A PostgreSQL that was restarted, or that ended every connection, costs no reader an answer."""

from contextlib import ExitStack

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.db.utils import ConnectionHandler
from django.test import Client

pytestmark = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no server that could end a connection"
)


def end_all(database: str) -> int:
    """End every connection to the database but the one that does it, as a restart would."""
    address = connection.get_connection_params() | {"dbname": "postgres"}
    known = {key: address[key] for key in ("host", "port", "user", "password") if address.get(key)}
    with psycopg.connect(**known, dbname="postgres", autocommit=True) as own:
        ended = own.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
        )
        return len(ended.fetchall())


@pytest.fixture
def pooled(db, monkeypatch):
    options = connection.settings_dict["OPTIONS"] | {"pool": {"min_size": 1, "max_size": 8}}
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    yield
    connection.close()
    connection.close_pool()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_ended_costs_no_answer():
    client = Client(raise_request_exception=False)
    for _restart in range(3):
        assert client.get("/releases/").status_code == 200
        assert end_all(connection.settings_dict["NAME"]) >= 1
        assert client.get("/releases/").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("pooled")
def test_pooled_connections_that_were_ended_cost_no_answer():
    client = Client(raise_request_exception=False)
    assert client.get("/").status_code == 200
    connection.close()
    with ExitStack() as several:
        for _ in range(4):
            several.enter_context(connection.pool.connection())
    assert end_all(connection.settings_dict["NAME"]) >= 4
    for _ in range(6):
        assert client.get("/releases/").status_code == 200
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_kept_connections_that_were_ended_are_opened_anew():
    options = {k: v for k, v in connection.settings_dict["OPTIONS"].items() if k != "pool"}
    kept = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
    own = ConnectionHandler({"default": connection.settings_dict | kept})["default"]
    own.ensure_connection()
    assert end_all(own.settings_dict["NAME"]) >= 1
    close_old_connections()
    own.close_if_unusable_or_obsolete()  # what each request begins with
    with own.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchone() == (1,)
    own.close()
