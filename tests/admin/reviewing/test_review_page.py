"""The review page: what it shows before the answer, who may answer what, and where it leads."""

import datetime
import re

import pytest
from django.utils import timezone

from releases.models import Change, Edition, ReviewRules, State, Submission
from releases.publishing import editing
from tests import make
from tests.admin.asking import form_of, press, said, text, url
from tests.admin.conftest import signed_in


@pytest.fixture(autouse=True)
def _one_step(_database):
    make.set_review()


@pytest.fixture
def edition(editor):
    return make.make_submitted(editor.user)


def page(client, edition):
    return client.get(url("edition_review", edition.pk))


def decide(client, edition, decision, **values):
    form = form_of(page(client, edition)) | {"decision": decision} | values
    return client.post(url("edition_review", edition.pk), form, follow=True)


def state(edition):
    return Edition.objects.get(pk=edition.pk).state


def test_from_the_button_to_the_public_page(editor, reviewer):
    edition = make.make_edition(created_by=editor.user)
    block = make.make_block(edition)
    block.text = "全年专利授权1940件。"
    editing.save(block, version=0, by=editor.user, now=make.NOW)
    assert "已送审" in said(press(editor, "submit", edition))
    assert url("edition_publish", edition.pk) not in text(
        reviewer.get(url("edition_editor", edition.pk))
    )
    assert "审核通过" in text(page(reviewer, edition))
    response = decide(reviewer, edition, "approve")
    assert "已审定：审核" in said(response)
    assert response.redirect_chain[-1][0] == url("edition_editor", edition.pk)
    assert url("edition_publish", edition.pk) in text(response)
    press(reviewer, "publish", edition)
    assert state(edition) == State.LIVE


def test_a_day_and_a_word_go_with_the_hand_over(editor, reviewer, edition):
    press(editor, "recall", edition)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    later = make.make_submitted(editor.user, title="晚一些的")
    Submission.objects.filter(edition=later).update(due_on=tomorrow + datetime.timedelta(days=9))
    assert "照“2026-12-01”的样子" in text(press(editor, "submit", edition, due_on="明天"))
    answer = press(editor, "submit", edition, due_on=tomorrow.isoformat(), note="请看数字")
    assert "已送审" in said(answer)
    shown = text(page(reviewer, edition))
    assert f"期限 {tomorrow}" in shown
    assert "请看数字" in shown
    cards = {card.key: card for card in reviewer.get("/admin/").context["cards"]}
    assert [line.title for line in cards["review"].lines] == [str(edition), "晚一些的"]
    Submission.objects.open().filter(edition=edition).update(due_on="2026-01-01")
    assert "已过期" in text(reviewer.get("/admin/"))


def test_the_page_shows_what_is_decided_upon(reviewer, edition):
    Submission.objects.update(note="请看第二段", due_on=timezone.localdate())
    shown = text(page(reviewer, edition))
    for words in ("请看第二段", "等着审", "没有信息来源", "第一次发布", "preview", "送审", "期限"):
        assert words in shown
    assert "已过期" not in shown
    Submission.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "已过期" in text(page(reviewer, edition))


def test_a_correction_is_held_against_what_readers_have(editor, reviewer):
    live = make.make_release().editions.get()
    make.make_block(live, "全年专利授权37件。")
    press(editor, "correct", live)
    new = Edition.objects.get(ordinal=2)
    block = new.blocks.get()
    block.text = "全年专利授权38件。"
    editing.save(block, version=block.lock_version, by=editor.user, now=make.NOW)
    asked = editor.get(url("edition_submit", new.pk))
    assert "更正说明" in text(asked)
    press(editor, "submit", new, change_note="将37件更正为38件。")
    shown = text(page(reviewer, new))
    assert "与第 1 版（已发布）相比" in shown
    assert re.search(r"<del>.*?37.*?</del>", shown, re.DOTALL)
    assert re.search(r"<ins>.*?38.*?</ins>", shown, re.DOTALL)
    decide(reviewer, new, "approve")
    # What was approved is not changed at the last button.
    assert 'name="change_note"' not in text(signed_in(make.make_user("编辑", "审核")).get(
        url("edition_publish", new.pk)))  # fmt: skip


