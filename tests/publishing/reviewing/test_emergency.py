"""Emergency publication: whose right it is, what it asks, and who reviews it afterwards."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from releases.models import Change, Edition, EmergencyPublication, Message, State
from releases.publishing import editing, lifecycle
from releases.publishing.errors import Refused
from releases.publishing.reviewing import deciding, emergency, handing_over
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
LATER = NOW + datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _two_steps(db):
    make.set_review(2)


def again(edition):
    return Edition.objects.select_related("release").get(pk=edition.pk)


def at_once(edition, by, reason="汛情通报，等不到明天。"):
    return emergency.publish_at_once(again(edition), by=by, now=LATER, reason=reason)


def afterwards(edition, by, finding="已核对，无误。"):
    emergency.review_afterwards(again(edition), by=by, now=LATER, finding=finding)


def submitted():
    return make.make_submitted(make.make_user("编辑", username="author"))


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.DRAFT])
def test_a_chief_publishes_with_a_reason(state):
    edition, chief, reviewer = submitted(), make.make_user("总编"), make.make_user("审核")
    if state == State.DRAFT:
        handing_over.recall(edition, by=edition.created_by, now=NOW)
    assert at_once(edition, chief, " 汛情通报 ").number
    assert again(edition).state == State.LIVE
    row = EmergencyPublication.objects.unreviewed().get()
    assert (row.edition, row.by, row.at, row.reason) == (edition, chief, LATER, "汛情通报")
    act = Change.objects.latest("sequence")
    assert (act.verb, act.note, act.to_state, act.by) == ("emergency", "汛情通报", "live", chief)
    told = Message.objects.filter(event="emergency").values_list("to", flat=True)
    assert set(told) == {edition.created_by.pk, reviewer.pk}
    assert not edition.submissions.open().exists()


ROLES = ["编辑", "审核", "总编", "保密审查", "审计员", "管理员", "superuser", "command"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("steps", [1, 3])
def test_it_is_a_right_of_chiefs_alone(role, steps):
    """Whoever else asks is refused, whichever door they take, and nothing has changed."""
    make.set_review(steps, secrecy=steps > 1)
    edition, by = submitted(), None
    if role == "superuser":
        by = make.make_user("编辑", "审核", is_superuser=True)
    elif role != "command":
        by = make.make_user(role)
    if role == "总编":
        assert at_once(edition, by).number
        return
    for door in (
        lambda: at_once(edition, by),
        lambda: lifecycle.publish(again(edition), by=by, now=LATER, emergency="急"),
    ):
        with pytest.raises(Refused, match=r"紧急发布只有总编可以做|没有发布的权限"):
            door()
    assert again(edition).state == State.IN_REVIEW
    assert not EmergencyPublication.objects.exists()


def test_a_superuser_has_it_as_a_chief():
    assert at_once(submitted(), make.make_user("总编", is_superuser=True)).number


def test_even_of_what_they_wrote():
    chief = make.make_user("编辑", "总编")
    edition = make.make_submitted(chief)
    assert at_once(edition, chief).number
    with pytest.raises(Refused, match="要由别人事后审"):
        afterwards(edition, chief)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (lambda edition: edition.blocks.all().delete(), "没有正文"),
        (lambda edition: edition.blocks.update(text="身份证110101199003077475。"), "身份证"),
        (lambda edition: Edition.objects.filter(pk=edition.pk).update(title=""), "没有标题"),
    ],
)
def test_what_blocks_blocks_still(spoilt, told):
    edition = submitted()
    spoilt(edition)
    with pytest.raises(Refused, match=told):
        at_once(edition, make.make_user("总编"))
    assert not EmergencyPublication.objects.exists()


def test_what_it_refuses_besides():
    edition, chief = submitted(), make.make_user("总编")
    with pytest.raises(Refused, match="请写明紧急发布的理由"):
        at_once(edition, chief, " ")
    with pytest.raises(Refused, match="刚被别人修改"):
        emergency.publish_at_once(edition, by=chief, now=LATER, reason="急", seen=LATER)
    at_once(edition, chief)
    with pytest.raises(Refused, match="已经发布过"):
        at_once(edition, chief)
    make.set_review(0)
    with pytest.raises(Refused, match="审稿没有开启"):
        at_once(make.make_edition(), chief)


def test_somebody_who_changed_nothing_reviews_it_afterwards():
    edition, chief = submitted(), make.make_user("总编")
    both, reviewer = make.make_user("编辑", "审核"), make.make_user("审核")
    block = edition.blocks.get()
    block.text = "全年专利授权1940件。"
    editing.save(block, version=block.lock_version, by=both, now=NOW)
    at_once(edition, chief)
    for by, told in (
        (make.make_user("编辑"), "没有事后审的权限"),
        (make.make_user("保密审查"), "没有事后审的权限"),
        (both, "要由别人"),
        (chief, "要由别人"),
    ):
        with pytest.raises(Refused, match=told):
            afterwards(edition, by)
    with pytest.raises(Refused, match="请写下事后审的意见"):
        afterwards(edition, reviewer, " ")
    assert EmergencyPublication.objects.unreviewed().exists()
    afterwards(edition, reviewer)
    row = EmergencyPublication.objects.get()
    assert (row.reviewed_by, row.reviewed_at, row.finding) == (reviewer, LATER, "已核对，无误。")
    act = Change.objects.latest("sequence")
    assert (act.verb, act.note, act.by) == ("afterwards", "已核对，无误。", reviewer)
    told = Message.objects.filter(event="afterwards").values_list("to__username", flat=True)
    assert set(told) == {"author", str(both), str(chief)}
    with pytest.raises(Refused, match="没有要事后审的"):
        afterwards(edition, make.make_user("审核"))


def test_who_writes_the_correction_may_still_review_what_was_before():
    edition, both = submitted(), make.make_user("编辑", "审核")
    release = at_once(edition, make.make_user("总编"))
    new = lifecycle.correct(release, by=both, now=LATER)
    block = new.blocks.get()
    block.text = "全年专利授权1940件。"
    editing.save(block, version=block.lock_version, by=both, now=LATER)
    afterwards(edition, both)
    assert not EmergencyPublication.objects.unreviewed().exists()


def test_the_ordinary_way_leaves_no_mark():
    make.set_review(1)
    edition, chief = submitted(), make.make_user("总编")
    deciding.approve(edition, by=make.make_user("审核"), now=NOW)
    lifecycle.publish(again(edition), by=chief, now=LATER)
    assert not EmergencyPublication.objects.exists()
    with pytest.raises(Refused, match="没有要事后审的"):
        afterwards(edition, chief)


@pytest.mark.parametrize("values", [{"reason": ""}, {"reviewed_at": NOW}, {"own": True}])
def test_the_database_refuses_a_review_of_ones_own(values):
    chief = make.make_user("总编")
    told = {"reason": "急", **values}
    if told.pop("own", False):
        told |= {"reviewed_by": chief, "reviewed_at": NOW, "finding": "好"}
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyPublication.objects.create(edition=make.make_edition(), by=chief, at=NOW, **told)
