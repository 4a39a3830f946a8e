"""Comments on rows: who writes, what is kept, and that an approval stands."""

import pytest
from django.db import IntegrityError, transaction

from releases.models import Change, Comment, Edition, State
from releases.publishing import editing, lifecycle
from releases.publishing.errors import Refused
from releases.publishing.reviewing import commenting, deciding
from releases.publishing.reviewing.approved_content import fingerprint
from releases.publishing.reviewing.commented_rows import still_there, words_at
from releases.publishing.reviewing.commenting import LONGEST_COMMENT
from releases.publishing.reviewing.contributors import contributors
from tests import make
from tests.models.edition_of_everything import make_everything

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def edition(db):
    make.set_review(1)
    return make.make_submitted()


@pytest.fixture
def reviewer(db):
    return make.make_user("审核")


def on_block(edition, by, text="请核对这个数。", **kw):
    anchor = edition.blocks.get().anchor
    return commenting.comment(edition, anchor, text=text, by=by, now=NOW, **kw)


def last():
    return Change.objects.latest("sequence")


def test_a_comment_keeps_the_words_it_spoke_of(edition, reviewer):
    block = edition.blocks.get()
    row = on_block(edition, reviewer, " 请核对这个数。 ")
    assert (row.text, row.words, row.uid) == ("请核对这个数。", "全年专利授权1939件。", block.uid)
    assert (last().verb, last().note, last().by) == ("comment", "请核对这个数。", reviewer)
    assert last().differences[0]["uid"] == block.uid  # so the row's own history tells of it
    block.text = "全年专利授权1940件。"
    editing.save(block, version=block.lock_version, by=edition.updated_by, now=NOW)
    assert Comment.objects.get().words == "全年专利授权1939件。"
    assert on_block(edition, reviewer, words=" 1940件 ").words == "1940件"


def test_it_is_answered_resolved_and_raised_again(edition, reviewer):
    author = edition.created_by
    row = on_block(edition, reviewer)
    reply = commenting.answer(row, text="已核对，照年报改。", by=author, now=NOW)
    assert (reply.answers, reply.anchor, last().verb) == (row, row.anchor, "answer")
    again = commenting.answer(reply, text="好。", by=reviewer, now=NOW)
    assert again.answers == row
    commenting.resolve(row, by=reviewer, now=NOW)
    assert last().verb == "resolve"
    assert not Comment.objects.open().exists()
    with pytest.raises(Refused, match="刚被别人处理"):
        commenting.resolve(row, by=author, now=NOW)
    row.refresh_from_db()
    commenting.unresolve(row, by=author, now=NOW)
    assert last().verb == "unresolve"
    assert list(Comment.objects.open()) == [row]
    with pytest.raises(Refused, match="刚被别人处理"):
        commenting.unresolve(row, by=author, now=NOW)
    with pytest.raises(Refused, match="刚被别人处理"):
        commenting.resolve(reply, by=author, now=NOW)


def test_no_comment_changes_what_is_approved_or_who_wrote_it(edition, reviewer):
    before, seen = fingerprint(edition), edition.updated_at
    deciding.approve(edition, by=make.make_user("审核"), now=NOW)
    row = on_block(edition, reviewer)
    commenting.answer(row, text="已改。", by=reviewer, now=NOW)
    commenting.resolve(row, by=reviewer, now=NOW)
    stored = Edition.objects.get(pk=edition.pk)
    assert (fingerprint(stored), stored.updated_at) == (before, seen)
    assert stored.state == State.APPROVED
    assert stored.approvals.standing().exists()
    assert reviewer.pk not in contributors(stored)


def test_it_stays_where_its_row_goes_and_with_an_edition_that_was_published(edition, reviewer):
    block = make.make_block(edition, "第二段。")
    row = commenting.comment(edition, block.anchor, text="删去？", by=reviewer, now=NOW)
    assert still_there(edition, [row]) == {block.anchor}
    editing.delete(block, version=block.lock_version, by=edition.created_by, now=NOW)
    assert still_there(edition, [row]) == set()
    assert Comment.objects.get() == row
    deciding.approve(Edition.objects.get(pk=edition.pk), by=make.make_user("审核"), now=NOW)
    lifecycle.publish(Edition.objects.get(pk=edition.pk), by=make.make_user("审核"), now=NOW)
    for act in (
        lambda: on_block(edition, reviewer),
        lambda: commenting.answer(row, text="晚了", by=reviewer, now=NOW),
        lambda: commenting.resolve(row, by=reviewer, now=NOW),
    ):
        with pytest.raises(Refused, match="已经发布"):
            act()


def test_every_kind_of_row_may_be_spoken_of():
    edition, _words = make_everything()
    for rows in ("attending_organisations", "attending_media", "appearances", "blocks", "measures",
                 "statistics", "attachments"):  # fmt: skip
        assert words_at(edition, getattr(edition, rows).first().anchor), rows
    for facts in ("f-head", "f-event", "f-source", "f-note"):
        assert words_at(edition, facts) is not None
    for no in ("f-x", "d-0", "b-00000000", "x", ""):
        assert words_at(edition, no) is None


@pytest.mark.parametrize(
    ("group", "may"),
    [("编辑", True), ("审核", True), ("总编", True), ("保密审查", True), ("", False)],
)
def test_who_may_comment(edition, group, may):
    by = make.make_user(group)
    if may:
        assert on_block(edition, by)
        return
    with pytest.raises(Refused, match="没有批注的权限"):
        on_block(edition, by)


@pytest.mark.parametrize(
    ("text", "told"),
    [("字" * LONGEST_COMMENT, ""), ("字" * (LONGEST_COMMENT + 1), "太长"), (" ", "请写下")],
)
def test_a_comment_has_words_and_not_too_many(edition, reviewer, text, told):
    if not told:
        assert on_block(edition, reviewer, text).text == text
        return
    with pytest.raises(Refused, match=told):
        on_block(edition, reviewer, text)
    assert not Comment.objects.exists()


def test_a_row_that_is_gone_takes_no_comment(edition, reviewer):
    with pytest.raises(Refused, match="已被别人删除"):
        commenting.comment(edition, "b-00000000", text="字", by=reviewer, now=NOW)


@pytest.mark.parametrize(
    "values",
    [{"text": ""}, {"anchor": ""}, {"resolved_at": NOW}],
)
def test_the_database_refuses_half_a_comment(edition, reviewer, values):
    told = {"text": "字", "anchor": "b-1", **values}
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(edition=edition, by=reviewer, at=NOW, **told)
