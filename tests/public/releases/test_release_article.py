"""The article of an edition is made once and kept; whatever else it tells is told anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import (
    AttendingOrganisation,
    Edition,
    Indicator,
    Organisation,
    Person,
    Release,
    State,
    Topic,
)
from releases.public.releases import release_article
from releases.public.releases.edition_links import links_of
from releases.publishing import follow_ups
from tests.make import NOW, make_organisation, make_release, make_said, make_topic
from tests.public.pages import make_correction, make_full_release

pytestmark = pytest.mark.django_db
OWN = {"edition", "edition_topics", "block", "attachment", "attendingmedia"}
TOLD_APART = {
    "appearance", "attendingorganisation", "measure", "statistic", "release", "followup",
    "person", "organisation", "indicator", "topic",
}  # fmt: skip


@pytest.fixture
def edition():
    return make_full_release()


@pytest.fixture
def made(monkeypatch):
    """The editions that an article was made of, in order."""
    found, load = [], release_article.load

    def loaded(edition, q=""):
        found.append(edition.pk)
        return load(edition, q)

    monkeypatch.setattr(release_article, "load", loaded)
    return found


@pytest.fixture
def page(client):
    def ask(edition, q="", **kw):
        address = reverse("public:release", args=[edition.release.number])
        return client.get(address, {"q": q} if q else {}, **kw).content.decode()

    return ask


def test_the_second_reader_gets_what_was_made_for_the_first(page, edition, made):
    first = page(edition)
    with CaptureQueriesContext(connection) as queries:
        second = page(edition)
    assert first.split("print-foot")[0] == second.split("print-foot")[0]
    assert made == [edition.pk]
    assert len(queries) == 6


@pytest.mark.parametrize("model", [Person, Organisation, Indicator, Topic])
def test_another_address_of_a_name(page, edition, made, model):
    page(edition)
    links = links_of(edition.pk)
    noun = next(link.noun for link in links if link.sort == model.kind_of_noun)
    model.objects.filter(pk=noun).update(slug="another")
    assert "/another/" in page(edition) or "topic=another" in page(edition)
    assert len(made) == 2


def test_a_name_merged_into_another(page, edition):
    page(edition)
    bureau = make_organisation("市文旅局", slug="kept-one")
    AttendingOrganisation.objects.update(organisation=bureau)
    assert reverse("public:organisation", args=["kept-one"]) in page(edition)


def test_what_became_of_a_promise(page, edition):
    promise = make_said(edition, "建设保护中心", stage="planned")
    assert "后来：已完成" not in page(edition)
    evidence = make_said(Edition.objects.get(release=make_release()), "建成保护中心")
    follow = follow_ups.link(promise, outcome="done", evidence=evidence, by=None, now=NOW)
    assert "后来：已完成" in page(edition)
    follow_ups.unlink(follow, by=None, now=NOW)
    assert "后来：已完成" not in page(edition)


def test_a_correction(page, client, edition):
    page(edition)
    fixed = reverse("public:edition", args=[edition.release.number, 1])
    assert "notice-old" not in client.get(fixed).content.decode()
    later = make_correction(edition, title="更正后的标题")
    assert "更正后的标题" in page(later)
    assert "notice-old" in client.get(fixed).content.decode()


def test_a_related_release_that_is_withdrawn(page, edition):
    other = make_release(topics=[make_topic()])
    assert 'href="#related"' in page(edition)
    other.editions.update(state=State.WITHDRAWN)
    assert 'href="#related"' not in page(edition)


def test_the_origin_of_a_release(page, edition):
    page(edition)
    Release.objects.update(origin="sample")
    assert "notice-sample" in page(edition)


def test_another_host_and_another_language(page, edition, settings):
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    assert "http://a.example/releases/" in page(edition, headers={"host": "a.example"})
    html = page(edition, headers={"host": "b.example"})
    assert "a.example" not in html
    assert page(edition) != html


def test_marked_words_are_kept_for_nobody(page, edition, made):
    page(edition)
    assert "<mark>" in page(edition, q="专利")
    assert "<mark>" not in page(edition)
    assert len(made) == 2


def test_nothing_else_is_read(rf, edition, monkeypatch):
    """A table that an article reads is its edition's own, or stands in what tells it apart."""
    captured = []
    monkeypatch.setattr(
        release_article, "kept", lambda key, made_of, make: captured.append(make) or make()
    )
    request = rf.get("/")
    wanted = release_article.asked(
        request, edition, editions=[edition], links=[], has_related=False
    )
    release_article.article(request, wanted)
    with CaptureQueriesContext(connection) as queries:
        captured[0]()
    tables = {
        part.strip('"').removeprefix("releases_")
        for query in queries
        for part in query["sql"].split()
        if part.startswith('"releases_') and "." not in part
    }
    assert tables - OWN <= TOLD_APART
