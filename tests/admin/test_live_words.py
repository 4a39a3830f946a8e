"""Names and synonyms changed in a form are offered, and found, at once."""

import pytest
from django.urls import reverse

from releases.models import Indicator, SynonymGroup
from releases.publishing.permissions import grant
from releases.publishing.vocabulary import save_noun
from releases.search.index.rebuild import faults
from releases.search.results.ranked_results import search
from releases.search.words.completion import suggestions
from releases.search.words.known_names import vocabulary
from tests.make import (
    index_all,
    make_block,
    make_indicator,
    make_release,
    make_statistic,
    make_user,
)
from tests.public.pages import make_full_release


def save(desk, address, **fields):
    response = desk.post(address, fields)
    assert response.status_code == 302, response.context["errors"]


def rename(desk, indicator, name):
    fields = {
        "name": name, "slug": indicator.slug, "unit": "件", "theme": "", "definition": "",
        "up_is_good": "unknown", "other_names": "", "version": 0,
    }  # fmt: skip
    save(desk, reverse("admin:releases_indicator_change", args=[indicator.pk]), **fields)


def test_words_saved_in_a_form_are_offered_at_once(
    desk, editions, django_capture_on_commit_callbacks
):
    def offered(typed):
        return [row.text for row in suggestions(typed)]

    group = SynonymGroup.objects.create()
    word = group.words.create(word="黑木", key="黑木")
    other = group.words.create(word="木耳", key="木耳")
    assert offered("黑") == ["黑木"]
    words = {
        "words-TOTAL_FORMS": 2, "words-INITIAL_FORMS": 2, "words-0-id": word.pk,
        "words-0-group": group.pk, "words-0-word": "黑菜", "words-1-id": other.pk,
        "words-1-group": group.pk, "words-1-word": "木耳",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, reverse("admin:releases_synonymgroup_change", args=[group.pk]), **words)
    assert offered("黑") == ["黑菜"]
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("admin:releases_synonymgroup_delete", args=[group.pk])
        save(desk, address, post="yes")
    assert offered("黑") == []


def test_a_name_changed_in_a_form_is_offered_at_once(
    desk, editions, django_capture_on_commit_callbacks
):
    indicator = Indicator.objects.get()
    vocabulary()
    with django_capture_on_commit_callbacks(execute=True):
        rename(desk, indicator, "木耳专利")
    assert [row.text for row in suggestions("木耳")] == ["木耳专利"]


@pytest.mark.django_db(transaction=True)
def test_a_new_name_is_found_at_once_in_what_it_is_used_in(client):
    grant(using="default")
    client.force_login(make_user("编辑"))
    edition = make_full_release().appearances.get().edition
    index_all()
    body = edition.appearances.get().organisation
    address = reverse("admin:releases_organisation_change", args=[body.pk])
    data = {
        "name": "市焜局", "kind": body.kind, "slug": body.slug, "parent": "",
        "other_names": "", "version": 0,
    }  # fmt: skip
    assert client.post(address, data).status_code == 302
    assert search("市焜局").total == 1
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_editions_are_counted_and_not_their_rows(client, monkeypatch):
    monkeypatch.setattr(save_noun, "MAX_AT_ONCE", 2)
    grant(using="default")
    client.force_login(make_user("编辑"))
    indicator = make_indicator("专利授权量")
    editions = [make_release().editions.get() for _n in range(2)]
    for edition in (editions[0], editions[0], editions[0], editions[1]):
        make_statistic(make_block(edition, "1939件。"), "1939件", indicator=indicator)
    index_all()
    rename(client, indicator, "木耳专利")
    assert search("木耳专利").total == 2
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_a_name_in_very_many_releases_is_left_to_the_command(client, monkeypatch):
    monkeypatch.setattr(save_noun, "MAX_AT_ONCE", 0)
    grant(using="default")
    client.force_login(make_user("编辑"))
    topic = make_full_release().topics.get()
    address = reverse("admin:releases_topic_change", args=[topic.pk])
    page = client.post(address, {"name": "焜", "slug": topic.slug, "version": 0}, follow=True)
    assert "manage.py reindex" in page.content.decode()
