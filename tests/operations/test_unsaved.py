"""Drills: the database locked, full or away while an editor saves, on both engines.

Whether it was kept is told, what was typed comes back to be sent again, and readers are served.
"""

import errno
import sqlite3
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from releases.models import PastedText, Topic
from tests import make
from tests.admin.asking import form_within, text

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/admin/releases/topic/add/"
NOTE = "第一行，很长的说明，写了很久。\n第二行 <b>“&”"
TYPED = {
    "name": "地理标志", "slug": "地理标志", "note": NOTE, "aliases-TOTAL_FORMS": "0",
    "aliases-INITIAL_FORMS": "0",
}  # fmt: skip


@pytest.fixture
def editor(request):
    client = Client(raise_request_exception=False)
    client.force_login(make.make_user("编辑", "审核"))
    client.get("/admin/")
    return client


def save(client):
    return client.post(ADD, TYPED)


def stored():
    return Topic.objects.filter(name="地理标志").exists()


@contextmanager
def locked():
    """Somebody else is in the middle of a long write."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 50")
            with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
                other.execute("BEGIN IMMEDIATE")
                yield
            cursor.execute("PRAGMA busy_timeout = 20000")
        else:
            cursor.execute("SET lock_timeout = '50ms'")
            address = {
                key: value
                for key, value in connection.get_connection_params().items()
                if key in ("host", "port", "user", "password", "dbname") and value
            }
            with psycopg.connect(**address) as other:
                other.execute("LOCK TABLE releases_topic IN EXCLUSIVE MODE")
                yield
            cursor.execute("RESET lock_timeout")


@contextmanager
def full():
    """SQLite is given no page more; PostgreSQL answers as it does from a full disk."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
        return

    def refuse(execute, sql, *rest):
        if sql.startswith("INSERT"):
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def away(monkeypatch):
    """Nobody answers at the database's address."""

    def refuse(*_args):
        raise OperationalError("connection refused")

    connection.close()
    with monkeypatch.context() as patch:
        patch.setattr(connection, "get_new_connection", refuse)
        patch.setattr(connection, "connect", refuse)
        yield


def not_kept(answer):
    """What the page says, which is checked; and its form, as it would be sent again."""
    page = text(answer)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert answer["Cache-Control"] == "no-store"
    assert "一点也没有保存" in page
    assert "第二行 &lt;b&gt;“&amp;”</textarea>" in page
    return {name: value for name, value in form_within(answer).items() if name in TYPED}


def test_locked_it_is_not_kept_and_can_be_sent_again(editor):
    with locked():
        again = not_kept(save(editor))
    assert not stored()
    assert again == TYPED
    assert editor.post(ADD, again).status_code == 302
    assert stored()


def test_full_it_is_not_kept_and_can_be_sent_again(editor):
    paste, sent = "/admin/releases/pastedtext/paste/", {"text": "第一行\n" + "专利" * 20_000}
    with full():
        answer = editor.post(paste, sent)
    assert answer.status_code == 503
    assert not PastedText.objects.exists()
    again = form_within(answer)
    assert again["text"] == sent["text"]
    assert editor.post(paste, again).status_code == 302
    assert PastedText.objects.exists()


def test_away_it_is_not_kept(editor, monkeypatch):
    with away(monkeypatch):
        not_kept(save(editor))
    assert not stored()


def test_readers_are_served_while_it_is_locked_or_full(demo_pages):
    reader = Client()
    for trouble in (locked, full):
        with trouble():
            assert [reader.get(page).status_code for page in demo_pages] == [200] * len(demo_pages)


@pytest.fixture
def demo_pages():
    number = make.make_release().number
    return ["/", "/releases/", f"/releases/{number}/", "/releases/?q=专利", "/statistics/"]


def test_a_full_disk_for_files_is_told_alike(editor, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.save_related", refuse)
    not_kept(save(editor))
    assert not stored()


def test_what_fails_before_the_end_of_the_transaction_is_not_kept(editor, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.response_add", refuse)
    not_kept(save(editor))
    assert not stored()


def test_what_fails_afterwards_is_kept_and_said_to_be(editor, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.contrib.messages.middleware.MessageMiddleware.process_response",
                        refuse)  # fmt: skip
    answer = save(editor)
    assert answer.status_code == 503
    assert "刚才提交的内容已经保存" in text(answer)
    assert "<textarea" not in text(answer)
    assert stored()


def test_a_session_that_cannot_be_stored_does_not_hide_that_it_was_kept(editor, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(
        "releases.operations.body_limit._most",
        lambda request: request.session.update({"x": 1}) or 10**9,
    )
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", refuse)
    answer = editor.post(ADD, TYPED | {"note": "长" * 30_000})
    assert answer.status_code == 503
    assert "刚才提交的内容已经保存" in text(answer)
    assert stored()


def test_a_connection_that_ends_while_it_commits_leaves_it_in_doubt(editor, monkeypatch):
    def _commit():
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(connection, "_commit", _commit)
    page = text(save(editor))
    monkeypatch.undo()
    in_doubt = connection.vendor != "sqlite"
    assert ("不能确定是否已经保存" in page) is in_doubt
    assert ("一点也没有保存" in page) is not in_doubt
    assert "第二行" in page


def test_another_fault_is_told_with_what_was_typed(editor, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.save_related", fail)
    answer = save(editor)
    assert answer.status_code == 500
    assert "Retry-After" not in answer
    assert "网站出了错，错误已经记录，刚才提交的内容一点也没有保存" in text(answer)
    assert form_within(answer)["note"].replace("\r", "") == NOTE
    assert not stored()


def test_no_password_comes_back(editor, monkeypatch):
    with away(monkeypatch):
        answer = Client(raise_request_exception=False).post(
            "/admin/login/", {"username": "lihua", "password": "Rm7#qzTp9w"}
        )
        assert answer.status_code == 503
        assert "暂时不能登录" in text(answer)
        assert "Rm7#" not in text(answer)
        form = {"old_password": "Rm7#qzTp9w", "new_password1": "kX7-mQ2w-Pd"}
        assert "Rm7#" not in text(editor.post("/admin/password_change/", form))
