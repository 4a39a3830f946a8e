"""The site under the shipped gunicorn, two workers of it, whose database a drill takes away."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace

from tests.benchmarks.peers.databases import ROOT
from tests.benchmarks.peers.servers import OURS, Site, children, gunicorn
from tests.soak.editors import Editor, _form

DRAFT = """
import django; django.setup()
from django.utils import timezone
from releases.publishing import drafting
from tests.soak.newsroom import _user
user = _user("editor", "编辑")
print(drafting.blank(by=user, now=timezone.now(), title="演练稿").pk)
"""


class DrilledSite:
    def __init__(self, folder, address) -> None:
        self.environment = {
            "DATABASE_URL": address, "DATA_DIR": str(folder), "PAGE_CACHE_MB": "12",
            "DJANGO_SETTINGS_MODULE": "ipnews.settings",
        }  # fmt: skip
        command = gunicorn(sys.executable, OURS, "ipnews.wsgi")
        self.site = Site("drill", command, ROOT, self.environment)
        self.folder = folder

    def start(self) -> None:
        self.site.start(self.folder)
        deadline = time.monotonic() + 60
        while len(self.workers()) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def run(self, *words: str) -> str:
        command = [sys.executable, *words]
        environment = os.environ | self.environment
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def workers(self) -> list[int]:
        return children(self.site.process.pid)

    def each_worker(self) -> Iterator[int]:
        """One after the other is the only one that runs."""
        for pid in self.workers():
            with alone(pid, self.workers()):
                yield pid

    def get(self, path: str) -> SimpleNamespace:
        began = time.monotonic()
        client = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        client.request("GET", path)
        answer = client.getresponse()
        text = answer.read().decode()
        client.close()
        took = time.monotonic() - began
        return SimpleNamespace(status=answer.status, headers=answer.headers, text=text, took=took)

    def get_at_once(self, paths: list[str]) -> list[SimpleNamespace]:
        with ThreadPoolExecutor(4) as readers:
            return list(readers.map(self.get, paths))


@contextmanager
def alone(pid: int, workers: list[int]) -> Iterator[None]:
    others = [other for other in workers if other != pid]
    for other in others:
        os.kill(other, signal.SIGSTOP)
    try:
        yield
    finally:
        for other in others:
            os.kill(other, signal.SIGCONT)


class DrilledEditor:
    """Has the form of a draft open, with something typed that is not yet saved."""

    def __init__(self, site: DrilledSite, typed: str) -> None:
        draft = int(site.run("-c", DRAFT))
        self.editor = Editor(site.site.port, "editor", draft, threading.Event())
        self.editor._sign_in()
        self.form = self._opened()
        self.form.fields["subtitle"] = typed

    def saves(self) -> tuple[int, str]:
        values = [*self.form.form_values(), ("act", "save")]
        try:
            answer = self.editor._send(self.editor.address, values)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        return answer.status, answer.read().decode()

    def stored(self) -> str:
        return self._opened().fields["subtitle"]

    def _opened(self):
        return _form(self.editor._opened(f"{self.editor.address}?edit=f-head"), "subtitle")
