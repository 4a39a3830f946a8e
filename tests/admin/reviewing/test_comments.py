"""Comments in the admin: on the review page, in the editor, on their own page, on the desk."""

import pytest

from releases.models import Change, Comment, Edition, State
from releases.publishing import editing
from releases.publishing.reviewing import commenting, deciding
from tests import make
from tests.admin.asking import said, text, url


@pytest.fixture
def edition(editor):
    make.set_review(1)
    return make.make_submitted(editor.user)


def send(client, edition, act, **values):
    return client.post(url("edition_comments", edition.pk), {"act": act, **values}, follow=True)


def write(client, edition, words="请核对这个数。", back="review"):
    anchor = edition.blocks.get().anchor
    return send(client, edition, "comment", on=anchor, text=words, back=back)


def test_from_the_review_page_to_the_field_in_the_editor(editor, reviewer, edition):
    anchor = edition.blocks.get().anchor
    comments = url("edition_comments", edition.pk)
    assert f"{comments}?back=review#choose" in text(reviewer.get(url("edition_review", edition.pk)))
    listed = text(reviewer.get(f"{comments}?back=review"))
    assert f'href="?on={anchor}&amp;back=review"' in listed
    asked = text(reviewer.get(f"{comments}?on={anchor}&back=review"))
    assert "<blockquote>全年专利授权1939件。</blockquote>" in asked
    answer = write(reviewer, edition)
    row = Comment.objects.get()
    assert answer.redirect_chain[-1][0] == f"{url('edition_review', edition.pk)}#comment-{row.pk}"
    assert "批注已写下" in said(answer)
    assert "请核对这个数。" in text(answer)
    deciding.give_back(edition, by=reviewer.user, now=make.NOW, reason="见批注")
    assert "批注 1" in text(editor.get("/admin/"))
    page = text(editor.get(url("edition_editor", edition.pk)))
    assert "请核对这个数。" in page
    field = f"{url('edition_editor', edition.pk)}?edit={anchor}#{anchor}"
    assert field in page
    opened = text(editor.get(field))
    assert 'class="edited-form"' in opened
    assert f"{comments}?on={anchor}&amp;back=editor" in opened


def test_the_writer_answers_and_the_reviewer_resolves(editor, reviewer, edition):
    write(reviewer, edition)
    row = Comment.objects.get()
    answer = send(editor, edition, "answer", comment=row.pk, text="照年报改了。", back="editor")
    assert answer.redirect_chain[-1][0] == f"{url('edition_editor', edition.pk)}#comment-{row.pk}"
    assert "照年报改了。" in text(answer)
    answer = send(reviewer, edition, "resolve", comment=row.pk, text="好。", back="review")
    assert "已标为解决" in said(answer).replace("已标为解决。", "已标为解决")
    assert "已解决的批注" in text(answer)
    assert [change.verb for change in Change.objects.order_by("-sequence")[:2]] == [
        "resolve",
        "answer",
    ]
    assert "批注 1" not in text(reviewer.get("/admin/"))
    assert "已重提" in said(send(editor, edition, "unresolve", comment=row.pk))
    assert "批注 1" in text(reviewer.get("/admin/"))


def test_the_row_that_went_is_told(editor, reviewer, edition):
    write(reviewer, edition)
    block = edition.blocks.get()
    editing.delete(block, version=block.lock_version, by=editor.user, now=make.NOW)
    page = text(editor.get(url("edition_editor", edition.pk)))
    assert "这一条已经删去" in page
    assert f"?edit={block.anchor}" not in page


def test_what_was_refused_is_not_lost(reviewer, edition):
    for words, on, told in (
        ("字" * 2001, edition.blocks.get().anchor, "批注太长"),
        ("写了半天", "b-00000000", "已被别人删除"),
    ):
        answer = send(reviewer, edition, "comment", on=on, text=words)
        assert told in text(answer)
        assert words in text(answer)
    assert not Comment.objects.exists()


def test_who_may_look_alone_writes_nothing(edition):
    from tests.admin.conftest import signed_in

    watcher = signed_in(make.make_user())
    assert watcher.get(url("edition_comments", edition.pk)).status_code == 403
    assert send(watcher, edition, "comment").status_code == 403


@pytest.mark.parametrize("named", ["", "x", "0", "9" * 30])
def test_no_such_comment(reviewer, edition, named):
    assert send(reviewer, edition, "resolve", comment=named).status_code == 404


def test_a_button_that_is_none(reviewer, edition):
    write(reviewer, edition)
    assert "没有这个操作" in text(send(reviewer, edition, "x", comment=Comment.objects.get().pk))


def test_a_published_edition_shows_them_and_takes_none(editor, reviewer, edition):
    write(reviewer, edition)
    Edition.objects.filter(pk=edition.pk).update(state=State.LIVE, published_at=make.NOW)
    page = text(editor.get(url("edition_editor", edition.pk)))
    assert "请核对这个数。" in page
    assert 'value="resolve"' not in page


def test_the_editor_asks_two_questions_for_any_number(
    editor, edition, django_assert_max_num_queries
):
    from releases.admin.editor.commenting.threads import shown

    for anchor in ("f-head", *(block.anchor for block in edition.blocks.all())):
        commenting.comment(edition, anchor, text="看", by=editor.user, now=make.NOW)
    with django_assert_max_num_queries(2):
        assert len(shown(edition, editor.user, back="editor")["open_threads"]) == 2
