"""A set minute: who sets it, what voids it, and that each goes out once, never early, by itself."""

import datetime
import io
import json
from contextlib import ExitStack

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.utils import timezone

from releases.models import Change, Edition, Indicator, State, TimedPublication
from releases.operations import readiness
from releases.publishing import editing, lifecycle, seeing
from releases.publishing.errors import Refused
from releases.publishing.reviewing import deciding, handing_over
from releases.publishing.timing import due, set_minute
from releases.publishing.timing.set_minute import LONGEST_AHEAD
from tests import make
from tests.child_process import start

pytestmark = pytest.mark.django_db
NOW = make.NOW
MINUTE = datetime.timedelta(minutes=1)
TEN = NOW.replace(hour=10, minute=0)


def draft(title="云岫市发布知识产权状况"):
    edition = make.make_edition(title=title)
    make.make_block(edition)
    return edition


@pytest.fixture
def reviewer(db):
    return make.make_user("审核")


def timed(edition, by, at=TEN, now=NOW):
    return set_minute.set_time(edition, at=at, by=by, now=now)


def run(now):
    return list(due.publish_due(lambda: now))


def again(edition):
    return Edition.objects.select_related("release").get(pk=edition.pk)


def acts(edition):
    found = Change.objects.of(edition.release).order_by("sequence")
    return [(act.verb, act.by, act.note) for act in found]


def approved(author, reviewer):
    make.set_review(1)
    edition = make.make_submitted(author)
    deciding.approve(edition, by=reviewer, now=NOW)
    return again(edition)


def test_it_goes_out_at_its_minute_and_not_before(reviewer):
    edition = draft()
    timed(edition, reviewer, at=TEN + datetime.timedelta(seconds=30))
    assert run(TEN - datetime.timedelta(microseconds=1)) == []
    moment = TEN + datetime.timedelta(seconds=3)
    (outcome,) = run(moment)
    edition = again(edition)
    assert outcome == due.DueOutcome(edition.title, number=edition.release.number)
    assert (edition.state, edition.published_at) == (State.LIVE, moment)
    assert edition.release.first_published_at == moment
    assert not TimedPublication.objects.exists()
    assert acts(edition) == [("time", reviewer, "2025-04-26 10:00"), ("publish", reviewer, "")]
    assert run(moment) == []


def test_what_was_missed_is_made_up_for_the_earliest_first(reviewer):
    later, earlier = draft("后"), draft("先")
    timed(later, reviewer, at=TEN + MINUTE)
    timed(earlier, reviewer)
    told = run(TEN + datetime.timedelta(days=3))
    assert [each.title for each in told] == ["先", "后"]
    assert [each.number for each in told] == ["20250429-1", "20250429-2"]


def test_it_is_changed_and_taken_back(reviewer):
    edition = draft()
    timed(edition, reviewer)
    timed(edition, reviewer, at=TEN + MINUTE)
    assert TimedPublication.objects.get().at == TEN + MINUTE
    set_minute.take_back(edition, by=reviewer, now=NOW)
    assert run(TEN + MINUTE) == []
    assert [verb for verb, _by, _note in acts(edition)] == ["time", "time", "untime"]
    with pytest.raises(Refused, match="没有定时"):
        set_minute.take_back(edition, by=reviewer, now=NOW)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (NOW, "现在以后"),
        (NOW + datetime.timedelta(seconds=59), "现在以后"),
        (NOW - MINUTE, "现在以后"),
        (NOW + LONGEST_AHEAD + MINUTE, "年份"),
        (NOW + MINUTE, ""),
        (NOW + LONGEST_AHEAD, ""),
    ],
)
def test_a_minute_lies_ahead_and_within_a_year(reviewer, at, told):
    edition = draft()
    if told:
        with pytest.raises(Refused, match=told):
            timed(edition, reviewer, at=at)
    else:
        assert timed(edition, reviewer, at=at).at == at
    assert TimedPublication.objects.exists() is not bool(told)


