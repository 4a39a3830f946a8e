"""A click on a problem: its words are mended as an act, or it is passed over with a reason."""

import pytest

from releases.models import Change, PassedWarning, WrongWord
from releases.models.checking.wrong_word import LONGEST_WORD
from releases.publishing.checking.mending import LONGEST_REASON
from releases.publishing.publish_checks import before_publishing
from tests import make
from tests.admin.asking import form_within, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make.make_edition(
        source="云岫日报", editor="甲", event_host="市政府", event_venue="市民中心"
    )
    make.make_appearance(edition)
    make.make_block(edition, "请登陆系统办理。")
    return edition


def problem_of(edition, kind="wrong_word"):
    return next(p for p in before_publishing(edition) if p.kind == kind)


def test_a_click_mends_the_words_and_can_be_taken_back(editor, edition):
    page = editor.get(url("edition_editor", edition.pk), {"problems": "1"})
    at = text(page).index('value="mend"')
    start = text(page).rindex("<form", 0, at)
    sent = form_within(page, start) | {"act": "mend"}
    editor.post(url("edition_editor", edition.pk), sent)
    assert edition.blocks.get().text == "请登录系统办理。"
    assert not before_publishing(edition)
    (change,) = Change.objects.filter(verb="edit")
    assert change.differences[0]["now"] == "请登录系统办理。"
    editor.post(url("edition_editor", edition.pk), sent)  # the same click, sent again
    assert Change.objects.filter(verb="edit").count() == 1
    editor.post(url("edition_editor", edition.pk), {"act": "undo"})
    assert edition.blocks.get().text == "请登陆系统办理。"


def test_a_warning_is_passed_with_a_reason_until_its_words_change(editor, edition):
    key = problem_of(edition).key
    sent = {"act": "pass", "problem": key, "reason": "系统的名字就叫登陆系统"}
    editor.post(url("edition_editor", edition.pk), sent)
    row = PassedWarning.objects.get()
    assert (row.by, row.reason) == (editor.user, "系统的名字就叫登陆系统")
    assert Change.objects.get().verb == "settle"
    assert "系统的名字" in Change.objects.get().note
    assert problem_of(edition).passed == row
    assert "系统的名字" in text(editor.get(url("edition_problems", edition.pk)))
    block = edition.blocks.get()
    block.text = "请登陆平台办理。"
    block.save()
    assert problem_of(edition).passed is None


def test_nothing_is_passed_without_a_reason_nor_what_blocks(editor, edition):
    address, key = url("edition_editor", edition.pk), problem_of(edition).key
    told = editor.post(address, {"act": "pass", "problem": key, "reason": " "}, follow=True)
    assert "请写明为什么放行" in text(told)
    make.make_block(edition, "证号11010519491231002X。")
    key = problem_of(edition, "identity_number").key
    told = editor.post(address, {"act": "pass", "problem": key, "reason": "可以"}, follow=True)
    assert "不能放行" in text(told)
    assert not PassedWarning.objects.exists()


def test_what_is_gone_is_neither_mended_nor_passed(editor, edition):
    key = problem_of(edition).key
    edition.blocks.update(text="请登录系统办理。")
    for act in ("mend", "pass"):
        sent = {"act": act, "problem": key, "reason": "x"}
        told = editor.post(url("edition_editor", edition.pk), sent, follow=True)
        assert "已经不在了" in text(told)
    assert not Change.objects.exists()


def test_who_may_only_look_does_neither(client, edition):
    client.force_login(make.make_user())
    sent = {"act": "mend", "problem": problem_of(edition).key}
    assert client.post(url("edition_editor", edition.pk), sent).status_code == 403


def test_the_list_is_the_offices_own_and_told_in_the_trail(editor, edition):
    sent = {"wrong": "云岫局", "right": "云岫市局", "but": "老云岫局、旧址", "note": ""}
    editor.post(url("wrongword_add"), sent)
    word = WrongWord.objects.get(wrong="云岫局")
    assert Change.objects.get().verb == "add"
    make.make_block(edition, "云岫局通报情况。老云岫局搬了。这里是云岫局旧址。")
    told = [p.words for p in before_publishing(edition) if p.kind == "wrong_word"]
    assert told == ["登陆系统", "云岫局"]
    assert "不能相同" in text(
        editor.post(url("wrongword_add"), sent | {"wrong": "云", "right": "云"})
    )
    editor.post(url("wrongword_change", word.pk), sent | {"note": "改名"})
    editor.post(url("wrongword_delete", word.pk), {"post": "yes"})
    assert list(Change.objects.order_by("pk").values_list("verb", flat=True)) == [
        "add", "change", "delete",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "kept"), [(LONGEST_REASON, True), (LONGEST_REASON + 1, False)])
def test_a_reason_is_as_long_as_a_paragraph(editor, edition, size, kept):
    sent = {"act": "pass", "problem": problem_of(edition).key, "reason": "因" * size}
    editor.post(url("edition_editor", edition.pk), sent)
    assert PassedWarning.objects.exists() == kept


@pytest.mark.parametrize(("size", "kept"), [(LONGEST_WORD, True), (LONGEST_WORD + 1, False)])
def test_a_word_of_the_list_has_fifty_characters(editor, size, kept):
    sent = {"wrong": "错" * size, "right": "对", "but": "", "note": ""}
    editor.post(url("wrongword_add"), sent)
    assert WrongWord.objects.filter(right="对").exists() == kept
