"""Publication at a set minute in the editor and on the desk: set, told, changed, taken back."""

import datetime
import re

import pytest
from django.utils import timezone

from releases.models import Edition, State, TimedPublication
from releases.publishing import editing
from releases.publishing.reviewing import deciding
from releases.publishing.timing import due
from tests import make
from tests.admin.asking import form_of, press, said, text, url

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def edition(db):
    edition = make.make_edition(source="云岫日报")
    make.make_block(edition)
    return edition


def tomorrow(hour=10):
    day = timezone.localtime() + DAY
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def set_to(client, edition, at):
    address = url("edition_time", edition.pk)
    form = form_of(client.get(address)) | {"at": at}
    return client.post(address, form, follow=True)


def editor_of(client, edition):
    return text(client.get(url("edition_editor", edition.pk)))


def card(client):
    return {card.key: card for card in client.get("/admin/").context["cards"]}["timed"]


def test_a_minute_is_set_told_changed_and_taken_back(reviewer, edition):
    assert url("edition_untime", edition.pk) not in editor_of(reviewer, edition)
    assert "已定时" in said(set_to(reviewer, edition, f"{tomorrow():%Y-%m-%dT%H:%M}"))
    assert TimedPublication.objects.get().at == tomorrow()
    assert f"定于 {tomorrow():%Y-%m-%d} 10:00 自动发布（" in editor_of(reviewer, edition)
    assert form_of(reviewer.get(url("edition_time", edition.pk)))["at"].endswith("T10:00")
    set_to(reviewer, edition, f"{tomorrow(11):%Y-%m-%d %H:%M}")
    (line,) = card(reviewer).lines
    assert line.told[0] == f"定于 {tomorrow():%Y-%m-%d} 11:00"
    assert "已取消定时" in said(press(reviewer, "untime", edition))
    assert card(reviewer).lines == []
    assert "没有定时" not in editor_of(reviewer, edition)


def test_the_first_offer_is_the_next_hour(reviewer, edition):
    offered = form_of(reviewer.get(url("edition_time", edition.pk)))["at"]
    offered = datetime.datetime.fromisoformat(offered).replace(
        tzinfo=timezone.get_default_timezone()
    )
    assert offered.minute == 0
    assert datetime.timedelta(0) < offered - timezone.now() <= datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "told"),
    [("", "请写什么时候发布"), ("明天", "的样子写日期"), ("2020-01-01T10:00", "现在以后")],
)
def test_a_minute_that_cannot_be_is_refused_with_what_was_typed(reviewer, edition, at, told):
    answer = set_to(reviewer, edition, at)
    assert told in text(answer)
    assert not TimedPublication.objects.exists()


def test_it_is_for_those_who_publish(editor, edition):
    assert url("edition_time", edition.pk) not in editor_of(editor, edition)
    assert editor.get(url("edition_time", edition.pk)).status_code == 403
    assert editor.post(url("edition_untime", edition.pk)).status_code == 403


def test_under_review_it_comes_with_the_approval(reviewer, editor):
    make.set_review(1)
    edition = make.make_submitted(editor.user)
    assert url("edition_time", edition.pk) not in editor_of(reviewer, edition)
    Edition.objects.update(state=State.APPROVED)
    assert url("edition_time", edition.pk) in editor_of(reviewer, edition)


def test_who_looks_on_learns_that_it_was_set_and_voided(reviewer, editor, edition):
    here = url("edition_here", edition.pk)
    before = editor.get(here).json()["state"]
    set_to(reviewer, edition, f"{tomorrow():%Y-%m-%dT%H:%M}")
    waiting = editor.get(here).json()["state"]
    block = edition.blocks.get()
    block.text = "全年专利授权1940件。"
    editing.save(block, version=0, by=editor.user, now=timezone.now())
    assert len({before, waiting, editor.get(here).json()["state"]}) == 3
    assert "没有发布：定时以后改过内容，请再定时间。" in editor_of(editor, edition)


def test_what_failed_comes_first_on_the_desk_with_its_reason(reviewer, edition):
    other = make.make_edition(title="先发的")
    make.make_block(other)
    for each, hour in ((other, 8), (edition, 9)):
        set_to(reviewer, each, f"{tomorrow(hour):%Y-%m-%dT%H:%M}")
    edition.blocks.all().delete()
    row = TimedPublication.objects.get(edition=edition)
    due.publish_one(row, now=row.at)
    first, second = card(reviewer).lines
    assert (first.calls, first.told[2]) == (["没有发布"], "还不能发布：没有正文。")
    assert (second.title, second.calls) == ("先发的", [])


def test_what_goes_out_by_itself_waits_for_nobody(editor, reviewer):
    make.set_review()
    edition = make.make_submitted(editor.user)
    deciding.approve(edition, by=reviewer.user, now=timezone.now())

    def in_review():
        cards = {card.key: card for card in reviewer.get("/admin/").context["cards"]}
        return len(cards["review"].lines)

    assert in_review() == 1
    set_to(reviewer, edition, f"{tomorrow():%Y-%m-%dT%H:%M}")
    assert in_review() == 0
    TimedPublication.objects.update(failed_at=timezone.now(), reason="x")
    assert in_review() == 1


def test_one_button_alone_leads_on(reviewer, edition):
    shown = editor_of(reviewer, edition)
    leads = re.findall(r'class="button next" href="([^"]*)"', shown)
    assert leads == [url("edition_publish", edition.pk)]
    assert f'class="button" href="{url("edition_time", edition.pk)}"' in shown
