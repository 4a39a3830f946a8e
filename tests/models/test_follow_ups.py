"""What a follow-up has to stand on, which ones count, and what they make of a measure."""

import datetime

import pytest
from django.db import models

from releases.models import Edition, FollowUp, Measure, Release, State, measure
from tests import make
from tests.models.test_constraints import changed, refused

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def promise():
    return make.make_promise()


def report(promise, row=None, outcome="done", **kw):
    """Stored past the verbs."""
    if row is not None:
        kw |= {"evidence": row.edition.release, "evidence_kind": row.prefix}
        kw |= {"evidence_uid": row.uid}
    defaults = {"promise": promise.edition.release, "promise_uid": promise.uid, "at": make.NOW}
    return FollowUp.objects.create(outcome=outcome, **defaults | kw)


def later(days=1, **kw):
    """A measure in a later release."""
    return make.make_promise("保护中心揭牌", at=make.NOW + days * DAY, stage="done", **kw)


def outcome_of(promise):
    """As the database says of it, and as is told of those that are loaded: always the same."""
    told = Measure.objects.select_related("edition").get(pk=promise.pk)
    measure.tell_outcomes([told])
    assert told.outcome == Measure.objects.with_outcome().get(pk=promise.pk).outcome
    return Measure.objects.with_outcome().get(pk=promise.pk).outcome


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("follow_up_names_its_promise", {"promise_uid": ""}),
        ("follow_up_outcome_is_known", {"outcome": "好"}),
        ("follow_up_stands_on_evidence", {"evidence": None}),
        ("follow_up_stands_on_evidence", {"evidence_uid": ""}),
        ("follow_up_stands_on_evidence", {"evidence_kind": "p"}),
        ("follow_up_stands_on_evidence", {"outcome": "silent"}),
        (
            "follow_up_stands_on_evidence",
            {"evidence": None, "evidence_uid": "", "evidence_kind": "", "note": "完成"},
        ),
        ("follow_up_evidence_is_of_another_release", {"evidence": models.F("promise")}),
    ],
)
def test_the_database_refuses(promise, name, fields):
    refused(name, changed(report(promise, later()), **fields))


@pytest.mark.parametrize("missing", ["note", "source"])
def test_what_was_dropped_may_stand_on_a_note_with_its_source(promise, missing):
    words = {"note": "改由省里建设。", "source": "会议纪要"}
    kept = report(promise, outcome="dropped", **words)
    refused("follow_up_stands_on_evidence", changed(kept, **{missing: ""}))
    refused("follow_up_stands_on_evidence", changed(kept, outcome="ongoing"))


def test_the_database_refuses_the_same_evidence_twice(promise):
    row = later()
    first = report(promise, row)
    again = lambda: report(promise, row, "ongoing")  # noqa: E731
    refused("one_follow_up_per_promise_and_evidence", again)
    FollowUp.objects.filter(pk=first.pk).update(unlinked_at=make.NOW)
    again()


def test_the_database_refuses_two_notes(promise):
    words = {"note": "改由省里建设。", "source": "会议纪要"}
    report(promise, outcome="dropped", **words)
    refused("one_note_per_promise", lambda: report(promise, outcome="dropped", **words))


def test_who_takes_back_does_so_at_a_time(promise):
    kept = report(promise, later())
    refused("follow_up_taken_back_at_a_time", changed(kept, unlinked_by=make.make_user()))


def test_a_promise_without_reports_has_no_news(promise):
    assert outcome_of(promise) == Measure.Outcome.NONE == "none"


def test_what_was_done_when_it_was_said_is_done():
    assert outcome_of(later()) == "done"


def test_the_newest_evidence_says_the_outcome_whenever_it_was_linked(promise):
    report(promise, later(9), "done")
    report(promise, later(3), "ongoing")
    assert outcome_of(promise) == "done"
    report(promise, later(12), "dropped")
    assert outcome_of(promise) == "dropped"


def test_silence_changes_nothing(promise):
    report(promise, later(3), "ongoing")
    report(promise, outcome="silent", evidence=later(5).edition.release)
    assert outcome_of(promise) == "ongoing"


