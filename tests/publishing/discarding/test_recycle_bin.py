"""What lies in the bin: out of sight, brought back as it was, removed for good, now or in time."""

import datetime
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from releases.intake.parse.reader import read
from releases.models import (
    Attachment,
    Change,
    Edition,
    Message,
    PastedText,
    Release,
    SearchDocument,
    State,
    Submission,
)
from releases.models.snapshot import snapshot
from releases.publishing import drafting, editing, lifecycle
from releases.publishing.compare import correction_note
from releases.publishing.compare.editions import before
from releases.publishing.discarding import recycle_bin
from releases.publishing.drafting import AlreadyHere
from releases.publishing.editing import NotOpen
from releases.publishing.errors import Refused
from releases.publishing.reviewing import handing_over
from releases.publishing.reviewing.contributors import contributors
from releases.publishing.timing import set_minute
from releases.publishing.trail import undoing
from releases.publishing.withholding import closing
from releases.search.index import indexing
from releases.search.index.rebuild import faults, rebuild
from tests import make

pytestmark = pytest.mark.django_db
NOW, LATER = make.NOW, make.NOW + datetime.timedelta(hours=3)
KEPT = datetime.timedelta(days=30)


@pytest.fixture
def author():
    return make.make_user("编辑", username="小林")


@pytest.fixture
def draft():
    edition = make.make_edition(title="专利发布会")
    make.make_measure(make.make_block(edition))
    return edition


def binned(edition, by=None, now=NOW):
    lifecycle.discard(edition, by=by, now=now)
    edition.refresh_from_db()
    return edition


def test_what_comes_back_is_what_was_there(draft, author):
    said, rows = snapshot(draft), list(draft.blocks.values())
    binned(draft, author)
    recycle_bin.bring_back(draft, by=author, now=LATER)
    draft = Edition.objects.open().get()
    assert (snapshot(draft), list(draft.blocks.values())) == (said, rows)
    assert (draft.state, draft.discarded_at, draft.discarded_by) == (State.DRAFT, None, None)
    assert [(c.verb, c.by) for c in Change.objects.order_by("pk")] == [
        ("discard", author),
        ("bring_back", author),
    ]


def test_nothing_is_done_to_it_there_and_who_did_it_is_told(draft, author):
    row = draft.blocks.get()
    binned(draft, author)
    acts = (
        lambda: editing.save(row, version=row.lock_version, by=author, now=LATER),
        lambda: lifecycle.publish(draft, by=None, now=LATER),
        lambda: handing_over.submit(draft, by=author, now=LATER),
        lambda: lifecycle.discard(draft, by=author, now=LATER),
    )
    for act in acts:
        with pytest.raises(Refused, match=r"《专利发布会》已由 小林 在 .* 删除，现在在回收站里"):
            act()
    with pytest.raises(NotOpen):
        acts[0]()
    assert Change.objects.count() == 1


def test_what_it_waited_for_ends(author):
    make.set_review(1)
    edition = make.make_submitted(author)
    reader = make.make_user("审核")
    Message.objects.create(
        to=reader, event="submitted", edition=edition, about="1", at=NOW, unsent=True
    )
    binned(edition, author)
    assert edition.state == State.DRAFT
    assert not Submission.objects.open().exists()
    assert not Message.objects.unread().exists()
    assert not Message.objects.filter(unsent=True).exists()
    assert Change.objects.get(verb="discard").from_state == State.IN_REVIEW


def test_departments_are_asked_no_more():
    sign_off, _token = make.make_asked()
    binned(sign_off.edition)
    sign_off.refresh_from_db()
    assert sign_off.ended_at == NOW


def test_no_minute_publishes_it(draft):
    chief = make.make_user("编辑", "审核")
    make.set_review(0)
    set_minute.set_time(draft, at=LATER, by=chief, now=NOW)
    binned(draft, chief)
    assert not hasattr(Edition.objects.get(), "timed")


def test_search_finds_it_no_more_until_it_is_back(draft, django_capture_on_commit_callbacks):
    make.index_all()
    with django_capture_on_commit_callbacks(execute=True):
        binned(draft)
    assert not SearchDocument.objects.exists()
    assert not indexing.left_behind().exists()
    list(rebuild())
    assert list(faults()) == []
    assert not SearchDocument.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        recycle_bin.bring_back(draft, by=None, now=LATER)
    assert SearchDocument.objects.get().edition == draft


def test_a_process_that_died_leaves_it_to_be_taken_out(draft):
    make.index_all()
    binned(draft)  # nothing is committed in a test
    assert indexing.left_behind().get() == draft
    indexing.write(indexing.left_behind())
    assert not SearchDocument.objects.exists()


