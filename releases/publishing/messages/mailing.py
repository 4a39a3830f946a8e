"""Mail of messages: who did what, and the address of the page; nothing of what the edition says.

What cannot be sent waits in its row, and is tried again by `manage.py deliver_messages`.
"""

import datetime
import logging
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from releases.models import Message

# Whoever tries one has it for so long; should they die meanwhile, somebody else tries it then.
AGAIN_AFTER = datetime.timedelta(minutes=10)
AT_ONCE = 100
logger = logging.getLogger(__name__)


def send_waiting(*, now: datetime.datetime) -> int:
    """Send what waits; gives how many were sent. A mail server that is away raises nothing."""
    free = Q(tried_at=None) | Q(tried_at__lt=now - AGAIN_AFTER)
    waiting = Message.objects.filter(free, unsent=True).order_by("pk")
    sent, connection = 0, None
    for message in waiting.select_related("to", "by")[:AT_ONCE]:
        if not waiting.filter(pk=message.pk).update(tried_at=now):
            continue  # somebody else has it
        try:
            if connection is None:
                connection = get_connection()
                connection.open()
            mail_of(message, connection).send()
        except (SMTPRecipientsRefused, SMTPDataError) as error:  # of this one alone
            logger.warning("A message was refused: %s", error)
            Message.objects.filter(pk=message.pk).update(unsent=False)
            continue
        except OSError as error:  # as smtplib's are
            logger.warning("Mail of a message could not be sent: %s", error)
            break
        Message.objects.filter(pk=message.pk).update(unsent=False)
        sent += 1
    if connection is not None:
        connection.close()
    return sent


def mail_of(message: Message, connection: object) -> EmailMessage:
    """In Chinese, whatever the language of the page that it comes from."""
    with override(settings.LANGUAGE_CODE):
        who, event = str(message.by or _("系统")), message.get_event_display()
        scheme = "https" if settings.HTTPS else "http"
        page = f"{scheme}://{settings.SITE_DOMAIN}{reverse('admin:message', args=[message.pk])}"
        of_account = message.edition_id is None
        about = _("您的帐号有了新情况") if of_account else _("有一份稿件有了新情况")
        told = _("%(about)s：%(event)s（%(who)s）。") % {"about": about, "event": event, "who": who}
        after = _("请登录查看：%s") % page, _("这封邮件由系统发出，请不要回复。")
        subject = f"{settings.SITE_NAME}：{event}"
    return EmailMessage(
        subject, "\n\n".join((told, *after)), to=[message.to.email], connection=connection
    )
