"""The language stands in the address, and nothing else decides it."""

import re

import pytest
from django.test import RequestFactory
from django.urls import set_script_prefix
from django.views.defaults import server_error

from releases.public.site.languages import in_language, of_path
from tests.public.pages import make_full_release, text_of

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en-GB,en;q=0.9"}}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("/", "/en/"),
        ("/releases/", "/en/releases/"),
        ("/releases/?q=a%2Fb&page=2", "/en/releases/?q=a%2Fb&page=2"),
        ("/english/", "/en/english/"),
    ],
)
def test_one_page_in_each_language(chinese, english):
    for path in (chinese, english):
        assert in_language(path, "en") == english
        assert in_language(path, "zh-hans") == chinese


def test_below_a_path_of_the_host():
    set_script_prefix("/ipr/")
    try:
        assert in_language("/ipr/releases/", "en") == "/ipr/en/releases/"
        assert in_language("/ipr/en/releases/", "zh-hans") == "/ipr/releases/"
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize("path", ["/en//evil.example/", "//evil.example/", "/en///evil.example"])
def test_no_link_to_another_host(path, client):
    for language in ("en", "zh-hans"):
        assert re.match("/[^/]", in_language(path, language))
    html = client.get(path).content.decode()
    assert not re.search(r'(?:href|action)="//', html)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "zh-hans"), ("/en", "en"), ("/en/", "en"), ("/en/x", "en"),
        ("/enx/", "zh-hans"), ("/EN/", "zh-hans"), ("/en-gb/", "zh-hans"), ("", "zh-hans"),
    ],
)  # fmt: skip
def test_the_language_of_an_address(path, language):
    assert of_path(path) == language


@pytest.mark.parametrize("asked", ["", "*", "en", "en-US,en;q=0.9", "zh-TW", "x" * 600])
def test_the_browsers_languages_choose_nothing(client, asked):
    for path, lang in (("/", "zh-CN"), ("/en/", "en"), ("/nowhere/", "zh-CN"), ("/en/no/", "en")):
        response = client.get(path, headers={"accept-language": asked})
        assert f'<html lang="{lang}">' in response.content.decode()


@pytest.mark.parametrize("cookies", [{}, {"text_size": "large"}, {"sessionid": "a" * 32}])
def test_no_answer_depends_on_what_the_address_does_not_say(client, cookies):
    for name, value in cookies.items():
        client.cookies[name] = value
    slug = make_full_release().statistics.get().indicator.slug
    files = [f"/statistics/{slug}/{name}" for name in ("data.csv", "data.json", "metadata.json")]
    for path in ("/", "/releases/", "/nowhere/", *files):
        for address in (path, f"/en{path}"):
            response = client.get(address)
            b"".join(response)  # to the end, so that a file is closed
            assert not {"Accept-Language", "Cookie"} & set(response.get("Vary", "").split(", "))


def test_files_are_labelled_in_the_language_of_their_address(client):
    slug = make_full_release().statistics.get().indicator.slug
    for below, word in (("", "指标"), ("/en", "Indicator")):
        response = client.get(f"{below}/statistics/{slug}/data.csv")
        assert word in b"".join(response).decode("utf-8-sig").partition("\n")[0]
    page = client.get(f"/en/statistics/{slug}/").content.decode()
    assert re.search(r'href="/en/statistics/[^"]*/data.csv"', page)


def test_each_page_leads_to_the_other_with_what_was_asked(client):
    asked = {"q": "专利", "theme": "creation"}
    html = client.get("/releases/", asked).content.decode()
    query = "?q=%E4%B8%93%E5%88%A9&amp;theme=creation"
    assert f'<a href="/en/releases/{query}" hreflang="en" lang="en">English</a>' in html
    html = client.get("/en/releases/", asked).content.decode()
    assert f'<a href="/releases/{query}" hreflang="zh-CN" lang="zh-CN">中文</a>' in html


def test_the_head_names_the_page_in_each_language(client):
    for path, own in (("/releases/", ""), ("/en/releases/", "en/")):
        html = client.get(f"{path}?q=专利").content.decode()
        assert f'rel="canonical" href="http://testserver/{own}releases/"' in html
        found = re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
        assert found == [
            ("zh-CN", "http://testserver/releases/"),
            ("en", "http://testserver/en/releases/"),
            ("x-default", "http://testserver/releases/"),
        ]
    assert "hreflang=" not in client.get("/nowhere/").content.decode().partition("</head>")[0]


