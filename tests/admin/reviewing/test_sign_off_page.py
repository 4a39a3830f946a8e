"""The page where editors ask departments and read their answers."""

import re

import pytest
from django.urls import reverse

from releases.models import Change, Measure, SignOff, SignOffAnswer, State
from releases.models.reviewing.sign_off import MAX_DAYS
from releases.publishing.signing_off import department_answers
from releases.publishing.signing_off.department_answers import RowAnswer
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make.make_edition()
    make.make_said(edition, "建设保护中心", organisation=make.make_organisation("市公安局"))
    return edition


@pytest.fixture
def editor(client):
    client.force_login(make.make_user("编辑"))
    return client


def page_of(edition):
    return reverse("admin:releases_edition_departments", args=[edition.pk])


def ask(client, edition, **kw):
    body = Measure.objects.get(edition=edition).organisation
    data = {"do": "ask", "organisation": body.pk, "days": 3, **kw}
    return client.post(page_of(edition), data)


def proposed(edition, words="明年建成"):
    row = Measure.objects.get(edition=edition)
    sign_off, _token = make.make_asked(edition, body=row.organisation)
    told = {"signed_by": "王五", "by": None, "now": sign_off.at}
    department_answers.answer(sign_off, [RowAnswer(row.anchor, words)], **told)
    return SignOffAnswer.objects.get()


def test_a_link_is_shown_once_and_works(editor, edition):
    page = ask(editor, edition).content.decode()
    assert f">{edition.title}</a>" in page
    link = re.search(r'value="http://testserver(/sign-off/[^"]+)"', page)[1]
    assert editor.get(link).status_code == 200
    assert link not in editor.get(page_of(edition)).content.decode()


def test_what_was_answered_leads_to_its_row(editor, edition):
    found = proposed(edition)
    page = editor.get(page_of(edition)).content.decode()
    assert "<ins>明年建成</ins>" in page
    assert f"#{found.anchor}" in page
    assert "共 2 行，1 行未答。" in page


def test_dealt_with(editor, edition):
    found = proposed(edition)
    editor.post(page_of(edition), {"do": "settle", "key": found.pk})
    found.refresh_from_db()
    assert found.settled_at is not None
    assert 'value="settle"' not in editor.get(page_of(edition)).content.decode()


def test_revoked(editor, edition):
    sign_off, token = make.make_asked(edition, body=Measure.objects.get().organisation)
    editor.post(page_of(edition), {"do": "revoke", "key": sign_off.pk})
    assert editor.get(f"/sign-off/{token}/").status_code == 410


@pytest.mark.parametrize("days", ["0", str(MAX_DAYS + 1), "x", ""])
def test_days_that_are_refused(editor, edition, days):
    page = ask(editor, edition, days=days).content.decode()
    assert "errorlist" in page
    assert not SignOff.objects.exists()


def test_a_body_without_rows_is_no_choice(editor, edition):
    ask(editor, edition, organisation=make.make_organisation("市档案馆").pk)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 40, "²"])
@pytest.mark.parametrize("do", ["revoke", "settle"])
def test_a_tampered_key_is_not_found(editor, edition, do, key):
    assert editor.post(page_of(edition), {"do": do, "key": key}).status_code == 404


def test_an_answer_of_another_edition_is_not_settled_from_here(editor, edition):
    found = proposed(edition)
    other = make.make_edition()
    answered = editor.post(page_of(other), {"do": "settle", "key": found.pk})
    assert answered.status_code == 404
    assert SignOffAnswer.objects.get().settled_at is None


def test_reviewers_read_and_do_not_ask(client, edition):
    client.force_login(make.make_user("审核"))
    page = client.get(page_of(edition))
    assert page.status_code == 200
    assert 'value="ask"' not in page.content.decode()
    assert ask(client, edition).status_code == 403
    assert not Change.objects.filter(verb="ask").exists()


def test_what_is_published_asks_nobody(editor):
    edition = make.make_release().editions.get()
    assert edition.state == State.LIVE
    page = editor.get(page_of(edition)).content.decode()
    assert "还没有请部门会签。" in page
    assert 'value="ask"' not in page


def test_queries_do_not_grow_with_answers(editor, edition, django_assert_max_num_queries):
    body = Measure.objects.get().organisation
    for n in range(20):
        make.make_said(edition, f"举措{n}", organisation=body)
    make.make_asked(edition, body=body)
    with django_assert_max_num_queries(20):
        editor.get(page_of(edition))
