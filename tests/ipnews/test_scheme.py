"""Whether a request came by HTTPS is the connection's to say, or the proxy's that settings name."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from ipnews.wsgi import by_its_connection
from tests.ipnews.test_settings import PRODUCTION, ROOT

CLAIMS = [
    {"X-Forwarded-Proto": "https"},
    {"X-Forwarded-Protocol": "ssl"},
    {"X-Forwarded-Ssl": "on"},
]


def scheme(**environ):
    seen = []
    by_its_connection(lambda given, _start: seen.append(given["wsgi.url_scheme"]) or [])(
        {"wsgi.url_scheme": "https", **environ}, None
    )
    return seen[0]


def test_a_claim_is_not_believed_and_a_server_that_has_tls_is():
    for name in ("PROTO", "PROTOCOL", "SSL"):
        assert scheme(**{f"HTTP_X_FORWARDED_{name}": "on"}) == "http"
    assert scheme() == "https"


@contextmanager
def gunicorn(**env):
    """With no configuration of ours, as somebody may start it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "ipnews.wsgi", "--bind", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **PRODUCTION, **env},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield lambda headers: answer(port, headers)
    finally:
        process.terminate()
        process.wait(10)


def answer(port, headers):
    """The status of a file that is not there, for which no database is asked."""
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request(
                "GET", "/static/none.css", headers={"Host": "example.gov.cn", **headers}
            )
            return connection.getresponse().status
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("gunicorn did not start")


@pytest.mark.slow
def test_gunicorn_on_this_machine_does_not_believe_it_either(tmp_path):
    with gunicorn(DATA_DIR=str(tmp_path)) as ask:
        assert [ask(claim) for claim in [{}, *CLAIMS]] == [301] * 4
    with gunicorn(DATA_DIR=str(tmp_path), BEHIND_PROXY="true") as ask:
        assert [ask(claim) for claim in [{}, *CLAIMS]] == [301, 404, 301, 301]
