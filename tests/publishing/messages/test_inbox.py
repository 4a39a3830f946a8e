"""Who is told of what: who may act next, who wrote it, and never who did it."""

import datetime

import pytest

from releases.models import Edition, Message
from releases.publishing import lifecycle
from releases.publishing.messages import due_dates, inbox
from releases.publishing.reviewing import commenting, deciding, handing_over
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
DAY = datetime.timedelta(days=1)


@pytest.fixture
def people(db):
    """One of each group, one in two, a superuser, and one who is gone."""
    groups = {"author": "编辑", "other": "编辑", "first": "审核", "second": "审核", "chief": "总编"}
    found = {name: make.make_user(group, username=name) for name, group in groups.items()}
    make.make_user(username="root", is_superuser=True)
    make.make_user("审核", username="gone", is_active=False)
    return found


@pytest.fixture
def edition(people):
    make.set_review(2)
    return make.make_submitted(people["author"])


def again(edition):
    return Edition.objects.select_related("release").get(pk=edition.pk)


def told():
    """Since this was asked last: the event, and who."""
    ordered = Message.objects.order_by("event", "to__username")
    rows = list(ordered.values_list("event", "to__username"))
    Message.objects.all().delete()
    found = {}
    for event, name in rows:
        found.setdefault(event, []).append(name)
    return found


def test_from_the_hand_over_to_the_publication(people, edition):
    assert told() == {"submitted": ["chief", "first", "second"]}
    deciding.claim(edition, by=people["first"], now=NOW)
    assert told() == {"claimed": ["author"]}
    deciding.claim(edition, by=people["second"], now=NOW)  # who had it hears of it
    assert told() == {"claimed": ["author", "first"]}
    deciding.approve(again(edition), by=people["second"], now=NOW)
    assert told() == {"approved": ["author"], "passed_on": ["chief"]}
    deciding.approve(again(edition), by=people["chief"], now=NOW)
    assert told() == {"approved": ["author"], "passed_on": ["first", "second"]}  # may publish
    lifecycle.publish(again(edition), by=people["first"], now=NOW)
    assert told() == {"published": ["author", "chief", "second"]}


def test_a_return_goes_to_who_wrote_it_with_its_reason(people, edition):
    told()
    deciding.give_back(edition, by=people["first"], now=NOW, reason="数字不符")
    message = Message.objects.get()
    assert (message.to, message.by, message.note) == (people["author"], people["first"], "数字不符")
    assert told() == {"returned": ["author"]}


def test_a_recall_goes_to_who_was_asked(people, edition):
    Message.objects.filter(to=people["second"]).delete()
    handing_over.recall(edition, by=people["author"], now=NOW)
    Message.objects.filter(event="submitted").delete()
    assert told() == {"recalled": ["chief", "first"]}


def test_who_wrote_part_of_it_is_asked_for_no_approval(people):
    make.set_review(1)
    both = make.make_user("编辑", "审核", username="both")
    make.make_submitted(both)
    assert told() == {"submitted": ["chief", "first", "second"]}


def test_a_comment_goes_to_who_wrote_it_who_looks_and_who_spoke(people, edition):
    told()
    deciding.claim(edition, by=people["second"], now=NOW)
    told()
    anchor = edition.blocks.get().anchor
    row = commenting.comment(edition, anchor, text="请核对" * 100, by=people["first"], now=NOW)
    assert len(Message.objects.first().note) == inbox.SHOWN
    assert told() == {"commented": ["author", "second"]}
    commenting.answer(row, text="对过了", by=people["author"], now=NOW)
    assert told() == {"answered": ["first", "second"]}
    commenting.resolve(row, by=people["author"], now=NOW)
    assert told() == {}


def test_an_act_that_is_refused_tells_nobody(people, edition):
    told()
    with pytest.raises(inbox.Message.DoesNotExist):
        Message.objects.get()
    with pytest.raises(lifecycle.Refused):
        deciding.approve(edition, by=people["author"], now=NOW)
    assert told() == {}


@pytest.mark.parametrize(
    ("days", "claimed", "whom"),
    [
        (0, False, {}),
        (1, False, {"due": ["chief", "first", "second"]}),  # due on the next day
        (2, True, {"due": ["first"]}),
        (3, False, {"overdue": ["author", "chief", "first", "second"]}),
        (3, True, {"overdue": ["author", "first"]}),
    ],
)
def test_due_dates_are_told_once(people, edition, days, claimed, whom):
    """It is due two days after the hand-over."""
    if claimed:
        deciding.claim(edition, by=people["first"], now=NOW)
    told()
    due_dates.tell_due(at=NOW + days * DAY)
    due_dates.tell_due(at=NOW + days * DAY)
    assert told() == whom


def test_of_what_was_decided_no_date_is_told(people, edition):
    deciding.give_back(edition, by=people["first"], now=NOW, reason="数字不符")
    told()
    due_dates.tell_due(at=NOW + 9 * DAY)
    assert told() == {}


def test_messages_are_kept_for_a_while(people, edition, settings):
    settings.MESSAGE_DAYS = 10
    assert inbox.forget(at=NOW + 10 * DAY) == 0
    assert inbox.forget(at=NOW + 10 * DAY + datetime.timedelta(seconds=1)) == 3
    assert not Message.objects.exists()


def test_they_are_read_one_by_one_or_all_at_once(people, edition):
    mine = Message.objects.get(to=people["first"])
    assert inbox.opened(people["second"], mine.pk, at=NOW) is None
    assert Message.objects.unread().count() == 3
    assert inbox.opened(people["first"], mine.pk, at=NOW) == mine
    assert Message.objects.unread().count() == 2
    assert inbox.read_all(people["chief"], at=NOW - DAY) == 0  # told since
    assert inbox.read_all(people["chief"], at=NOW) == 1
    assert Message.objects.unread().get().to == people["second"]
