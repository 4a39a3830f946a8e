"""The correction note is offered where it is asked for, and never instead of what was typed."""

import pytest

from releases.models import Edition, Release
from releases.publishing import lifecycle
from tests import make
from tests.admin.asking import form_of, press, text, url


@pytest.fixture
def draft(chief):
    edition = make.make_edition()
    block = make.make_block(edition, "全年专利授权37件。")
    make.make_statistic(block, "37件", value=37, decimals=0)
    release = lifecycle.publish(edition, by=chief.user, now=make.NOW)
    draft = lifecycle.correct(release, by=chief.user, now=make.NOW)
    draft.blocks.update(text="全年专利授权38件。")
    draft.statistics.update(value=38)
    return draft


def asked(client, edition):
    return client.get(url("edition_publish", edition.pk))


def test_what_changed_is_offered_and_published_as_it_stands(chief, draft):
    offered = "将“专利授权量37件”更正为“38件”。"
    page = asked(chief, draft)
    assert form_of(page)["change_note"].strip() == offered
    assert "请看过再发布" in text(page)
    press(chief, "publish", draft)
    assert Edition.objects.published().get().change_note == offered


def test_what_was_typed_stays(chief, draft):
    Edition.objects.filter(pk=draft.pk).update(change_note="我写的。")
    assert form_of(asked(chief, draft))["change_note"].strip() == "我写的。"
    emptied = {**form_of(asked(chief, draft)), "change_note": ""}
    again = chief.post(url("edition_publish", draft.pk), emptied)
    assert form_of(again)["change_note"].strip() == ""
    assert "请写明改了什么。" in text(again)


def test_it_may_be_changed(chief, draft):
    press(chief, "publish", draft, change_note="改了件数。")
    assert Edition.objects.published().get().change_note == "改了件数。"


def test_what_was_withdrawn_is_not_quoted(chief, draft):
    lifecycle.discard(draft, by=chief.user, now=make.NOW)
    release = Release.objects.get()
    lifecycle.withdraw(release, by=chief.user, now=make.NOW, reason="有误。")
    again = lifecycle.correct(release, by=chief.user, now=make.NOW)
    again.blocks.update(text="全年专利授权38件。")
    assert form_of(asked(chief, again))["change_note"].strip() == ""


def test_who_may_only_publish_is_asked_for_no_note_but_told_of_it(reviewer, draft):
    page = asked(reviewer, draft)
    assert "change_note" not in form_of(page)
    assert "更正要写“更正说明”" in text(page)
    Edition.objects.filter(pk=draft.pk).update(change_note="我写的。")
    assert "我写的。" in text(asked(reviewer, draft))
    press(reviewer, "publish", draft)
    assert Edition.objects.published().get().change_note == "我写的。"