def test_only_who_publishes_sets_it_and_takes_it_back(reviewer):
    edition, editor = draft(), make.make_user("编辑")
    with pytest.raises(Refused, match="发布的权限"):
        timed(edition, editor)
    timed(edition, reviewer)
    with pytest.raises(Refused, match="发布的权限"):
        set_minute.take_back(edition, by=editor, now=NOW)


def test_what_could_not_be_published_now_is_not_timed(reviewer):
    with pytest.raises(Refused, match="没有正文"):
        timed(make.make_edition(), reviewer)
    live = make.make_release().editions.get()
    with pytest.raises(Refused, match="已经发布过"):
        timed(live, reviewer)
    make.set_review(1)
    with pytest.raises(Refused, match="请先送审"):
        timed(draft(), reviewer)


def write(edition, by, text="全年专利授权1940件。"):
    block = edition.blocks.get()
    block.text = text
    editing.save(block, version=block.lock_version, by=by, now=NOW)


@pytest.mark.parametrize("reviewed", [True, False])
def test_a_change_voids_it_and_says_so(reviewer, reviewed):
    author = make.make_user("编辑")
    edition = approved(author, reviewer) if reviewed else draft()
    timed(edition, reviewer)
    figures = list(edition.statistics.all())
    seeing.see(edition, figures, by=author, now=NOW)
    write(edition, author, edition.blocks.get().text)
    assert TimedPublication.objects.waiting().exists()  # nothing was changed
    write(edition, author)
    row = TimedPublication.objects.get()
    assert ("重新审定" in row.reason, "改过内容" in row.reason) == (reviewed, True)
    assert acts(edition)[-1] == ("edit", author, "定时发布（2025-04-26 10:00）作废。")
    write(edition, author, "全年专利授权1941件。")
    assert acts(edition)[-1] == ("edit", author, "")
    assert run(TEN) == []
    assert again(edition).state in (State.DRAFT, State.IN_REVIEW)


@pytest.mark.parametrize("act", ["recall", "return"])
def test_who_takes_the_edition_back_takes_the_minute_back(reviewer, act):
    author = make.make_user("编辑")
    edition = approved(author, reviewer)
    timed(edition, reviewer)
    if act == "recall":
        handing_over.recall(edition, by=author, now=NOW)
    else:
        deciding.give_back(edition, by=reviewer, reason="再看", now=NOW)
    assert TimedPublication.objects.get().failed_at == NOW
    assert run(TEN) == []


def test_an_edition_published_by_hand_or_discarded_has_none_any_more(reviewer):
    one, other = draft(), draft()
    timed(one, reviewer)
    timed(other, reviewer)
    lifecycle.publish(one, by=reviewer, now=NOW)
    lifecycle.discard(other, by=make.make_user("编辑"), now=NOW)
    assert not TimedPublication.objects.exists()
    assert "作废" in Change.objects.get(verb="discard").note


def test_what_fails_stops_no_other_and_tells_why(reviewer, monkeypatch):
    blocked, void, broken, sound = map(draft, ("甲", "乙", "丙", "丁"))
    gone = make.make_user("审核")
    for edition in (blocked, broken, sound):
        timed(edition, reviewer)
    timed(void, gone)
    blocked.blocks.update(text="身份证号 11010519491231002X。")
    gone.groups.clear()
    publish = lifecycle.publish

    def breaks(edition, **kw):
        return 1 / 0 if edition.pk == broken.pk else publish(edition, **kw)

    monkeypatch.setattr(lifecycle, "publish", breaks)
    told = {each.title: each.reason for each in run(TEN)}
    assert "还不能发布" in told["甲"]
    assert "权限" in told["乙"]
    assert "看日志" in told["丙"]
    assert told["丁"] == ""
    assert again(sound).state == State.LIVE
    left = TimedPublication.objects.order_by("pk")
    assert {row.edition_id: row.reason for row in left} == {
        edition.pk: told[edition.title] for edition in (blocked, void, broken)
    }
    assert acts(blocked)[-1] == ("untime", None, told["甲"])
    assert run(TEN + MINUTE) == []  # they wait for a person