def test_whoever_wrote_it_is_told_why_not(edition, chief):
    block = edition.blocks.get()
    block.text += "又及。"
    editing.save(block, version=block.lock_version, by=chief.user, now=make.NOW)
    shown = text(page(chief, edition))
    assert "您改过这一版的内容" in shown
    assert 'value="approve"' not in shown
    response = decide(chief, edition, "approve")
    assert "您改过这一版的内容" in text(response)
    assert state(edition) == State.IN_REVIEW


def test_an_editor_looks_but_does_not_decide(editor, edition):
    shown = text(page(editor, edition))
    assert "没有“审核”的权限" in shown
    form = form_of(page(editor, edition))
    for decision in ("approve", "return", "claim"):
        answer = editor.post(url("edition_review", edition.pk), form | {"decision": decision})
        assert answer.status_code == 403
    assert state(edition) == State.IN_REVIEW


def test_it_is_given_back_with_a_reason_that_the_editor_sees(editor, reviewer, edition):
    assert "请写明退回的原因" in text(decide(reviewer, edition, "return"))
    assert state(edition) == State.IN_REVIEW
    decide(reviewer, edition, "return", reason="第一段的数字与附件不符。")
    assert state(edition) == State.DRAFT
    editor_page = text(editor.get(url("edition_editor", edition.pk)))
    assert "退回：第一段的数字与附件不符。" in editor_page
    assert "退回" in text(editor.get("/admin/"))
    assert page(reviewer, edition).status_code == 302


def test_a_claim_is_shown(reviewer, edition):
    decide(reviewer, edition, "claim")
    assert f"{reviewer.user} 在审" in text(page(reviewer, edition))
    assert Change.objects.last().verb == "claim"


def test_what_changed_while_one_read_is_not_approved(reviewer, editor, edition):
    form = form_of(page(reviewer, edition)) | {"decision": "approve"}
    block = edition.blocks.get()
    block.text += "又及。"
    editing.save(block, version=block.lock_version, by=editor.user, now=timezone.now())
    answer = reviewer.post(url("edition_review", edition.pk), form)
    assert "刚被别人修改" in text(answer)
    assert state(edition) == State.IN_REVIEW


def test_what_blocks_publication_blocks_the_approval(reviewer, edition):
    edition.blocks.all().delete()
    shown = text(page(reviewer, edition))
    assert "没有正文" in shown
    assert "disabled" in shown


def test_the_desk_shows_what_waits(editor, reviewer, edition):
    cards = {card.key: card for card in reviewer.get("/admin/").context["cards"]}
    (line,) = cards["review"].lines
    assert line.url == url("edition_review", edition.pk)
    assert "waiting" not in cards
    make.set_review(0)
    assert "review" not in {card.key for card in reviewer.get("/admin/").context["cards"]}


def test_an_import_by_an_account_publishes_nothing(chief):
    address = url("release_import")
    assert 'name="publish"' not in text(chief.get(address))
    make.set_review(0)
    assert 'name="publish"' in text(chief.get(address))


def test_the_rules_are_changed_by_an_administrator_and_the_trail_tells(reviewer):
    address = url("reviewrules_change", 1)
    assert reviewer.get(address).status_code == 403
    administrator = signed_in(make.make_user(is_superuser=True))
    form = form_of(administrator.get(address), "reviewrules_form")
    administrator.post(address, form | {"steps": "3", "secrecy": "on"})
    rules = ReviewRules.current()
    assert (rules.steps, rules.secrecy) == (3, True)
    change = Change.objects.get(kind="rules")
    assert {row["field"]: row["now"] for row in change.differences} == {"steps": 3, "secrecy": True}
    administrator.post(address, form | {"steps": "3", "secrecy": "on"})
    assert Change.objects.filter(kind="rules").count() == 1


def test_who_only_looks_is_offered_no_decision(edition):
    auditor = signed_in(make.make_user("审计员"))
    shown = text(page(auditor, edition))
    assert 'name="decision"' not in shown
    assert 'name="reason"' not in shown
    assert decide(auditor, edition, "return", reason="x").status_code == 403
