"""The editor's bar: the state, what stops publishing, and the next step, asked for in place."""

import pytest

from releases.models import Change, Edition, State
from releases.publishing import lifecycle
from tests import make
from tests.admin.asking import form_of, form_within, text, url

HTMX = {"HX-Request": "true"}


@pytest.fixture
def edition():
    edition = make.make_edition(source="云岫日报")
    make.make_statistic(make.make_block(edition))
    return edition


@pytest.fixture
def live():
    edition = make.make_release().editions.get()
    make.make_block(edition)
    return edition


def editor_of(client, edition, **asked):
    return text(client.get(url("edition_editor", edition.pk), asked))


def test_the_problems_come_after_the_page_and_lead_to_their_place(editor, edition):
    block = make.make_block(edition, "谁说的？", kind="answer")
    Edition.objects.update(source="")
    address = url("edition_problems", edition.pk)
    page = editor_of(editor, edition)
    assert f'hx-get="{address}"' in page
    assert "没有写明是谁说的" not in page
    for told in (text(editor.get(address)), editor_of(editor, edition, problems="1")):
        assert f'#{block.anchor}">没有写明是谁说的' in told
        assert "?edit=f-source#f-source" in told


def test_problems_are_not_for_everybody_nor_of_nothing(client, editor):
    assert editor.get(url("edition_problems", 99)).status_code == 404
    client.force_login(make.make_user())
    assert client.get(url("edition_problems", make.make_edition().pk)).status_code == 403


def test_an_act_has_the_problems_asked_for_anew(editor, edition):
    block = edition.blocks.get()
    data = {"row": block.anchor, "act": "drop", "version": 0}
    answer = editor.post(url("edition_editor", edition.pk), data, headers=HTMX)
    assert "HX-Trigger" not in answer
    edition.statistics.get().delete()
    answer = editor.post(url("edition_editor", edition.pk), data, headers=HTMX)
    assert answer["HX-Trigger"] == "acted"


def test_publishing_is_asked_in_the_bar(chief, edition):
    address = url("edition_publish", edition.pk)
    part = chief.get(address, headers=HTMX)
    assert "<html" not in text(part)
    assert "确定发布吗" in text(part)
    answer = chief.post(address, form_within(part), follow=True)
    assert answer.redirect_chain[-1][0] == url("edition_editor", edition.pk)
    edition.refresh_from_db()
    assert edition.state == State.LIVE


def test_a_correction_starts_with_one_click_and_ends_with_its_note(chief, live):
    page = chief.get(url("edition_editor", live.pk))
    at = text(page).index(url("edition_correct", live.pk))
    answer = chief.post(url("edition_correct", live.pk), form_within(page, at), follow=True)
    new = Edition.objects.get(ordinal=2)
    assert answer.redirect_chain[-1][0] == url("edition_editor", new.pk)
    address = url("edition_publish", new.pk)
    asked = chief.get(address, headers=HTMX)
    assert "disabled" not in text(asked)
    assert "请写明改了什么" in text(chief.post(address, form_within(asked)))
    told = form_within(asked) | {"change_note": "改正了专利授权量。"}
    chief.post(address, told)
    new.refresh_from_db()
    assert (new.state, new.change_note) == (State.LIVE, "改正了专利授权量。")
    verbs = list(Change.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["correct", "edit", "publish"]


def test_a_note_that_is_refused_is_not_kept(chief, live):
    new = lifecycle.correct(live.release, by=chief.user, now=make.NOW)
    new.blocks.all().delete()
    address = url("edition_publish", new.pk)
    told = form_of(chief.get(address)) | {"change_note": "改正了专利授权量。"}
    assert "还不能发布" in text(chief.post(address, told))
    new.refresh_from_db()
    assert (new.state, new.change_note) == (State.DRAFT, "")


def test_the_bar_offers_what_one_may_do(editor, reviewer, chief, edition, live):
    assert url("edition_publish", edition.pk) not in editor_of(editor, edition)
    assert url("edition_discard", edition.pk) in editor_of(editor, edition)
    assert url("edition_publish", edition.pk) in editor_of(reviewer, edition)
    assert url("edition_correct", live.pk) not in editor_of(reviewer, live)
    page = editor_of(chief, live)
    assert url("edition_withdraw", live.pk) in page
    assert f"/releases/{live.release.number}/" in page
    new = lifecycle.correct(live.release, by=chief.user, now=make.NOW)
    page = editor_of(chief, live)
    assert url("edition_correct", live.pk) not in page
    assert "已有一个正在修改的版本" in page
    assert url("edition_editor", new.pk) in page


def test_the_promises_come_when_they_are_reached(editor, edition):
    page = editor_of(editor, edition)
    assert url("edition_promises", edition.pk) in page
    assert "没有待回应的举措" in text(editor.get(url("edition_promises", edition.pk)))
    assert "没有待回应的举措" in editor_of(editor, edition, promises="some")
