"""`manage.py deliver_messages`: due dates are told, mail that waits is sent, old messages go."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from releases.publishing.messages import due_dates, inbox, mailing


class Command(BaseCommand):
    help = "提醒快到和已过的审稿期限，发出没有发出的邮件，删去过了保存期的消息；给定时任务用。"

    def handle(self, **options: object) -> None:
        now = timezone.now()
        due_dates.tell_due(at=now)
        sent = mailing.send_waiting(now=now)
        gone = inbox.forget(at=now)
        self.stdout.write(f"发出邮件 {sent} 封，删去旧消息 {gone} 条。")
