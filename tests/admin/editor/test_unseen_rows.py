"""What a machine read is not seen until somebody looked at it; that is told, and stops nothing."""

import pytest

from releases.admin.act_lines import ActLine
from releases.models import Change, State
from releases.publishing import drafting, editing, lifecycle, seeing
from releases.publishing.publish_checks import before_publishing
from tests import make
from tests.admin.asking import text, url
from tests.admin.editor.test_editor import HTMX, opened, send
from tests.admin.pasted_page import drafted

NOW = make.NOW


@pytest.fixture
def edition(editor):
    return drafted(editor)


def waiting(edition):
    return sum(n for _label, n in seeing.unseen(edition))


def page_of(client, edition, **asked):
    return client.get(url("edition_editor", edition.pk), asked, follow=True)


def test_all_that_was_read_waits_for_a_look(editor, edition):
    figures, people = edition.statistics.count(), edition.appearances.count()
    assert seeing.unseen(edition) == [("发言人", people), ("数据", figures)]
    page = text(page_of(editor, edition))
    assert page.count("is-unseen") == figures
    assert f"数据 {figures}" in page
    told = f"还有 {figures + people} 条读出的内容没有人看过"
    assert told in text(editor.get(url("edition_problems", edition.pk)))


@pytest.mark.parametrize("htmx", [True, False])
def test_a_row_is_seen_without_being_changed(editor, edition, htmx):
    row, before = edition.statistics.in_order().first(), waiting(edition)
    answer = send(editor, row, "see", htmx=htmx)
    row.refresh_from_db()
    assert (row.unseen, row.lock_version, waiting(edition)) == (False, 0, before - 1)
    assert f"数据 {edition.statistics.count() - 1}" in text(answer)
    told = Change.objects.get(verb="see")
    assert (told.by, [each["field"] for each in told.differences]) == (editor.user, ["unseen"])
    assert ActLine.of(told).lines == [f"数据“{row}”"]
    send(editor, row, "see")  # again, it tells nothing
    assert Change.objects.filter(verb="see").count() == 1


def test_all_of_a_block_is_seen_at_once(editor, edition):
    block = edition.statistics.in_order().first().block
    assert "这一段都看过" in text(page_of(editor, edition))
    answer = text(send(editor, block, "see"))
    assert not block.statistics.filter(unseen=True).exists()
    assert Change.objects.filter(verb="see").count() == 1
    assert "这一段都看过" not in answer


def test_a_look_can_be_taken_back(editor, edition):
    row = edition.statistics.in_order().first()
    send(editor, row, "see")
    editor.post(url("edition_editor", edition.pk), {"act": "undo"}, headers=HTMX)
    row.refresh_from_db()
    assert row.unseen


def test_whoever_changes_a_row_has_seen_it(editor, edition):
    row = edition.statistics.in_order().first()
    send(editor, row, "save", **opened(editor, row) | {"value_text": "5"})
    row.refresh_from_db()
    assert not row.unseen
    lines = [each["field"] for each in Change.objects.get(verb="edit").differences]
    assert "unseen" not in lines


def test_speakers_are_seen_too(editor, edition):
    person = edition.appearances.in_order().first()
    assert page_of(editor, edition, next="unseen").redirect_chain[-1][0].endswith(person.anchor)
    told = {"act": "see", "row": person.anchor}
    answer = text(editor.post(url("edition_editor", edition.pk), told, headers=HTMX))
    assert 'id="facts"' in answer
    person.refresh_from_db()
    assert not person.unseen
    edition.appearances.update(unseen=False)
    first = edition.statistics.in_order().first()
    assert page_of(editor, edition, next="unseen").redirect_chain[-1][0].endswith(first.anchor)
    edition.statistics.update(unseen=False)
    assert "没有人看过的" not in text(page_of(editor, edition, next="unseen"))


def test_it_warns_and_stops_nothing(chief, edition):
    told = [p for p in before_publishing(edition) if "没有人看过" in p.message]
    assert [p.blocks for p in told] == [False]
    before = edition.content_hash
    lifecycle.publish(edition, by=chief.user, now=NOW)
    edition.refresh_from_db()
    assert (edition.state, edition.content_hash) == (State.LIVE, before)
    assert "is-unseen" not in text(page_of(chief, edition))
    new = lifecycle.correct(edition.release, by=chief.user, now=NOW)
    assert waiting(new) == 0


def test_what_is_gone_or_published_is_not_marked(chief, editor, reviewer, edition):
    row = edition.statistics.in_order().first()
    assert send(reviewer, row, "see").status_code == 403
    for anchor in ("s-ffffffff", "x-1", ""):
        answer = editor.post(
            url("edition_editor", edition.pk), {"act": "see", "row": anchor}, headers=HTMX
        )
        assert "已被别人删除" in text(answer)
    lifecycle.publish(edition, by=chief.user, now=NOW)
    assert "已经发布" in text(send(editor, row, "see"))


def test_a_draft_typed_by_hand_has_nothing_to_look_at(editor):
    edition = drafting.blank(by=editor.user, now=NOW, title="云岫市发布会")
    block = make.make_block(edition)
    figure = make.make_statistic(block, block.text[:2])
    editing.save(figure, version=0, by=editor.user, now=NOW)
    assert seeing.unseen(edition) == []