def test_its_number_is_free_and_a_newer_draft_is_named(draft):
    release = lifecycle.publish(draft, by=None, now=NOW)
    old = binned(lifecycle.correct(release, by=None, now=NOW))
    new = lifecycle.correct(release, by=None, now=NOW)
    assert old.ordinal == new.ordinal == 2
    with pytest.raises(Refused, match="已有新的草稿，第 2 版《专利发布会》"):
        recycle_bin.bring_back(old, by=None, now=LATER)
    Edition.objects.filter(pk=new.pk).update(change_note="改了。")
    lifecycle.publish(new, by=None, now=LATER)
    with pytest.raises(Refused, match=f"后来发布了第 2 版《专利发布会》（{release.number}）"):
        recycle_bin.bring_back(old, by=None, now=LATER)
    assert Edition.objects.in_bin().get() == old


def test_a_correction_comes_back_while_nothing_took_its_place(draft):
    release = lifecycle.publish(draft, by=None, now=NOW)
    old = binned(lifecycle.correct(release, by=None, now=NOW))
    binned(lifecycle.correct(release, by=None, now=NOW))
    recycle_bin.bring_back(old, by=None, now=LATER)
    assert release.editions.open().get() == old


def test_an_undo_never_reaches_into_the_bin(draft, author):
    release = lifecycle.publish(draft, by=None, now=NOW)
    old = lifecycle.correct(release, by=None, now=NOW)
    row = old.blocks.get()
    row.text = "全年专利授权1993件。"
    editing.save(row, version=0, by=author, now=NOW)
    change = Change.objects.get(verb="edit")
    assert undoing.undoable(old, author)[0] == change
    binned(old)
    new = lifecycle.correct(release, by=None, now=LATER)
    assert undoing.undoable(new, author) == (None, None)
    with pytest.raises(Refused, match="不能撤销"):
        undoing.undo(change, new, by=author, now=LATER)
    assert old.blocks.get().text == "全年专利授权1993件。"


def test_what_is_withheld_of_its_number_is_not_it(draft):
    release = lifecycle.publish(draft, by=None, now=NOW)
    old = binned(lifecycle.correct(release, by=None, now=NOW))
    for at in (LATER, LATER + datetime.timedelta(hours=1)):
        new = lifecycle.correct(release, by=None, now=at)
        Edition.objects.filter(pk=new.pk).update(change_note="改了。")
        lifecycle.publish(new, by=None, now=at)
    second = release.editions.get(state=State.SUPERSEDED, ordinal=2)
    closing.withhold_edition(second, reason="有误。", by=None, now=LATER)
    old.refresh_from_db()
    second.refresh_from_db()
    assert (old.withheld, second.withheld) == (False, True)


def test_the_same_page_is_drafted_again_and_named():
    pasted = PastedText.objects.create(content=b"x", sha256="0" * 64, pasted_at=NOW)
    reading = read("云岫市召开新闻发布会\n2024-04-24\n全市工作稳步推进。")
    old = drafting.draft(reading, by=None, now=NOW, pasted=pasted)
    with pytest.raises(AlreadyHere):
        drafting.draft(reading, by=None, now=NOW, pasted=pasted)
    binned(old)
    drafting.draft(reading, by=None, now=NOW, pasted=pasted)
    with pytest.raises(Refused, match="同一份原文已另建了《云岫市召开新闻发布会》"):
        recycle_bin.bring_back(old, by=None, now=LATER)


def test_who_may(draft, author):
    reviewer, chief = make.make_user("审核"), make.make_user("总编")
    with pytest.raises(Refused, match="没有删除草稿的权限"):
        lifecycle.discard(draft, by=reviewer, now=NOW)
    binned(draft, author)
    with pytest.raises(Refused, match="没有取回草稿的权限"):
        recycle_bin.bring_back(draft, by=reviewer, now=NOW)
    with pytest.raises(Refused, match="没有彻底删除草稿的权限"):
        recycle_bin.remove(draft, by=author, now=NOW)
    recycle_bin.remove(draft, by=chief, now=NOW)
    assert not Release.objects.exists()
    assert [c.verb for c in Change.objects.order_by("pk")] == ["discard", "delete"]


def test_what_is_not_there_is_neither_brought_back_nor_removed(draft):
    for act in (recycle_bin.bring_back, recycle_bin.remove):
        with pytest.raises(Refused, match="不在回收站里"):
            act(draft, by=None, now=NOW)


def test_a_removed_correction_leaves_what_is_live(draft):
    release = lifecycle.publish(draft, by=None, now=NOW)
    recycle_bin.remove(binned(lifecycle.correct(release, by=None, now=NOW)), by=None, now=NOW)
    assert Release.objects.published().get() == release


def test_after_its_days_it_is_removed(draft):
    other = binned(make.make_edition(title="后来的"), now=NOW + datetime.timedelta(seconds=1))
    binned(draft)
    early = NOW + KEPT - datetime.timedelta(seconds=1)
    assert list(recycle_bin.empty(now=early)) == []
    assert list(recycle_bin.empty(now=NOW + KEPT)) == ["专利发布会"]
    assert Edition.objects.get() == other


