"""The whole site below a path of its host: links, static files, feeds, redirects, cookies."""

import re

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory
from django.urls import get_script_prefix, set_script_prefix

from ipnews.wsgi import mounted
from tests.ipnews.test_settings import ask
from tests.public.addresses import NUMBER, WITHDRAWN, pages

IPR = {"SCRIPT_NAME": "/ipr"}


@pytest.fixture
def below(settings):
    """A client of the site under /ipr/, as settings.py sets it up there."""
    settings.FORCE_SCRIPT_NAME = settings.MOUNT_PATH = "/ipr"
    settings.STATIC_URL = "/ipr/static/"
    settings.SESSION_COOKIE_PATH = settings.CSRF_COOKIE_PATH = "/ipr/"
    settings.LANGUAGE_COOKIE_PATH = "/ipr/"
    before = get_script_prefix()
    set_script_prefix("/ipr/")
    yield Client(**IPR)
    set_script_prefix(before)


@pytest.mark.deep
@pytest.mark.usefixtures("demo")
def test_no_link_leads_out_of_the_path(below):
    for address in [page.removeprefix("/ipr") for page in pages()]:
        html = below.get(address).content.decode()
        links = re.findall(r'\s(?:href|src|action)="(/[^"]*|http[^"]*)"', html)
        assert len(links) > 8, address
        out = [at for at in links if not at.removeprefix("http://testserver").startswith("/ipr/")]
        assert out == [], address
        assert f'name="next" value="/ipr{address[:9]}' in html


@pytest.mark.usefixtures("demo")
def test_machines_are_given_mounted_addresses(below):
    texts = [
        below.get(at).content.decode()
        for at in ("/releases/feed.atom", "/sitemap.xml", "/sitemap-releases.xml",
                   "/robots.txt", "/opensearch.xml")
    ]  # fmt: skip
    for text in texts:
        assert "http://testserver/ipr/" in text
        assert not re.findall(r"http://testserver/(?!ipr/)\S*", text)
    assert "Disallow: /ipr/admin/" in texts[3]
    html = below.get(f"/releases/{NUMBER}/").content.decode()
    assert f'rel="canonical" href="http://testserver/ipr/releases/{NUMBER}/"' in html
    assert "http://testserver/releases" not in html


@pytest.mark.django_db
def test_redirects_and_cookies_stay_below(below):
    assert below.get("/releases")["Location"] == "/ipr/releases/"
    assert below.get("/admin/")["Location"].startswith("/ipr/admin/login/")
    answer = below.post("/display/", {"elder": "1", "next": "/ipr/releases/"})
    assert answer["Location"] == "/ipr/releases/"
    assert answer.cookies["elder"]["path"] == "/ipr/"
    assert below.post("/display/", {"elder": "1"})["Location"] == "/ipr/"
    assert below.get("/admin/login/").cookies["csrftoken"]["path"] == "/ipr/"


@pytest.mark.usefixtures("demo")
def test_explanations_stay_below(below):
    for address in (f"/releases/{WITHDRAWN}/", "/releases/19990101-1/"):
        html = below.get(address).content.decode()
        assert 'href="/ipr/"' in html
        assert 'href="/"' not in html


@pytest.mark.parametrize(
    ("asked", "passed"),
    [
        ("/ipr/releases/", "/releases/"),  # the server in front passes the whole path on
        ("/releases/", "/releases/"),  # or takes its part off first
        ("/ipr", "/"), ("/ipr/", "/"), ("/iprx/", "/iprx/"),
    ],
)  # fmt: skip
def test_both_kinds_of_server_in_front(asked, passed):
    seen = []
    app = mounted(lambda environ, _start: seen.append(environ["PATH_INFO"]) or [], "/ipr")
    app({"PATH_INFO": asked}, None)
    assert seen == [passed]


def test_without_a_path_nothing_is_taken_off():
    seen = []
    mounted(lambda environ, _start: seen.append(environ["PATH_INFO"]) or [], "")(
        {"PATH_INFO": "/ipr/"}, None
    )
    assert seen == ["/ipr/"]


@pytest.mark.django_db
@pytest.mark.django_db(transaction=True)  # the handler closes what is open
def test_a_request_through_the_handler(below):
    environ = RequestFactory().get("/ipr/robots.txt").environ
    status = []
    answer = mounted(WSGIHandler(), "/ipr")(environ, lambda line, _headers: status.append(line))
    assert status == ["200 OK"]
    assert b"http://testserver/ipr/sitemap.xml" in b"".join(answer)


@pytest.mark.parametrize("typed", ["/ipr", "ipr/", "/ipr/"])
def test_the_setting_moves_everything(typed):
    names = "MOUNT_PATH FORCE_SCRIPT_NAME STATIC_URL SESSION_COOKIE_PATH LANGUAGE_COOKIE_PATH"
    found = ask(names, MOUNT_PATH=typed)
    assert found == ["/ipr", "/ipr", "/ipr/static/", "/ipr/", "/ipr/"]


def test_at_the_root_nothing_moves():
    assert settings.MOUNT_PATH == ""
    assert settings.FORCE_SCRIPT_NAME is None
    assert settings.SESSION_COOKIE_PATH == "/"
