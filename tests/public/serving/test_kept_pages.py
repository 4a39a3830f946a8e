"""What was made is served again as it was, and to nobody for whom it would be another page."""

import gzip

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from releases.models import ContentVersion, Edition, State
from releases.public.serving import headers, kept_pages
from releases.publishing import lifecycle
from tests import make

pytestmark = pytest.mark.django_db
HOME = "/"
NOON = "2026-03-01T12:00:00+08:00"


@pytest.fixture
def release():
    release = make.make_release(title="香菇保护发布会")
    make.index_all()
    return release


def address_of(release):
    return reverse("public:release", args=[release.number])


def test_the_second_reader_gets_what_the_first_got(client, kept, release):
    address = address_of(release)
    first = client.get(address)
    assert kept(address)
    second = Client().get(address)
    assert second.content == first.content
    for response in (first, second):
        del response["X-Request-ID"]
    assert second.headers == first.headers
    assert not kept(f"{address}?q=香菇")


@pytest.mark.parametrize("address", [HOME, "/releases/", "/releases/feed.atom", "/suggest/?q=香"])
def test_any_change_makes_it_anew(client, kept, release, address):
    client.get(address)
    assert kept(address)
    Edition.objects.filter(release=release).update(state=State.WITHDRAWN)
    assert not kept(address)
    assert kept(address)


@pytest.mark.parametrize(("changes", "times", "keeps"), [(0, 1, True), (1, 2, True), (3, 3, False)])
def test_a_page_during_which_something_changed_is_made_again(rf, release, changes, times, keeps):
    made = []

    def page(request):
        made.append(Edition.objects.get(release=release).title)
        if len(made) <= changes:
            Edition.objects.filter(release=release).update(title=f"第{len(made)}次更正")
        return HttpResponse(made[-1])

    serve = kept_pages.KeptPages(page)
    response = serve(rf.get(HOME))
    assert response.content.decode() == made[-1]
    assert len(made) == times
    assert ("ETag" in response) is keeps
    serve(rf.get(HOME))
    assert (len(made) == times) is keeps


def test_without_a_version_nothing_is_kept(client, kept, release):
    ContentVersion.objects.all().delete()
    client.get(HOME)
    assert not kept(HOME)


def test_nothing_is_kept_while_templates_are_written(client, kept, settings):
    settings.DEBUG = True
    client.get(HOME)
    assert not kept(HOME)


def test_who_has_it_gets_nothing_again(client, kept, release):
    tag = client.get(HOME)["ETag"]
    assert kept(HOME, if_none_match=tag)
    again = client.get(HOME, headers={"if-none-match": f'W/"other", {tag}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert again["Cache-Control"] == headers.PUBLIC
    Edition.objects.filter(release=release).update(state=State.WITHDRAWN)
    assert client.get(HOME, headers={"if-none-match": tag}).status_code == 200


def test_the_tag_of_one_address_says_nothing_of_another(client, release):
    tag = client.get(HOME)["ETag"]
    for other in ("/releases/", "/releases/19990101-1/", "/en/", "/admin/"):
        assert client.get(other, headers={"if-none-match": tag}).status_code != 304


def test_a_304_needs_no_kept_page(client, kept, settings):
    settings.PAGE_CACHE_MB = 0
    tag = client.get(HOME)["ETag"]
    assert kept(HOME, if_none_match=tag)
    assert not kept(HOME)


@pytest.mark.parametrize("address", [HOME, "/en/", "/releases/?q=香菇", "/none/", "/robots.txt"])
def test_public_answers_are_for_all(client, address):
    for _made_and_kept in range(2):
        response = client.get(address)
        assert response["Cache-Control"] == headers.PUBLIC
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def test_a_session_makes_no_other_page(client, kept, release):
    client.get(HOME)
    client.force_login(make.make_user("编辑"))
    assert kept(HOME)


@pytest.mark.parametrize("cookies", [{"elder": "1"}, {"text_size": "large"}])
def test_a_size_without_script_is_the_reader_s_own(client, kept, release, cookies):
    plain = client.get(HOME)
    client.cookies.load(cookies)
    own = client.get(HOME)
    assert own.content != plain.content
    assert (own["Cache-Control"], own["ETag"] == plain["ETag"]) == (headers.OWN, False)
    again = client.get(HOME, headers={"if-none-match": own["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (304, headers.OWN)


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/releases/edition/1/change/"])
@pytest.mark.parametrize("condition", [{}, {"if-none-match": "*"}, {"if-none-match": 'W/"x"'}])
def test_editors_pages_are_kept_by_nobody(client, path, condition):
    for _signed_in in range(2):
        response = client.get(path, headers=condition)
        assert "no-store" in response["Cache-Control"]
        assert response.status_code != 304
        assert not {"ETag", "Last-Modified"} & set(response.headers)
        client.force_login(make.make_user("编辑", "审核"))


def test_what_is_posted_is_kept_by_nobody(client):
    response = client.post("/display/", {"size": "large"})
    assert response.cookies
    assert response["Cache-Control"] == headers.PRIVATE


def test_what_is_missing_is_found_once_it_is_there(client, kept, release):
    address = address_of(release)
    lifecycle.withdraw(release, by=None, now=make.NOW, reason="有误")
    assert client.get(address).status_code == 410
    assert not kept(address)
    assert "ETag" not in client.get(address)


@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (-1, False)])
def test_a_megabyte_is_kept_and_no_more(client, kept, release, monkeypatch, more, is_kept):
    assert kept_pages.MOST_BYTES == 1024 * 1024
    packed = Client(headers={"accept-encoding": "gzip"}).get(HOME).content
    cache.clear()
    monkeypatch.setattr(kept_pages, "MOST_BYTES", len(packed) + more)
    client.get(HOME)
    assert kept(HOME) is is_kept


def test_it_is_packed_for_who_takes_it(client, release):
    plain = client.get(HOME)
    for _made_and_kept in range(2):
        packed = Client(headers={"accept-encoding": "br, gzip"}).get(HOME)
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
        assert "Accept-Encoding" in packed["Vary"]
    for refused in ("", "br", "gzip;q=0", "gzip; q=0.000, br"):
        assert Client(headers={"accept-encoding": refused}).get(HOME).content == plain.content


def test_of_a_head_only_the_head(client, kept, release):
    made = client.head(HOME)
    whole = client.get(HOME)
    again = client.head(HOME)
    for head in (made, again):
        assert (head.content, head["Content-Length"]) == (b"", str(len(whole.content)))
        assert head["ETag"] == whole["ETag"]


def test_at_midnight_in_shanghai_it_is_another_page(client, kept):
    with time_machine.travel("2026-03-01T23:59:58+08:00", tick=False) as clock:
        client.get(HOME)
        clock.shift(1)
        assert kept(HOME)
        clock.shift(1)
        assert not kept(HOME)


def test_other_code_or_settings_make_another_page(client, kept, settings):
    client.get(HOME)
    settings.SITE_OWNER = "云岫市知识产权局"
    assert not kept(HOME)


def test_hosts_have_their_own_pages(client, kept):
    client.get(HOME)
    assert not kept(HOME, host="localhost")
    assert client.get(HOME, headers={"host": "elsewhere.example"}).status_code == 400


def test_a_feed_tells_its_own_changes(client, kept, release):
    first = client.get("/releases/feed.atom")
    for known in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        assert kept("/releases/feed.atom", **{k.replace("-", "_"): v for k, v in known.items()})
        assert client.get("/releases/feed.atom", headers=known).status_code == 304
    make.make_organisation("与此无关")
    assert client.get("/releases/feed.atom", headers=known).status_code == 304