def test_a_note_counts_from_when_it_was_written(promise):
    report(promise, later(3), "ongoing")
    words = {"note": "改由省里建设。", "source": "会议纪要", "outcome": "dropped"}
    report(promise, at=make.NOW + 4 * DAY, **words)
    assert outcome_of(promise) == "dropped"


@pytest.mark.parametrize("make_row", [make.make_statistic, lambda block: block])
def test_figures_and_paragraphs_are_evidence_too(promise, make_row):
    block = make.make_block(later().edition)
    report(promise, make_row(block))
    assert outcome_of(promise) == "done"


def test_evidence_of_a_draft_does_not_count_until_it_is_live(promise):
    row = later()
    report(promise, row)
    Edition.objects.filter(pk=row.edition_id).update(state=State.DRAFT, published_at=None)
    assert outcome_of(promise) == "none"
    assert not FollowUp.objects.published().exists()
    assert FollowUp.objects.standing().exists()


def test_withdrawn_evidence_does_not_count(promise):
    row = later()
    report(promise, row)
    report(promise, outcome="silent", evidence=later(2).edition.release)
    Edition.objects.exclude(pk=promise.edition_id).update(state=State.WITHDRAWN)
    assert outcome_of(promise) == "none"
    assert not FollowUp.objects.published().exists()


def test_a_row_that_a_correction_left_out_does_not_count(promise):
    row = later()
    report(promise, row)
    edition = row.edition
    Edition.objects.filter(pk=edition.pk).update(state=State.SUPERSEDED)
    new = make.make_edition(release=edition.release, ordinal=2, state=State.LIVE)
    assert outcome_of(promise) == "none"
    make.make_measure(make.make_block(new), uid=row.uid)
    assert outcome_of(promise) == "done"


def test_what_was_taken_back_does_not_count(promise):
    report(promise, later(), unlinked_at=make.NOW)
    assert outcome_of(promise) == "none"


def test_a_discarded_draft_takes_its_follow_ups_along(promise):
    release = Release.objects.create()
    report(promise, outcome="silent", evidence=release)
    release.delete()
    assert not FollowUp.objects.exists()


def test_the_promise_keeps_its_outcome_after_a_correction(promise):
    report(promise, later())
    Edition.objects.filter(pk=promise.edition_id).update(state=State.SUPERSEDED)
    new = make.make_edition(release=promise.edition.release, ordinal=2, state=State.LIVE)
    corrected = make.make_measure(make.make_block(new), uid=promise.uid, stage="planned")
    assert outcome_of(corrected) == "done"
    done = Measure.objects.published().promised().with_outcome().filter(outcome="done")
    assert list(done) == [corrected]


@pytest.mark.parametrize(
    ("days", "outcome", "over"),
    [(-1, "none", 0), (0, "none", 0), (1, "none", 1), (1, "ongoing", 1), (1, "done", 0),
     (1, "dropped", 0)],
)  # fmt: skip
def test_a_promise_is_late_from_the_day_after_its_time(promise, days, outcome, over):
    """In a list as the database finds them, and on a page, alike."""
    due = datetime.date(2025, 12, 31)
    Measure.objects.filter(pk=promise.pk).update(due_date=due, due_words="年底前")
    promise.refresh_from_db()
    day = due + datetime.timedelta(days=days)
    assert promise.days_over(outcome, on=day) == over
    assert Measure(due_date=None).days_over(outcome, on=day) == 0
    if outcome == "none":
        assert Measure.objects.overdue(on=day).exists() == bool(over)


@pytest.mark.parametrize("stage", Measure.Stage.values)
@pytest.mark.parametrize("due", [None, datetime.date(2025, 12, 31)])
def test_a_row_and_the_database_agree_on_what_a_promise_is(promise, stage, due):
    words = "年底前" if due else ""
    Measure.objects.filter(pk=promise.pk).update(stage=stage, due_date=due, due_words=words)
    promise.refresh_from_db()
    expected = stage == "planned" or (stage == "ongoing" and due is not None)
    assert promise.is_promise == expected
    assert Measure.objects.promised().filter(pk=promise.pk).exists() == expected