def test_an_approval_that_a_renamed_body_voided_lets_nothing_out(reviewer):
    author = make.make_user("编辑")
    make.set_review(1)
    edition = make.make_submitted(author)
    make.make_statistic(edition.blocks.get())
    deciding.approve(edition, by=reviewer, now=NOW)
    edition = again(edition)
    timed(edition, reviewer)
    Indicator.objects.update(name="专利授权总量")
    edition.statistics.update(indicator_name="专利授权总量")
    (outcome,) = run(TEN)
    assert "重新审定" in outcome.reason


def test_a_database_that_does_not_answer_is_asked_again(reviewer, monkeypatch):
    timed(draft(), reviewer)

    def away(edition, **kw):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(lifecycle, "publish", away)
        (outcome,) = run(TEN)
    assert outcome.reason == "database is locked"
    (outcome,) = run(TEN + MINUTE)
    assert outcome.number


def test_lateness_shows_in_readiness(reviewer):
    edition = draft()
    row = timed(edition, reviewer)
    late = {"now": timezone.now()}
    for age, found in ((59, 0), (62, 1)):
        TimedPublication.objects.update(at=late["now"] - datetime.timedelta(seconds=age))
        assert due.late(late["now"]) == found
    (finding,) = readiness.timed()
    assert finding.what == "有 1 篇到了定时还没有发布。"
    answer = Client().get("/readyz")
    assert (answer.status_code, json.loads(answer.content)["checks"]["timed"]) == (503, "failed")
    set_minute.take_back(row.edition, by=reviewer, now=NOW)
    assert list(readiness.timed()) == []


def test_the_command_tells_what_it_did(reviewer):
    out = io.StringIO()
    call_command("publish_due", stdout=out)
    assert out.getvalue() == ""
    timed(draft("甲"), reviewer)
    call_command("publish_due", stdout=out)
    assert out.getvalue().startswith("甲：20")
    broken = draft("乙")
    timed(broken, reviewer)
    broken.blocks.all().delete()
    with pytest.raises(CommandError, match="1 篇没有发布成"):
        call_command("publish_due", stdout=out)
    assert "乙：还不能发布：没有正文。" in out.getvalue()


def test_a_failure_has_its_reason(reviewer):
    row = timed(draft(), reviewer)
    for changes in ({"failed_at": NOW}, {"reason": "甲"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TimedPublication.objects.filter(pk=row.pk).update(**changes)


def test_a_clock_that_is_before_the_last_edition_is_not_believed(reviewer):
    release = make.make_release(at=NOW)
    make.make_block(release.editions.get())
    new = lifecycle.correct(release, by=None, now=NOW)
    Edition.objects.filter(pk=new.pk).update(change_note="改数字。")
    with pytest.raises(Refused, match=r"2025-04-26 09:30.*还早"):
        lifecycle.publish(again(new), by=reviewer, now=NOW - MINUTE)
    assert lifecycle.publish(again(new), by=reviewer, now=NOW)


PUBLISHES = """
from releases.publishing.timing import due
print(sum(bool(each.number) for each in due.publish_due()))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_publish_each_once(data_dir):
    reviewer = make.make_user("审核")
    editions = [draft(f"第{n}篇") for n in range(8)]
    for edition in editions:
        timed(edition, reviewer)
    with ExitStack() as running:
        both = [running.enter_context(start(PUBLISHES)) for _ in range(2)]
        told = [int(process.communicate(timeout=120)[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(told) == len(editions)
    assert not TimedPublication.objects.exists()
    published = Change.objects.filter(verb="publish").values_list("subject", flat=True)
    assert sorted(published) == sorted(edition.release_id for edition in editions)


def test_what_another_process_published_or_set_anew_is_left_alone(reviewer, caplog):
    edition, later = draft(), draft("另一场")
    published, moved = timed(edition, reviewer), timed(later, reviewer)
    timed(later, reviewer, at=TEN + MINUTE)
    assert due.publish_one(published, now=TEN).number
    before = acts(edition), acts(later)
    for known in (published, moved):
        assert due.publish_one(known, now=TEN) is None
    assert (acts(edition), acts(later)) == before
    assert caplog.records == []
