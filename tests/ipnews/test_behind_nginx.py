"""The shipped gunicorn and nginx together: what each keeps from the other, and from readers."""

import json
import shutil
import socket
import subprocess
import time
from contextlib import suppress

import pytest
from django.db import connection

from ipnews.env import ROOT
from tests.ipnews.behind_nginx import free_port, render, served
from tests.public.addresses import NUMBER

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not installed"
    ),
]


@pytest.fixture(scope="module")
def site(django_db_setup, tmp_path_factory):
    from tests.snapshots import _file

    if connection.vendor != "sqlite":
        pytest.skip("served from SQLite; nginx sees no difference")
    with served(tmp_path_factory.mktemp("served"), _file("demo")) as site:
        yield site


def test_the_shipped_configuration_is_one(tmp_path):
    told = subprocess.run(
        ["nginx", "-t", "-c", render(tmp_path, free_port())], capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()
    assert b"warn" not in told.stderr


def test_pages_come_compressed_and_over_tls(site):
    answer = site.get("/releases/", accept_encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["Strict-Transport-Security"]
    assert "nginx/" not in answer.headers["Server"]


def test_static_files_never_reach_the_application(site):
    address = next(
        part.split('"')[0] for part in site.get("/").text.split('href="') if "/static/" in part[:9]
    )
    before = site.log().count('"path"')
    answer = site.get(address, accept_encoding="gzip")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (
        site.get("/static/releases/css/tokens.css").headers["Cache-Control"] == "public, max-age=60"
    )
    assert site.log().count('"path"') == before + 0


def test_the_request_is_named_by_the_proxy_and_by_nobody_else(site):
    answer = site.get("/robots.txt?q=x", x_request_id="chosen-by-a-client")
    named = answer.headers["X-Request-ID"]
    assert len(named) == 32
    assert "," not in named
    lines = [json.loads(line) for line in site.log().splitlines() if named in line]
    assert [line["path"] for line in lines] == ["/robots.txt?q"]
    assert "chosen-by-a-client" not in site.log()


def test_probes_are_for_this_machine(site):
    assert json.loads(site.get("/healthz").text) == {"status": "ok"}
    assert json.loads(site.get("/readyz").text)["status"] == "ready"


@pytest.mark.parametrize(
    ("path", "megabytes"), [("/display/", 1), ("/display/", 300), ("/admin/login/", 111)]
)
def test_what_is_too_long_is_refused_unread(site, path, megabytes):
    with site.connect() as client:
        head = f"POST {path} HTTP/1.1\r\nHost: www.example.gov.cn\r\nContent-Length: "
        client.sendall(f"{head}{megabytes * 1024**2}\r\n\r\n".encode())
        answer = ""
        while "</html>" not in answer:
            answer += client.recv(65536).decode()
    assert answer.startswith("HTTP/1.1 413 ")
    assert "提交的内容太大" in answer
    assert "Retry-After" not in answer


def test_the_application_alone_reads_no_long_body_either(site):
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(20)
        client.connect(f"{site.folder}/http.sock")
        head = "POST /display/ HTTP/1.1\r\nHost: www.example.gov.cn\r\nX-Forwarded-Proto: https\r\n"
        client.sendall(f"{head}Content-Length: {300 * 1024**2}\r\n\r\n".encode())
        assert client.recv(65536).startswith(b"HTTP/1.1 413 ")
        sent = 0
        with suppress(BrokenPipeError, ConnectionResetError):
            while sent < 300 * 1024**2:
                sent += client.send(b"x" * 65536)
    assert sent < 2 * 1024**2


def test_half_open_connections_hold_no_reader(site):
    silent = [site.connect() for _n in range(20)]
    begun = [site.connect() for _n in range(20)]
    for client in begun:
        client.sendall(b"POST /display/ HTTP/1.1\r\nHost: www.example.gov.cn\r\n")
    for client in begun[:10]:
        client.sendall(b"Content-Length: 50\r\n\r\nnext=")
    began = time.monotonic()
    assert site.get("/releases/").status == 200
    assert site.get("/speakers/").status == 200
    assert time.monotonic() - began < 3
    for client in silent + begun:
        client.close()


def test_words_are_not_tried_by_the_hundred(site):
    tries = [site.ask("POST", "/admin/login/", b"username=a&password=b") for _n in range(14)]
    refused = [answer for answer in tries if answer.status == 429]
    assert refused
    assert refused[0].headers["Retry-After"] == "10"
    assert "请求太频繁" in refused[0].text
    assert site.get("/admin/login/").status == 200


def test_nobody_else_asks_by_the_thousand(site):
    def asked(source):
        with site.connect(source) as client:
            request = (
                b"GET /static/releases/css/tokens.css HTTP/1.1\r\nHost: www.example.gov.cn\r\n\r\n"
            )
            client.sendall(request * 700)
            client.settimeout(1)
            told = b""
            with suppress(TimeoutError):
                while part := client.recv(1 << 20):
                    told += part
        return told.count(b"HTTP/1.1 200 "), told.count(b"HTTP/1.1 429 ")

    assert asked("127.0.0.1") == (700, 0)
    served, refused = asked("127.0.0.2")
    assert 500 < served < 700
    assert served + refused == 700


def test_a_change_is_seen_within_two_seconds(site):
    address = f"/releases/{NUMBER}/"
    for _n in range(3):
        assert "本稿已撤回" not in site.get(address).text
    site.manage("shell", "-c", WITHDRAWAL.format(number=NUMBER))
    changed = time.monotonic()
    while site.get(address).status == 200:
        assert time.monotonic() - changed < 2
        time.sleep(0.05)
    assert "试撤" in site.get(address).text


WITHDRAWAL = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from releases.models import Release
from releases.publishing.lifecycle import withdraw
user = get_user_model().objects.create_superuser("reviewer")
withdraw(Release.objects.get(number="{number}"), by=user, now=timezone.now(), reason="试撤")
"""


def test_a_page_is_kept_for_all_but_those_with_their_own(site):
    address = "/measures/"
    state = [site.get(address).headers["Cache-Control"] for _n in range(2)]
    assert state == ["public, max-age=0, s-maxage=1, stale-if-error=86400"] * 2
    before = site.log().count('"/measures/"')
    for _n in range(5):
        site.get(address)
    assert site.log().count('"/measures/"') - before <= 3
    before = site.log().count('"/measures/"')
    for cookie in ("elder=1", "a=b; text_size=large", "sessionid=x"):
        site.get(address, cookie=cookie)
    assert site.log().count('"/measures/"') - before == 3


def test_the_last_pages_are_served_while_the_application_is_away(site):
    kept = site.get("/speakers/").text
    site.stop_application()
    try:
        answer = site.get("/speakers/")
        assert (answer.status, answer.text) == (200, kept)
        assert "Stale" in answer.headers["Warning"]
        never_asked = site.get("/never-asked/")
        assert never_asked.status == 503
        assert never_asked.headers["Retry-After"] == "30"
        assert "网站暂时打不开" in never_asked.text
        own = site.get("/speakers/", cookie="elder=1")
        assert own.status == 503
    finally:
        site.start_application()
    assert site.get("/speakers/").headers["Warning"] is None


def test_an_operator_has_nginx_forget_what_was_kept(site):
    told = "find /var/lib/nginx/ipnews -type f -delete && systemctl reload nginx"
    assert told in (ROOT / "docs/operators.md").read_text("utf-8")
    here = told.replace("/var/lib/nginx/ipnews", f"{site.folder}/cache")
    here = here.replace("systemctl reload nginx", f"kill -HUP {site.nginx.pid}")
    assert site.get("/speakers/").status == 200
    site.stop_application()
    try:
        assert site.get("/speakers/").status == 200
        subprocess.run(["sh", "-c", here], check=True)
        deadline = time.monotonic() + 10
        while site.get("/speakers/").status != 503:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        site.start_application()