@pytest.mark.parametrize(
    ("gone", "days"),
    [
        (datetime.timedelta(), 30),
        (datetime.timedelta(seconds=1), 30),
        (datetime.timedelta(days=1), 29),
        (datetime.timedelta(days=29, hours=23), 1),
        (KEPT, 0),
        (KEPT + datetime.timedelta(days=2), 0),
    ],
)
def test_the_days_that_are_left(draft, gone, days):
    assert recycle_bin.days_left(binned(draft), NOW + gone) == days


def test_the_nightly_command_empties_it(draft, data_dir):
    binned(draft, now=timezone.now() - KEPT)
    out = io.StringIO()
    call_command("sweep_files", dry_run=True, stdout=out)
    assert "回收站里到期的草稿：1 份" in out.getvalue()
    assert Edition.objects.exists()
    call_command("sweep_files", stdout=out)
    assert "已彻底删除回收站里到期的草稿：1 份" in out.getvalue()
    assert not Edition.objects.exists()
    assert Change.objects.get(verb="delete").by_name == "manage.py sweep_files"


def corrected(release, text, *, by=None, now=NOW):
    """An open correction that says so."""
    edition = lifecycle.correct(release, by=by, now=now)
    block = edition.blocks.get()
    block.text = text
    editing.save(block, version=block.lock_version, by=by, now=now)
    Edition.objects.filter(pk=edition.pk).update(change_note="改了。")
    return Edition.objects.get(pk=edition.pk)


def stored(edition):
    return Edition.objects.get(pk=edition.pk)


@pytest.fixture
def release():
    edition = make.make_edition(title="专利发布会")
    make.make_block(edition)
    return lifecycle.publish(edition, by=None, now=NOW)


def test_a_note_speaks_of_what_readers_saw(release):
    binned(corrected(release, "全年专利授权5555件。"))
    lifecycle.publish(corrected(release, "全年专利授权1993件。", now=LATER), by=None, now=LATER)
    third = corrected(release, "全年专利授权2000件。", now=LATER + KEPT)
    assert before(third).state == State.LIVE
    assert "5555" not in correction_note.of_edition(third)


def test_who_empties_the_bin_wrote_nothing_of_another_draft(release, author):
    chief = make.make_user("总编")
    old = binned(corrected(release, "甲。", by=author), author)
    new = corrected(release, "乙。", by=author, now=LATER)
    recycle_bin.remove(old, by=chief, now=LATER)
    assert contributors(new) == {author.pk}


def test_a_draft_brought_back_has_no_undo_of_another(release, author):
    first = binned(corrected(release, "甲。", by=author), author)
    binned(corrected(release, "乙。", by=author, now=LATER), author, LATER)
    recycle_bin.bring_back(first, by=author, now=LATER)
    assert undoing.undoable(stored(first), author) == (None, None)
    block = stored(first).blocks.get()
    block.text = "丙。"
    editing.save(block, version=block.lock_version, by=author, now=LATER)
    change, _redo = undoing.undoable(stored(first), author)
    undoing.undo(change, stored(first), by=author, now=LATER)
    assert stored(first).blocks.get().text == "甲。"


def test_files_for_an_undo_outlive_another_draft(
    release, author, data_dir, django_capture_on_commit_callbacks
):
    old = binned(corrected(release, "甲。", by=author), author)
    new = corrected(release, "乙。", by=author, now=LATER)
    row = Attachment(edition=new, name="表", alternative="一张表。", position=1)
    row.file.save("x.pdf", ContentFile(b"%PDF-1.4 x"), save=False)
    editing.save(row, version=0, by=author, now=LATER)
    editing.delete(row, version=1, by=author, now=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        recycle_bin.remove(old, by=make.make_user("总编"), now=LATER)
    undoing.undo(undoing.undoable(new, author)[0], new, by=author, now=LATER)
    assert default_storage.exists(Attachment.objects.get().file.name)


@pytest.mark.parametrize("pasted", [True, False])
def test_what_was_drafted_again_meanwhile_stays_the_only_one(pasted):
    reading = read("云岫市召开新闻发布会\n2024-04-24\n全市工作稳步推进。")
    pages = [
        PastedText.objects.create(content=bytes([n]), sha256=str(n) * 64, pasted_at=NOW)
        if pasted
        else None
        for n in (1, 2)
    ]
    first = binned(drafting.draft(reading, by=None, now=NOW, pasted=pages[0]))
    drafting.draft(reading, by=None, now=LATER, pasted=pages[1])
    with pytest.raises(Refused, match="已另建了"):
        recycle_bin.bring_back(first, by=None, now=LATER)


def test_a_correction_of_what_is_withheld_stays_in_the_bin(release, author):
    second = binned(corrected(release, "甲。", by=author), author)
    lifecycle.withdraw(release, by=None, now=LATER, reason="有误。")
    closing.withhold_edition(release.editions.get(ordinal=1), reason="泄密。", by=None, now=LATER)
    with pytest.raises(Refused, match="已经封存"):
        recycle_bin.bring_back(second, by=author, now=LATER)
    assert stored(second).in_bin
