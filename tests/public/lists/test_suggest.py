"""The page of words to search for: some of each kind, and how many more there are."""

from urllib.parse import quote

import pytest

from releases.public.lists import suggest
from releases.search.results.ranked_results import search
from tests.make import index_all, make_appearance, make_organisation, make_release
from tests.public.pages import assert_nothing_inline, text_of

pytestmark = pytest.mark.django_db


def test_a_kind_with_many_names_is_cut(client, monkeypatch):
    monkeypatch.setattr(suggest, "MAX_NAMES", 2)
    edition = make_release().editions.get()
    for name in ("甲某", "乙某", "丙某"):
        make_appearance(edition, name)
    index_all()
    response = client.get("/suggest/")
    shown = text_of(response)
    assert sum(name in shown for name in ("甲某", "乙某", "丙某")) == 2
    assert "另有 1 个" in shown
    assert_nothing_inline(response)


def test_only_names_that_occur_are_listed(client):
    edition = make_release().editions.get()
    body = make_organisation("市局")
    body.aliases.create(name="从未印出的局")
    make_appearance(edition, "甲某", organisation=body)
    index_all()
    shown = text_of(client.get("/suggest/"))
    assert "甲某" in shown
    assert "从未印出的局" not in shown
    assert "驰名商标" not in shown


@pytest.mark.usefixtures("demo")
def test_every_listed_name_of_the_demo_is_found(client):
    page = client.get("/suggest/")
    names = [name for listed, _more in page.context["groups"].values() for name in listed]
    assert len(names) > 300
    assert [name for name in names if not search(name).total] == []


def test_links_keep_what_was_typed_before(client):
    make_release(title="云岫市专利工作发布会")
    index_all()
    shown = client.get("/suggest/", {"q": "云岫 zhuanl"})
    assert f"?q={quote('云岫 专利')}" in shown.content.decode()
    answer = client.get("/suggest/", {"q": "云岫 专", "format": "json"}).json()
    first = answer["suggestions"][0]
    assert (first["text"], first["value"]) == ("专利", "云岫 专利")
