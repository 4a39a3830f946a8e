"""From the hand-over to the approval: who may take which step, and what an approval holds for."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from releases.models import Approval, Change, Edition, Release, ReviewRules, State, Submission
from releases.models.reviewing.review_rules import MAX_DAYS, MAX_STEPS
from releases.publishing import editing, lifecycle, seeing
from releases.publishing.errors import Refused
from releases.publishing.reviewing import deciding, handing_over
from releases.publishing.reviewing.contributors import contributors
from releases.publishing.reviewing.steps import steps_of
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
LATER = NOW + datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _one_step(db):
    make.set_review()


def again(edition):
    return Edition.objects.select_related("release").get(pk=edition.pk)


def approve(edition, by):
    return deciding.approve(edition, by=by, now=LATER)


def write(edition, by, text="全年专利授权1940件。"):
    block = edition.blocks.get()
    block.text = text
    editing.save(block, version=block.lock_version, by=by, now=LATER)


def told(edition):
    acts = Change.objects.of(edition.release).order_by("pk")
    return [(act.verb, act.from_state, act.to_state) for act in acts][-1]


def test_an_edition_goes_from_hand_to_hand():
    author, reviewer = make.make_user("编辑"), make.make_user("审核")
    edition = make.make_submitted(author)
    assert edition.state == State.IN_REVIEW
    assert told(edition) == ("submit", "draft", "in_review")
    submission = edition.submissions.get()
    assert (submission.by, submission.due_on) == (author, NOW.date() + datetime.timedelta(days=2))
    deciding.claim(edition, by=reviewer, now=LATER)
    assert told(edition) == ("claim", "", "")
    assert edition.submissions.get().claimed_by == reviewer
    assert approve(edition, reviewer) == "review"
    edition = again(edition)
    assert edition.state == State.APPROVED
    assert told(edition) == ("approve", "in_review", "approved")
    release = lifecycle.publish(edition, by=reviewer, now=LATER)
    assert again(edition).state == State.LIVE
    assert not Submission.objects.open().exists()
    assert release.number


@pytest.mark.parametrize(("days", "fits"), [(0, True), (365, True), (-1, False), (366, False)])
def test_a_day_may_be_set_when_it_is_handed_over(days, fits):
    author = make.make_user("编辑")
    edition = make.make_submitted(author)
    handing_over.recall(edition, by=author, now=NOW)
    due = NOW.date() + datetime.timedelta(days=days)
    if not fits:
        with pytest.raises(Refused, match="今天到一年之内"):
            handing_over.submit(edition, by=author, now=NOW, due_on=due)
        return
    assert handing_over.submit(edition, by=author, now=NOW, due_on=due).due_on == due


def test_without_review_nothing_is_handed_over_and_one_account_publishes():
    edition = make.make_edition()
    make.make_block(edition)
    make.set_review(0)
    with pytest.raises(Refused, match="审稿没有开启"):
        handing_over.submit(edition, by=make.make_user("编辑"), now=NOW)
    both = make.make_user("编辑", "审核")
    assert lifecycle.publish(edition, by=both, now=NOW).number


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_approves_what_they_wrote(superuser):
    author = make.make_user("编辑", "审核", "总编", is_superuser=superuser)
    edition = make.make_submitted(author)
    with pytest.raises(Refused, match="您改过这一版"):
        approve(edition, author)
    with pytest.raises(Refused, match="您改过这一版"):
        deciding.claim(edition, by=author, now=LATER)
    with pytest.raises(Refused, match="还没有完成"):
        lifecycle.publish(edition, by=author, now=LATER)
    assert not Approval.objects.exists()


def test_whoever_changes_one_word_in_review_does_not_approve():
    edition, both = make.make_submitted(), make.make_user("编辑", "审核")
    write(edition, both)
    with pytest.raises(Refused, match="您改过这一版"):
        approve(again(edition), both)
    assert approve(again(edition), make.make_user("审核")) == "review"


def test_whoever_only_looked_may_approve():
    edition, both = make.make_submitted(), make.make_user("编辑", "审核")
    figure = make.make_statistic(edition.blocks.get(), unseen=True)
    seeing.see(edition, [figure], by=both, now=LATER)
    assert both.pk not in contributors(again(edition))
    assert approve(again(edition), both) == "review"


def test_what_was_written_before_the_live_edition_counts_no_more():
    author, reviewer = make.make_user("编辑", "审核"), make.make_user("编辑", "审核")
    edition = make.make_submitted(author)
    approve(edition, reviewer)
    release = lifecycle.publish(edition, by=reviewer, now=LATER)
    new = lifecycle.correct(release, by=author, now=LATER)
    write(new, reviewer)
    assert contributors(again(new)) == {reviewer.pk}


@pytest.mark.parametrize("steps", [2, 3])
def test_nobody_takes_two_steps(steps):
    make.set_review(steps, secrecy=True)
    edition = make.make_submitted()
    everything = make.make_user("审核", "总编", "保密审查")
    approve(edition, everything)
    for _more in range(steps):
        with pytest.raises(Refused, match="您已经审定过"):
            approve(edition, everything)
        approve(edition, make.make_user("审核", "总编", "保密审查"))
    assert again(edition).state == State.APPROVED
    with pytest.raises(Refused, match="各步都审定了"):
        approve(edition, make.make_user("总编"))


ROLES = ["编辑", "审核", "总编", "保密审查", "超级用户"]
MAY = {"审核": {"first", "second", "review"}, "总编": {"first", "second", "review", "sign"},
       "保密审查": {"secrecy"}, "超级用户": {"first", "second", "review", "secrecy", "sign"},
       "编辑": set()}  # fmt: skip


def orders(wanted):
    """Every order of roles, up to the first that may not take its step."""
    ways = {
        order[: 1 + sum(1 for _ in itertools.takewhile(_may, zip(order, wanted, strict=True)))]
        for order in itertools.permutations(ROLES, len(wanted))
    }
    return sorted(ways)


def _may(taken):
    role, step = taken
    return step in MAY[role]


@pytest.mark.parametrize(
    ("steps", "secrecy", "ways"), [(1, False, 5), (2, False, 14), (1, True, 11), (3, True, 34)]
)
def test_roles_in_every_order(steps, secrecy, ways):
    """Whatever the order of the roles: a step is taken by whoever may take it, and by no other."""
    rules = make.set_review(steps, secrecy=secrecy)
    wanted = [str(step) for step in steps_of(rules)]
    assert len(orders(wanted)) == ways
    people = {role: make.make_user(role) for role in MAY if role != "超级用户"}
    people["超级用户"], publisher = (make.make_user(is_superuser=True) for _ in range(2))
    for order in orders(wanted):
        edition = make.make_submitted()
        for role, step in zip(order, wanted, strict=False):
            if step in MAY[role]:
                assert approve(edition, people[role]) == step
            else:
                with pytest.raises(Refused, match="权限"):
                    approve(edition, people[role])
        whole = len(order) == len(wanted) and _may((order[-1], wanted[-1]))
        assert (again(edition).state == State.APPROVED) is whole
        if not whole:
            with pytest.raises(Refused, match="还没有完成"):
                lifecycle.publish(again(edition), by=publisher, now=LATER)


def test_a_change_voids_the_approval_and_a_save_without_one_does_not():
    author, reviewer = make.make_user("编辑"), make.make_user("审核")
    edition = make.make_submitted(author)
    approve(edition, reviewer)
    write(edition, author, text=edition.blocks.get().text)
    assert again(edition).state == State.APPROVED
    write(edition, author)
    edition = again(edition)
    assert edition.state == State.IN_REVIEW
    assert told(edition) == ("edit", "approved", "in_review")
    with pytest.raises(Refused, match="“审核”还没有完成"):
        lifecycle.publish(edition, by=reviewer, now=LATER)
    approve(edition, reviewer)  # the same person looks at the new content
    assert lifecycle.publish(again(edition), by=reviewer, now=LATER).number


def test_the_first_of_two_steps_is_void_too():
    make.set_review(2)
    author, reviewer = make.make_user("编辑"), make.make_user("审核")
    edition = make.make_submitted(author)
    approve(edition, reviewer)
    write(edition, author)
    with pytest.raises(Refused, match="您没有“审核”的权限"):
        approve(again(edition), make.make_user())
    assert approve(again(edition), reviewer) == "review"


def test_what_changed_beside_the_editor_is_found_at_publication():
    edition, reviewer = make.make_submitted(), make.make_user("审核")
    approve(edition, reviewer)
    edition.blocks.update(text="全年专利授权9999件。")
    with pytest.raises(Refused, match="要重新审定"):
        lifecycle.publish(again(edition), by=reviewer, now=LATER)
    assert approve(again(edition), reviewer) == "review"
    assert lifecycle.publish(again(edition), by=reviewer, now=LATER).number


def test_commands_publish_nothing_while_review_is_on():
    edition = make.make_submitted()
    approve(edition, make.make_user("审核"))
    with pytest.raises(Refused, match="命令行不能发布"):
        lifecycle.publish(again(edition), by=None, now=LATER)


def test_the_city_of_the_demo_is_reviewed_where_somebody_corrects_it():
    edition = make.make_edition(release=Release.objects.create(origin=Release.Origin.SAMPLE))
    make.make_block(edition)
    with pytest.raises(Refused, match="请先送审"):
        lifecycle.publish(edition, by=make.make_user("编辑", "审核"), now=LATER)
    assert lifecycle.publish(edition, by=None, now=LATER).number


def test_an_edition_is_given_back_with_a_reason():
    edition, reviewer = make.make_submitted(), make.make_user("审核")
    approve(edition, reviewer)
    with pytest.raises(Refused, match="请写明退回的原因"):
        deciding.give_back(edition, by=reviewer, reason=" ", now=LATER)
    with pytest.raises(Refused, match="没有退回的权限"):
        deciding.give_back(edition, by=make.make_user("编辑"), reason="数字不符", now=LATER)
    deciding.give_back(edition, by=reviewer, reason=" 数字不符 ", now=LATER)
    edition = again(edition)
    assert (edition.state, edition.return_reason) == (State.DRAFT, "数字不符")
    assert told(edition) == ("return", "approved", "draft")
    assert not edition.approvals.standing().exists()
    with pytest.raises(Refused, match="请先送审"):
        lifecycle.publish(edition, by=reviewer, now=LATER)
    handing_over.submit(edition, by=make.make_user("编辑"), now=LATER)
    assert again(edition).return_reason == ""


def test_an_edition_is_recalled():
    author = make.make_user("编辑")
    edition = make.make_submitted(author)
    with pytest.raises(Refused, match="权限"):
        handing_over.recall(edition, by=make.make_user("审核"), now=LATER)
    handing_over.recall(edition, by=author, now=LATER)
    edition = again(edition)
    assert edition.state == State.DRAFT
    assert told(edition) == ("recall", "in_review", "draft")
    with pytest.raises(Refused, match="没有送审"):
        handing_over.recall(edition, by=author, now=LATER)
    with pytest.raises(Refused, match="没有送审"):
        deciding.give_back(edition, by=make.make_user("审核"), reason="晚了", now=LATER)
    with pytest.raises(Refused, match="没有送审"):
        approve(edition, make.make_user("审核"))


def test_what_stops_publication_stops_the_hand_over():
    author = make.make_user("编辑")
    edition = make.make_edition(title="")
    with pytest.raises(Refused, match="没有标题。没有正文。"):
        handing_over.submit(edition, by=author, now=NOW)
    edition = make.make_submitted(author)
    with pytest.raises(Refused, match="不是草稿"):
        handing_over.submit(edition, by=author, now=NOW)


def test_what_was_not_seen_is_not_decided_upon():
    edition, reviewer = make.make_submitted(), make.make_user("审核")
    seen = edition.updated_at
    write(edition, make.make_user("编辑"))
    with pytest.raises(Refused, match="刚被别人修改"):
        deciding.approve(edition, by=reviewer, now=LATER, seen=seen)


def test_the_database_holds_one_approval_of_a_step_and_of_a_person():
    edition, by = make.make_submitted(), make.make_user("审核")
    values = {"edition": edition, "at": NOW, "fingerprint": "0" * 64}
    Approval.objects.create(step="first", by=by, **values)
    for step, other in (("first", make.make_user()), ("second", by)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(step=step, by=other, **values)


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("steps", MAX_STEPS, True), ("steps", MAX_STEPS + 1, False),
        ("days", 1, True), ("days", 0, False),
        ("days", MAX_DAYS, True), ("days", MAX_DAYS + 1, False),
    ],
)  # fmt: skip
def test_the_rules_have_bounds(field, value, fits):
    rules = ReviewRules(pk=1, **{field: value})
    if fits:
        rules.full_clean(exclude=["id"], validate_unique=False)
        return
    with pytest.raises(ValidationError):
        rules.full_clean(exclude=["id"], validate_unique=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRules.objects.filter(pk=1).update(**{field: value})


def test_there_is_one_row_of_rules():
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRules.objects.create(pk=2)
