"""Mail of messages: one for each person and event, after the commit, and again after a failure."""

import datetime
import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core.mail.backends.locmem import EmailBackend

from releases.models import Message, State
from releases.publishing.messages import mailing
from releases.publishing.messages.mailing import AGAIN_AFTER, AT_ONCE
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
LATER = NOW + datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _set_up(settings, db):
    settings.MAIL_ON, settings.SITE_DOMAIN, settings.HTTPS = True, "www.example.gov.cn", True
    make.set_review(1)
    for name in ("one", "two"):
        make.make_user("审核", username=name, email=f"{name}@example.gov.cn")
    make.make_user("审核", username="none")


@pytest.fixture
def away(monkeypatch):
    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)


def test_each_is_written_to_once_after_the_commit(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edition = make.make_submitted(title="不该出现在邮件里的标题")
        assert mailoutbox == []
    assert sorted(mail.to for mail in mailoutbox) == [
        ["one@example.gov.cn"],
        ["two@example.gov.cn"],
    ]
    (mail, *_more) = mailoutbox
    message = Message.objects.get(to__email=mail.to[0])
    assert f"https://www.example.gov.cn/admin/messages/{message.pk}/" in mail.body
    assert str(edition.created_by) in mail.body
    assert "送审" in mail.subject
    said = f"{mail.subject}{mail.body}"
    assert not re.search("不该出现|1939|专利", said)
    assert mail.content_subtype == "plain"
    mailing.send_waiting(now=LATER)
    assert len(mailoutbox) == 2


def test_without_a_mail_server_none_is_kept_for_later(
    settings, mailoutbox, django_capture_on_commit_callbacks
):
    settings.MAIL_ON = False
    with django_capture_on_commit_callbacks(execute=True):
        make.make_submitted()
    settings.MAIL_ON = True
    assert mailing.send_waiting(now=LATER) == 0
    assert mailoutbox == []
    assert Message.objects.count() == 3


@pytest.mark.usefixtures("away")
def test_a_server_that_is_away_loses_neither_the_act_nor_the_mail(
    mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        edition = make.make_submitted()
    assert edition.state == State.IN_REVIEW
    assert mailoutbox == []
    monkeypatch.undo()
    # The one that was tried is somebody's for a while; the other is free.
    assert mailing.send_waiting(now=NOW + AGAIN_AFTER) == 1
    assert mailing.send_waiting(now=NOW + AGAIN_AFTER + datetime.timedelta(seconds=1)) == 1
    assert len({mail.to[0] for mail in mailoutbox}) == len(mailoutbox) == 2


def test_two_that_send_at_once_send_each_mail_once(mailoutbox, monkeypatch):
    make.make_submitted()
    opened = EmailBackend.open

    def meanwhile(self):
        monkeypatch.setattr(EmailBackend, "open", opened)
        mailing.send_waiting(now=NOW)

    monkeypatch.setattr(EmailBackend, "open", meanwhile)
    mailing.send_waiting(now=NOW)
    assert len({mail.to[0] for mail in mailoutbox}) == len(mailoutbox) == 2


def test_so_many_go_at_once(mailoutbox):
    edition, to = make.make_edition(), make.make_user(email="a@example.gov.cn")
    told = {"edition": edition, "to": to, "event": "due", "at": NOW, "unsent": True}
    Message.objects.bulk_create(Message(about=str(n), **told) for n in range(AT_ONCE + 1))
    assert mailing.send_waiting(now=NOW) == AT_ONCE
    assert mailing.send_waiting(now=NOW) == 1


@pytest.mark.parametrize(
    "refusal", [SMTPRecipientsRefused({"one": (550, b"no")}), SMTPDataError(554, b"no")]
)
def test_one_address_that_is_refused_stops_no_other(mailoutbox, monkeypatch, refusal):
    make.make_submitted()
    send = EmailBackend.send_messages

    def picky(self, messages):
        if messages[0].to == ["one@example.gov.cn"]:
            raise refusal
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", picky)
    assert mailing.send_waiting(now=LATER) == 1
    assert [mail.to for mail in mailoutbox] == [["two@example.gov.cn"]]
    assert not Message.objects.filter(unsent=True).exists()
