"""Links between a promise and what became of it, made and taken back; refusals beside successes."""

import datetime

import pytest

from releases.models import Edition, FollowUp, State
from releases.publishing import follow_ups, lifecycle
from releases.publishing.discarding import recycle_bin
from releases.publishing.follow_ups import Refused
from tests import make

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
LATER = make.NOW + 30 * DAY


@pytest.fixture
def editor():
    return make.make_user("编辑")


@pytest.fixture
def promise():
    return make.make_promise()


@pytest.fixture
def evidence(promise):
    return make.make_promise(
        "保护中心揭牌", organisation=promise.organisation, at=LATER, stage="done"
    )


def link(promise, evidence=None, *, by=None, outcome="done", **kw):
    return follow_ups.link(
        promise, outcome=outcome, evidence=evidence, by=by, now=make.NOW + 31 * DAY, **kw
    )


def refused(sentence, action):
    before = list(FollowUp.objects.values())
    with pytest.raises(Refused, match=sentence):
        action()
    assert list(FollowUp.objects.values()) == before


def test_link_keeps_who_when_and_on_what(promise, evidence, editor):
    kept = link(promise, evidence, by=editor, note=" 比原计划早 ")
    kept.refresh_from_db()
    assert (kept.promise, kept.promise_uid) == (promise.edition.release, promise.uid)
    assert (kept.evidence, kept.evidence_anchor) == (evidence.edition.release, evidence.anchor)
    assert (kept.by, kept.at, kept.note) == (editor, make.NOW + 31 * DAY, "比原计划早")
    assert FollowUp.objects.published().get() == kept


@pytest.mark.parametrize("kind", ["block", "statistic"])
def test_any_row_is_evidence(promise, evidence, kind):
    block = make.make_block(evidence.edition)
    row = block if kind == "block" else make.make_statistic(block)
    assert link(promise, row, outcome="ongoing").evidence_anchor == row.anchor


def test_a_promise_may_be_followed_many_times(promise, evidence):
    link(promise, make.make_block(evidence.edition), outcome="ongoing")
    link(promise, evidence, outcome="done")
    assert FollowUp.objects.count() == 2


def test_what_was_dropped_may_stand_on_a_note(promise):
    kept = link(promise, outcome="dropped", note="改由省里建设。", source="市政府第3次会议纪要")
    assert kept.evidence is None
    refused("已有一条说明", lambda: link(promise, outcome="dropped", note="又", source="又"))


@pytest.mark.parametrize("group", ["审核", None])
def test_only_editors_may(promise, evidence, editor, group):
    other = make.make_user(*([group] if group else []))
    kept = link(promise, evidence, by=editor)
    refused("没有登记", lambda: link(promise, make.make_block(evidence.edition), by=other))
    refused("没有登记", lambda: follow_ups.unlink(kept, by=other, now=LATER))
    later = make.make_promise(at=LATER).edition
    refused("没有登记", lambda: follow_ups.pass_over(promise, edition=later, by=other, now=LATER))


@pytest.mark.parametrize("outcome", ["", "none", "silent", "好"])
def test_an_outcome_is_chosen(promise, evidence, outcome):
    refused("请选结果", lambda: link(promise, evidence, outcome=outcome))


@pytest.mark.parametrize("outcome", ["done", "ongoing"])
def test_no_outcome_without_evidence(promise, outcome):
    refused("要有依据", lambda: link(promise, outcome=outcome, note="听说", source="听说"))


@pytest.mark.parametrize(("note", "source"), [("", "纪要"), ("不做了", " "), ("", "")])
def test_a_note_comes_with_its_source(promise, note, source):
    refused("说明和出处", lambda: link(promise, outcome="dropped", note=note, source=source))


def test_a_release_is_no_evidence_of_its_own_promise(promise):
    refused("另一场", lambda: link(promise, promise.block))


def test_evidence_is_not_earlier(promise):
    earlier = make.make_promise(at=make.NOW - DAY)
    refused("早于", lambda: link(promise, earlier))
    for edition in (earlier.edition, promise.edition):
        Edition.objects.filter(pk=edition.pk).update(event_date=None)
    refused("早于", lambda: link(promise, earlier))


def test_two_conferences_of_one_day(promise):
    same_day = make.make_promise(at=make.NOW - datetime.timedelta(hours=1))
    link(promise, same_day)


def test_the_same_words_once(promise, evidence):
    kept = link(promise, evidence)
    refused("已经登记", lambda: link(promise, evidence, outcome="ongoing"))
    follow_ups.unlink(kept, by=None, now=LATER)
    link(promise, evidence, outcome="ongoing")


@pytest.mark.parametrize("state", [State.DRAFT, State.SUPERSEDED, State.WITHDRAWN])
def test_only_what_readers_see_is_followed(promise, evidence, state):
    at = None if state == State.DRAFT else make.NOW
    Edition.objects.filter(pk=promise.edition_id).update(state=state, published_at=at)
    refused("读者看得到", lambda: link(promise, evidence))


def test_what_was_done_needs_no_follow_up(evidence):
    later = make.make_promise(at=LATER + DAY)
    refused("发布时就已完成", lambda: link(evidence, later))


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.WITHDRAWN])
def test_replaced_evidence_is_refused(promise, evidence, state):
    Edition.objects.filter(pk=evidence.edition_id).update(state=state)
    refused("已被更替", lambda: link(promise, evidence))


def test_a_link_from_a_draft_counts_when_it_is_published(promise):
    draft = make.make_edition(event_date=LATER.date())
    row = make.make_said(draft, "保护中心揭牌", stage="done")
    link(promise, row)
    assert not FollowUp.objects.published().exists()
    release = lifecycle.publish(draft, by=None, now=LATER)
    assert FollowUp.objects.published().exists()
    lifecycle.withdraw(release, by=None, now=LATER, reason="有误。")
    assert not FollowUp.objects.published().exists()


def test_a_discarded_draft_takes_its_links_along(promise):
    draft = make.make_edition(event_date=LATER.date())
    link(promise, make.make_said(draft, "保护中心揭牌"))
    lifecycle.discard(draft, by=None, now=LATER)
    assert FollowUp.objects.exists()
    recycle_bin.remove(draft, by=None, now=LATER)
    assert not FollowUp.objects.exists()


def test_not_mentioned_until_words_are_found(promise, evidence, editor):
    silent = follow_ups.pass_over(promise, edition=evidence.edition, by=editor, now=LATER)
    assert (silent.outcome, silent.evidence_anchor) == ("silent", "")
    again = lambda: follow_ups.pass_over(  # noqa: E731
        promise, edition=evidence.edition, by=editor, now=LATER
    )
    refused("已经登记", again)
    link(promise, evidence, by=editor)
    silent.refresh_from_db()
    assert silent.unlinked_by == editor
    refused("已经登记", again)


def test_unlink_keeps_the_record(promise, evidence, editor):
    kept = link(promise, evidence)
    follow_ups.unlink(kept, by=editor, now=LATER)
    kept.refresh_from_db()
    assert (kept.unlinked_at, kept.unlinked_by) == (LATER, editor)
    refused("已经撤销", lambda: follow_ups.unlink(kept, by=editor, now=LATER))
