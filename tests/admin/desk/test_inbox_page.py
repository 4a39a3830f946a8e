"""The inbox: the count in the bar, the page, what opening one does, and whose it is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Message
from releases.publishing.reviewing import commenting, deciding
from tests import make
from tests.admin.asking import text, url

PLACES = re.compile(r'<nav class="places".*?</nav>', re.DOTALL)


@pytest.fixture
def edition(editor, reviewer):
    make.set_review(1)
    return make.make_submitted(editor.user)


def unread(client, address="/admin/all/"):
    places = PLACES.search(text(client.get(address)))[0]
    found = re.search(r'class="unread">.*?</span>(\d+)', places, re.DOTALL)
    return int(found[1]) if found else 0


def message(client):
    return Message.objects.get(to=client.user)


def test_it_is_counted_on_every_page_and_costs_no_query(editor, reviewer, edition):
    assert (unread(reviewer), unread(editor)) == (1, 0)
    assert unread(reviewer, url("edition_editor", edition.pk)) == 1
    with CaptureQueriesContext(connection) as queries:
        reviewer.get("/admin/all/")
    assert len([each for each in queries if "releases_message" in each["sql"]]) == 1
    assert 'FROM "auth_user"' in next(
        each["sql"] for each in queries if "releases_message" in each["sql"]
    )


def test_opening_one_leads_to_the_decision_and_marks_it(reviewer, edition):
    page = text(reviewer.get(reverse("admin:messages")))
    assert "未读" in page
    assert str(edition) in page
    address = reverse("admin:message", args=[message(reviewer).pk])
    assert address in page
    assert address in text(reviewer.get("/admin/"))  # a card of the desk
    answer = reviewer.get(address)
    assert answer.url == url("edition_review", edition.pk)
    assert message(reviewer).read_at
    assert unread(reviewer) == 0
    assert "未读的消息" not in text(reviewer.get("/admin/"))


def test_where_the_others_lead(editor, reviewer, edition):
    anchor = edition.blocks.get().anchor
    commenting.comment(edition, anchor, text="看", by=reviewer.user, now=make.NOW)
    answer = editor.get(reverse("admin:message", args=[message(editor).pk]))
    assert answer.url == f"{url('edition_editor', edition.pk)}#comments"
    Message.objects.all().delete()
    deciding.give_back(edition, by=reviewer.user, now=make.NOW, reason="见批注")
    page = text(editor.get(reverse("admin:messages")))
    assert "见批注" in page
    answer = editor.get(reverse("admin:message", args=[message(editor).pk]))
    assert answer.url == url("edition_editor", edition.pk)


def test_all_are_marked_by_a_button_alone(reviewer, editor, edition):
    address = reverse("admin:read_all")
    assert reviewer.get(address).status_code == 405
    assert reviewer.post(address).status_code == 302
    assert unread(reviewer) == 0


def test_nobody_reads_anothers(editor, reviewer, client, edition):
    address = reverse("admin:message", args=[message(reviewer).pk])
    assert editor.get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert str(edition) not in text(editor.get(reverse("admin:messages")))
    assert message(reviewer).read_at is None


def test_long_inboxes_have_pages(editor, edition):
    told = {"edition": edition, "to": editor.user, "event": "due", "at": make.NOW}
    Message.objects.bulk_create(Message(about=str(n), **told) for n in range(51))
    page = text(editor.get(reverse("admin:messages")))
    assert "第 1 页，共 2 页" in page
    assert "第 2 页，共 2 页" in text(editor.get(f"{reverse('admin:messages')}?page=2"))
