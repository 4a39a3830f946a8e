"""What was typed and not saved is kept on the server and offered back, to whoever typed it."""

import datetime
import uuid

import pytest
from django.utils import timezone

from releases.models import Change, Measure, Scratch, State
from releases.models.site.scratch import KEPT
from tests import make
from tests.admin.asking import form_within, text, url
from tests.admin.conftest import signed_in
from tests.admin.editor.test_editor import HTMX, address, texts

TEXT = "去年，全市专利授权1939件。"


def form(client, row, **asked):
    answer = client.get(address(row), asked or {"edit": row.anchor}, headers=HTMX)
    return form_within(answer, text(answer).index('class="edited-form"'))


def type_in(client, row, sent):
    return client.post(url("edition_scratch", row.edition_id), sent, headers=HTMX)


def save(client, row, sent, *, htmx=True):
    headers = HTMX if htmx else {}
    return client.post(address(row), sent | {"act": "save"}, headers=headers, follow=True)


def typed(client, block, words="我写的。"):
    sent = form(client, block) | {"text": words}
    assert type_in(client, block, sent).status_code == 204
    return sent


def test_what_was_typed_is_offered_and_used(editor, block):
    sent = typed(editor, block)
    page = text(editor.get(address(block)))
    assert "没有保存的字" in page
    assert "我写的。" in page
    used = form(editor, block, use=sent["act_id"])
    assert (used["text"], used["act_id"], used["scratch"]) == ("我写的。", sent["act_id"], "1")
    save(editor, block, used)
    assert texts(block.edition) == ["我写的。"]
    assert not Scratch.objects.exists()


def test_a_letter_that_cannot_be_stored_loses_nothing_else(editor, block):
    typed(editor, block, "我\x00写的。")
    assert "我写的。" in text(editor.get(address(block)))


def test_it_is_no_version_no_act_and_nobody_elses(editor, block):
    sent = typed(editor, block)
    typed(editor, block, "我写的字。")
    other = signed_in(make.make_user("编辑"))
    assert "没有保存的字" not in text(other.get(address(block)))
    answer = other.get(address(block), {"use": sent["act_id"]}, headers=HTMX)
    assert "我写的" not in text(answer)
    other.post(
        url("edition_scratch", block.edition_id), {"act": "let_go", "act_id": sent["act_id"]}
    )
    assert Scratch.objects.count() == 2
    assert (texts(block.edition), Change.objects.count()) == ([TEXT], 0)


@pytest.mark.parametrize("htmx", [True, False])
def test_it_is_let_go(editor, block, htmx):
    sent = typed(editor, block)
    answer = editor.post(
        url("edition_scratch", block.edition_id),
        {"act": "let_go", "act_id": sent["act_id"]},
        headers=HTMX if htmx else {},
        follow=True,
    )
    assert "没有保存的字" not in text(answer)
    assert not Scratch.objects.exists()


def test_only_the_last_of_what_one_form_held_is_kept(editor, block):
    sent = typed(editor, block, "一")
    type_in(editor, block, sent | {"text": "一二"})
    assert dict(Scratch.objects.get().fields)["text"] == "一二"
    assert "csrfmiddlewaretoken" not in dict(Scratch.objects.get().fields)


def test_what_somebody_else_changed_since_is_asked_about(editor, block):
    sent = typed(editor, block)
    other = signed_in(make.make_user("编辑", username="李四"))
    theirs = form(other, block) | {"text": "别人写的。"}
    save(other, block, theirs)
    page = text(editor.get(address(block), {"use": sent["act_id"]}, headers=HTMX))
    assert "李四在" in page
    assert "我写的。" in page


def test_an_addition_is_offered_too(editor, block):
    sent = form(editor, block, add="measure", block=block.anchor, quote="专利授权")
    type_in(editor, block, sent | {"heading": "强化保护", "row": block.anchor})
    used = form(editor, block, use=sent["act_id"])
    save(editor, block, used | {"stage": "done"})
    assert Measure.objects.get().heading == "强化保护"


def test_what_was_saved_without_word_is_not_offered(editor, block):
    sent = typed(editor, block)
    save(editor, block, sent)  # of a script that did not hear of the copy
    assert Scratch.objects.exists()
    assert "没有保存的字" not in text(editor.get(address(block)))
    assert not Scratch.objects.exists()


def test_without_script_the_words_for_a_row_that_is_gone_are_kept(editor, block):
    sent = form(editor, block) | {"text": "我写的。"}
    block.delete()
    page = text(save(editor, block, sent, htmx=False))
    assert "已被别人删除" in page
    assert "要的请复制" in page
    assert "我写的。</textarea>" in page


def test_after_publication_the_words_can_be_read_and_used_in_the_correction(editor, block):
    sent = typed(editor, block)
    edition = block.edition
    edition.state, edition.published_at = State.LIVE, make.NOW
    edition.save()
    assert "要的请复制" in text(editor.get(address(block)))
    correction = make.make_edition(release=edition.release, ordinal=2)
    again = make.make_block(correction, TEXT, kind="statement", uid=block.uid)
    assert form(editor, again, use=sent["act_id"])["text"] == "我写的。"


def test_what_is_old_goes(editor, block):
    typed(editor, block, "旧的")
    typed(editor, block, "新的")
    old = Scratch.objects.order_by("pk").first()
    for age, left in ((KEPT - datetime.timedelta(minutes=1), 3), (KEPT, 3)):
        Scratch.objects.filter(pk=old.pk).update(at=timezone.now() - age)
        typed(editor, block)
        assert Scratch.objects.count() == left


def test_what_is_no_scratch_copy(editor, block):
    for number in ("", "x", str(uuid.uuid4())):
        answer = editor.get(address(block), {"use": number}, headers=HTMX)
        assert answer["HX-Reswap"] == "none"
    assert type_in(editor, block, {"act_id": "x", "row": block.anchor}).status_code == 204
    assert not Scratch.objects.exists()
    assert editor.get(url("edition_scratch", 10**6)).status_code == 404
    stranger = signed_in(make.make_user())
    assert type_in(stranger, block, {"act_id": str(uuid.uuid4())}).status_code == 403
    type_in(editor, block, {"act_id": str(uuid.uuid4()), "row": "b-" + "f" * 99, "text": "长"})
    assert "要的请复制" in text(editor.get(address(block)))


@pytest.mark.parametrize("kind", ["appearance", "block", "nothing"])
def test_an_addition_that_a_block_cannot_have_shuts_nobody_out(editor, block, kind):
    sent = form(editor, block, block=block.anchor, add="statistic") | {"add": kind}
    assert type_in(editor, block, sent).status_code == 204
    assert editor.get(address(block)).status_code == 200
    assert editor.get(address(block), {"use": sent["act_id"]}).status_code == 200


def test_facts_are_told_by_what_was_changed_of_them(editor, block):
    page = editor.get(address(block), {"edit": "f-event"}, headers=HTMX)
    sent = form_within(page, text(page).index('class="edited-form"'))
    assert type_in(editor, block, sent | {"event_venue": "三楼会议室"}).status_code == 204
    assert "<q>三楼会议室</q>" in text(editor.get(address(block)))
