"""The bin in the admin: what lies there, and that it stands nowhere else."""

import datetime
import uuid

import pytest
from django.contrib.admin import site
from django.urls import reverse
from django.utils import timezone

from releases.admin.editions import bin_page
from releases.models import Edition, Message, Scratch
from releases.publishing import lifecycle
from releases.publishing.vocabulary import noun_rows
from releases.publishing.withholding import closing
from tests import make
from tests.admin.asking import form_of, press, said, text, url
from tests.admin.conftest import signed_in

TITLE = "不要了的发布会"


@pytest.fixture
def draft(editor):
    edition = make.make_edition(title=TITLE, created_by=editor.user)
    block = make.make_block(edition, "全年专利授权1939件。")
    make.make_statistic(block)
    make.make_measure(block)
    make.make_appearance(edition)
    make.make_attending_organisation(edition)
    make.make_attending_media(edition)
    make.index_all()
    return edition


@pytest.fixture
def binned(editor, draft):
    press(editor, "discard", draft)
    return draft


def bin_of(client):
    return text(client.get(url("edition_bin")))


def test_a_discarded_draft_stands_there_with_who_and_when(editor, binned):
    page = bin_of(editor)
    assert TITLE in page
    assert editor.user.username in page
    assert "还有 30 天" in page
    assert "在这里保留 30 天" in page
    assert "回收站" in text(editor.get(url("edition_changelist")))


def test_it_is_brought_back_from_there(editor, binned):
    answer = editor.post(
        url("edition_bring_back", binned.pk), form_of(editor.get(url("edition_bin"))), follow=True
    )
    assert "草稿已取回" in said(answer)
    assert answer.redirect_chain[-1][0] == url("edition_editor", binned.pk)
    assert "回收站是空的" in bin_of(editor)


def test_who_looks_and_who_acts(editor, binned):
    auditor = signed_in(make.make_user("审计员"))
    head = signed_in(make.make_user("总编"))
    back, gone = (url(f"edition_{verb}", binned.pk) for verb in ("bring_back", "remove"))
    shown = {client: bin_of(client) for client in (editor, head, auditor)}
    assert [back in page for page in shown.values()] == [True, False, False]
    assert [gone in page for page in shown.values()] == [False, True, False]
    assert all(TITLE in page for page in shown.values())
    assert signed_in(make.make_user("管理员")).get(url("edition_bin")).status_code == 403
    asked = text(head.get(gone))
    assert "不能恢复" in asked
    assert f'href="{url("edition_bin")}"' in asked
    assert "已彻底删除" in said(press(head, "remove", binned))
    assert not Edition.objects.exists()


def test_what_took_its_place_is_named(chief):
    release = make.make_release()
    make.make_block(release.editions.get())
    old = lifecycle.correct(release, by=None, now=timezone.now())
    press(chief, "discard", old)
    lifecycle.correct(release, by=None, now=timezone.now())
    assert "已有新的草稿，第 2 版" in text(press(chief, "bring_back", old))


@pytest.mark.slow
def test_it_stands_nowhere_else(editor, draft):
    Message.objects.create(
        to=editor.user, event="commented", edition=draft, about="1", at=timezone.now()
    )
    press(editor, "discard", draft)
    lists = [
        reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist")
        for m in site._registry
        if m._meta.model_name != "change"
    ]
    for address in (*lists, "/admin/", "/admin/messages/", "/admin/all/"):
        for asked in ("", "?q=1939", f"?q={TITLE}"):
            answer = editor.get(f"{address}{asked}")
            page = text(answer).replace(f'value="{TITLE}"', "")
            assert answer.status_code in (200, 403), address
            assert TITLE not in page, address
    assert list(editor.get(url("statistic_changelist")).context["cl"].result_list) == []


@pytest.mark.parametrize(
    "place", ["editor", "publish", "review", "comments", "departments", "problems", "preview"]
)
def test_its_pages_tell_who_and_lead_to_the_bin(chief, editor, binned, place):
    answer = chief.get(url(f"edition_{place}", binned.pk))
    assert answer.status_code == 404
    if place != "preview":
        assert f"已由 {editor.user.username} 在" in text(answer)
        assert url("edition_bin") in text(answer)


def test_whoever_has_it_open_is_told_who_did_it(chief, editor, binned):
    answer = chief.post(url("edition_here", binned.pk), {"since": "0"})
    assert answer.status_code == 404
    told = answer.json()
    assert f"《{TITLE}》已由 {editor.user.username} 在" in told["deleted"]
    assert told["bin"] == url("edition_bin")


def test_what_was_typed_in_it_waits_for_its_return(chief, editor, draft):
    block = draft.blocks.get()
    press(editor, "discard", draft)
    sent = {
        "act": "save", "row": block.anchor, "text": "写了半天", "initial-text": block.text,
        "version": "0", "scratch_number": "0", "number": "0",
    }  # fmt: skip
    answer = chief.post(url("edition_editor", draft.pk), sent)
    assert answer.status_code == 404
    assert "回收站" in text(answer)


def test_a_noun_says_that_the_bin_uses_it(binned):
    noun = binned.statistics.get().indicator
    assert f"回收站里的草稿《{TITLE}》" in noun_rows.uses(noun)


def test_the_last_is_first_and_no_page_is_too_long(editor, monkeypatch):
    monkeypatch.setattr(bin_page, "AT_ONCE", 2)
    now = timezone.now()
    for n in range(3):
        edition = make.make_edition(title=f"第{n}份")
        lifecycle.discard(edition, by=None, now=now + datetime.timedelta(seconds=n))
    first, second = (text(editor.get(url("edition_bin"), {"page": n})) for n in (1, 2))
    assert first.index("第2份") < first.index("第1份")
    assert "第 1 页，共 2 页" in first
    assert "第0份" in second
    assert "第0份" not in first


def test_scratch_copies_of_the_bin_are_not_offered(editor):
    release = make.make_release()
    make.make_block(release.editions.get())
    old = lifecycle.correct(release, by=None, now=timezone.now())
    Scratch.objects.keep(
        editor.user, old, uuid.uuid4(), row="", fields=[("text", "旧稿的字")], at=timezone.now()
    )
    lifecycle.discard(old, by=None, now=timezone.now())
    new = lifecycle.correct(release, by=None, now=timezone.now())
    assert "旧稿的字" not in text(editor.get(url("edition_editor", new.pk)))


def test_a_title_beside_what_is_withheld_is_for_who_may_read_that(editor):
    release = make.make_release()
    make.make_block(release.editions.get())
    old = lifecycle.correct(release, by=None, now=timezone.now())
    Edition.objects.filter(pk=old.pk).update(title=TITLE)
    lifecycle.discard(Edition.objects.get(pk=old.pk), by=None, now=timezone.now())
    assert TITLE in bin_of(editor)
    lifecycle.withdraw(release, by=None, now=timezone.now(), reason="有误。")
    first = release.editions.get(ordinal=1)
    closing.withhold_edition(first, reason="泄密。", by=None, now=timezone.now())
    assert TITLE not in bin_of(editor)
    assert TITLE in bin_of(signed_in(make.make_user("审计员")))