def test_a_citation_is_the_same_in_both(client):
    edition = make_full_release()
    number, measure = edition.release.number, edition.measures.get()
    for path in (
        f"/releases/{number}/", f"/releases/{number}/{measure.anchor}/",
        f"/measures/{number}/{measure.uid}/",
    ):  # fmt: skip
        words = [
            re.search(
                r'id="citation-text"[^>]*>(.*?)</blockquote', client.get(at).content.decode(), re.S
            )[1]
            for at in (path, f"/en{path}")
        ]
        assert words[0] == words[1]
        assert f"http://testserver/{path[1:9]}" in words[0]


def test_without_its_slash(client):
    assert client.get("/en")["Location"] == "/en/"
    assert client.get("/en/releases?q=a")["Location"] == "/en/releases/?q=a"


def test_what_has_no_language_stands_once(client):
    for path in ("sitemap.xml", "robots.txt", "opensearch.xml", "admin/", "display/"):
        assert client.get(f"/en/{path}").status_code == 404


class TestTheFormerSwitch:
    """Its cookie and its address, as pages and browsers of before know them."""

    @pytest.fixture
    def reader(self, client):
        client.cookies["django_language"] = "en"
        return client

    def test_its_cookie_leads_to_english_once(self, reader):
        reader.cookies["text_size"] = "large"
        answer = reader.get("/releases/?q=a")
        assert (answer.status_code, answer["Location"]) == (302, "/en/releases/?q=a")
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert answer.cookies["django_language"]["max-age"] == 0
        assert reader.get("/releases/").status_code == 200

    @pytest.mark.parametrize("path", ["/nowhere/", "/sitemap.xml", "/robots.txt", "/admin/login/"])
    def test_it_leads_nowhere_from_what_is_not_english(self, reader, path):
        answer = reader.get(path)
        assert answer.status_code in (200, 404)
        assert 'lang="en">\n<head' not in answer.content.decode()

    def test_it_leads_nowhere_from_an_english_page(self, reader):
        assert reader.get("/en/releases/").status_code == 200

    def test_it_turns_no_form_into_a_page(self, reader):
        answer = reader.post("/display/", {"size": "large", "next": "/"})
        assert (answer.status_code, answer["Location"]) == (303, "/")
        assert reader.post("/releases/").status_code == 405

    @pytest.mark.parametrize("value", ["zh-hans", "tlh", "", "en-us"])
    @pytest.mark.parametrize("path", ["/", "/en/", "/nowhere/", "/releases/feed.atom"])
    def test_any_other_cookie_is_given_up(self, client, value, path):
        client.cookies["django_language"] = value
        answer = client.get(path)
        assert answer.status_code in (200, 404)
        assert answer.cookies["django_language"]["max-age"] == 0
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        client.cookies.clear()
        again = client.get(path)
        assert not again.cookies
        assert "no-store" not in again.get("Cache-Control", "")

    @pytest.mark.parametrize(
        ("language", "back", "leads"),
        [
            ("en", "/releases/?q=a", "/en/releases/?q=a"),
            ("en", "/en/releases/", "/en/releases/"),
            ("zh-hans", "/en/releases/?q=a", "/releases/?q=a"),
            ("zh-hans", "/releases/", "/releases/"),
            ("en", "http://testserver/releases/", "http://testserver/en/releases/"),
            ("zh-hans", "/en//evil.example/", "/evil.example/"),
            ("en", "https://evil.example/", "/en/"),
            ("tlh", "/releases/", "/releases/"),
        ],
    )
    def test_its_address_leads_to_the_page_in_the_language(self, reader, language, back, leads):
        answer = reader.post("/display/", {"language": language, "next": back})
        assert (answer.status_code, answer["Location"]) == (303, leads)
        if language != "tlh":
            assert answer.cookies["django_language"]["max-age"] == 0


def test_the_editors_site_stays_chinese(client):
    client.get("/en/")
    html = client.get("/admin/login/", **ENGLISH).content.decode()
    assert 'lang="zh-hans"' in html
    assert "登录" in html


def test_error_pages_speak_the_language_of_the_address(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("releases.public.home.key_figures", lambda: 1 / 0)
    for path, lang, words in (
        ("/", "zh-CN", "页面出错了"), ("/en/", "en", "Something went wrong"),
        ("/nowhere/", "zh-CN", "没有这一页"), ("/en/nowhere/", "en", "There is no such page"),
    ):  # fmt: skip
        response = client.get(path)
        assert f'<html lang="{lang}">' in response.content.decode()
        assert words in text_of(response)
        assert f'href="{"/en/" if lang == "en" else "/"}"' in response.content.decode()


def test_the_next_reader_gets_no_language_of_the_last(client):
    client.get("/en/")
    assert '<html lang="zh-CN">' in server_error(RequestFactory().get("/")).content.decode()
