"""Each request one line with its id, other lines with the same id, and nobody's data in either."""

import json
import logging
import sys

import pytest
from django.test import Client
from django.urls import path

from releases.operations.log_lines import JsonLine, TextLine, WithoutRequest, request_id
from releases.urls import urlpatterns as of_releases

PROXYS = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def lines(caplog):
    """What was written, as JSON is read."""

    def read(name="ipnews.request", form=JsonLine):
        formatter = form()
        return [formatter.format(each) for each in caplog.records if each.name == name]

    caplog.set_level(logging.INFO)
    return read


@pytest.mark.django_db
def test_a_request_is_one_line(lines):
    answer = Client().get("/robots.txt")
    (line,) = map(json.loads, lines())
    assert line.pop("ms") >= 0
    assert line.pop("time")[10] == "T"
    assert line == {
        "level": "INFO",
        "logger": "ipnews.request",
        "request_id": answer["X-Request-ID"],
        "method": "GET",
        "path": "/robots.txt",
        "status": 200,
        "bytes": len(answer.content),
    }


@pytest.mark.django_db
def test_the_same_as_text(lines):
    answer = Client().get("/robots.txt")
    (line,) = lines(form=TextLine)
    assert f" INFO ipnews.request [{answer['X-Request-ID']}] GET /robots.txt 200 " in line
    assert line.endswith(f" ms {len(answer.content)} bytes")


@pytest.mark.django_db
def test_nothing_of_a_person_is_written(lines):
    headers = {"x-forwarded-for": "203.0.113.9", "user-agent": "Phone", "cookie": "sessionid=wxyz"}
    Client(REMOTE_ADDR="203.0.113.9").get(
        "/releases/?q=张三&page=2&13800138000=1&王五", headers=headers
    )
    (line,) = lines()
    assert json.loads(line)["path"] == "/releases/?q&page"
    for secret in ("张三", "%E5", "13800138", "王五", "203.0", "Phone", "wxyz"):
        assert secret not in line + lines(form=TextLine)[0]


@pytest.mark.django_db
def test_a_line_has_an_end(lines):
    names = [f"{letter}{letter}" for letter in "abcdefghijklmnopqrstu"]
    Client().get("/healthz?" + "&".join(f"{name}=1" for name in names))
    Client().get("/" + "长" * 299)
    Client().get("/" + "长" * 300)
    kept, fits, cut = [json.loads(line)["path"] for line in lines()]
    assert kept == "/healthz?" + "&".join(names[:20])
    assert fits == cut == "/" + "长" * 299


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("behind", "given", "kept"),
    [
        (True, PROXYS, True),
        (True, "a" * 8, True),
        (True, "a" * 64, True),
        (True, "a" * 7, False),
        (True, "a" * 65, False),
        (True, "abcdefgh\n", False),
        (True, "身份证号码一二三四", False),
        (False, PROXYS, False),
    ],
)
def test_only_the_proxy_names_a_request(settings, behind, given, kept):
    settings.BEHIND_PROXY = behind
    answer = Client().get("/healthz", headers={"x-request-id": given})
    assert (answer["X-Request-ID"] == given) is kept
    assert len(answer["X-Request-ID"]) >= 8


def test_each_request_has_its_own():
    assert Client().get("/healthz")["X-Request-ID"] != Client().get("/healthz")["X-Request-ID"]


def fails(_request):
    raise ZeroDivisionError("on purpose")


urlpatterns = [path("fails/", fails), *of_releases]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_an_error_is_told_with_its_traceback_and_the_same_id(lines):
    answer = Client(raise_request_exception=False).get("/fails/?q=张三")
    assert answer.status_code == 500
    (error,) = map(json.loads, lines("django.request"))
    (line,) = map(json.loads, lines())
    assert error["request_id"] == line["request_id"] == answer["X-Request-ID"]
    assert error["message"] == "Internal Server Error: /fails/"
    assert "ZeroDivisionError: on purpose" in error["traceback"]
    assert "张三" not in json.dumps(error, ensure_ascii=False)


@pytest.mark.parametrize("form", [JsonLine, TextLine])
def test_nobody_begins_a_line_of_his_own(form):
    said = "甲\n2026 INFO 乙\r\x1b[31m\u202e\x85"
    line = form().format(logging.LogRecord("a", logging.INFO, "", 1, "%s", (said,), None))
    assert "甲" in line
    assert not {"\n", "\r", "\x1b"} & set(line)


def test_text_turns_nothing_round():
    record = logging.LogRecord("a", logging.INFO, "", 1, "一\u202e\x85二", (), None)
    assert TextLine().format(record).endswith("一\\u202e\\x85二")


@pytest.mark.django_db
def test_a_foreign_host_fills_no_log(lines):
    answer = Client(headers={"host": f"evil.example{'x' * 5000}"}).get("/")
    assert answer.status_code == 400
    (line,) = lines("django.security.DisallowedHost", TextLine)
    assert "evil.example" in line
    assert len(line) < 450
    assert "\n" not in line


def test_a_traceback_in_text_has_its_lines():
    try:
        raise ValueError("on purpose")
    except ValueError:
        record = logging.LogRecord("a", logging.ERROR, "", 1, "failed", (), sys.exc_info())
    first, *rest = TextLine().format(record).splitlines()
    assert first.endswith(" ERROR a [-] failed") or request_id.get() in first
    assert rest[-1] == "ValueError: on purpose"


@pytest.mark.django_db
def test_a_file_is_told_with_its_length(lines):
    answer = Client().get("/static/releases/css/tokens.css")
    (line,) = map(json.loads, lines())
    assert line["status"] == answer.status_code
    assert line["bytes"] >= 0


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Invalid request from ip=203.0.113.9: '/?q=张三'", "A request could not be answered."),
        ("Error handling request /?q=张三", "A request could not be answered."),
        ("Booting worker with pid: 7", "Booting worker with pid: 7"),
    ],
)
def test_what_the_server_could_not_read_is_not_repeated(said, kept):
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 1, said, (), None)
    assert WithoutRequest().filter(record)
    assert json.loads(JsonLine().format(record))["message"] == kept
