"""Rows of the lists are printed once, and anew when anything that they tell of others changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Appearance, Indicator, Measure, Organisation, Person, Release
from releases.public.lists import printed_rows
from releases.publishing import follow_ups
from tests.forgetting import forget
from tests.make import NOW, index_all, make_organisation, make_person, make_release, make_said
from tests.public.pages import make_correction, make_full_release

pytestmark = pytest.mark.django_db
ROWS = ("exchanges", "measures", "figures")


@pytest.fixture
def edition():
    edition = make_full_release()
    make_full_release()
    index_all()
    return edition


@pytest.fixture
def page(client):
    return lambda name, **query: client.get(reverse(f"public:{name}"), query)


def printed(response) -> list[str]:
    return [item.html for item in response.context["items"]]


@pytest.mark.parametrize("name", ROWS)
def test_the_second_reader_gets_what_was_printed_for_the_first(page, edition, monkeypatch, name):
    first = page(name)
    assert len(printed(first)) == 2
    monkeypatch.setattr(printed_rows, "_printed", None)
    tables = ("releases_edition", "releases_block")
    with CaptureQueriesContext(connection) as queries:
        assert page(name).content == first.content
    texts = [f'"{table}"."{column}"' for table in tables for column in ("title", "text")]
    assert not [query for query in queries if any(text in query["sql"] for text in texts)]


def anew(page, name, before):
    """The page now, which is the one of a process that keeps nothing."""
    now = page(name)
    forget()
    assert printed(page(name)) == printed(now) != printed(before)
    return now.content.decode()


@pytest.mark.parametrize("name", ROWS)
def test_another_address_of_who_spoke(page, edition, name):
    before = page(name)
    Person.objects.filter(appearances__edition=edition).update(slug="another")
    assert "/another/" in anew(page, name, before)


@pytest.mark.parametrize("name", ROWS)
def test_another_address_of_a_body(page, edition, name):
    before = page(name)
    Organisation.objects.filter(appearances__edition=edition).update(slug="another")
    assert "/another/" in anew(page, name, before)


def test_another_address_and_theme_of_an_indicator(page, edition):
    before = page("figures")
    Indicator.objects.update(slug="another")
    before, told = page("figures"), anew(page, "figures", before)
    assert "/another/" in told
    Indicator.objects.update(theme="service")
    assert "服务" in anew(page, "figures", before)


def test_another_body_that_is_responsible(page, edition):
    before = page("measures")
    Measure.objects.filter(edition=edition).update(organisation=make_organisation("另一局"))
    anew(page, "measures", before)


@pytest.mark.parametrize("name", ROWS)
def test_somebody_else_who_spoke(page, edition, name):
    before = page(name)
    Appearance.objects.filter(edition=edition).update(person=make_person("另一位"))
    anew(page, name, before)


def test_what_became_of_a_promise(page, edition):
    measure = edition.measures.get()
    Measure.objects.filter(pk=measure.pk).update(stage="planned")
    forget()
    before = page("measures")
    assert "后来：暂无消息" in before.content.decode()
    evidence = make_said(make_release().editions.get(), "建成保护中心")
    follow_ups.link(measure, outcome="done", evidence=evidence, by=None, now=NOW)
    assert "后来：已完成" in anew(page, "measures", before)


@pytest.mark.parametrize("name", ROWS)
def test_a_correction_and_the_origin_of_a_release(page, edition, name):
    before = page(name)
    Release.objects.filter(editions=edition).update(origin="sample")
    with_mark = page(name)
    assert with_mark.context["has_sample"]
    anew(page, name, before)
    make_correction(edition)
    index_all()
    assert len(printed(page(name))) == 1


def test_marked_words_are_kept_for_nobody(page, edition):
    plain = page("measures")
    marked = page("measures", q="稳步").content.decode()
    assert "<mark>稳步</mark>" in marked
    assert f"?q=%E7%A8%B3%E6%AD%A5#{edition.measures.get().anchor}" in marked
    assert printed(page("measures")) == printed(plain)
    assert "<mark>" not in plain.content.decode()


def test_english_rows_are_rows_of_their_own(page, client, edition):
    chinese = page("measures")
    english = client.get("/en/measures/")
    assert printed(english) != printed(chinese)
    assert printed(client.get("/en/measures/")) == printed(english)
    assert printed(page("measures")) == printed(chinese)
