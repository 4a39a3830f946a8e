"""`manage.py publish_due`: publish what somebody set a minute for that has come."""

from django.core.management.base import BaseCommand, CommandError

from releases.publishing.timing import due


class Command(BaseCommand):
    help = "发布到了时间的定时稿；给每分钟的定时任务用。没有发布成的连同原因写在工作台上。"

    def handle(self, **options: object) -> None:
        failed = 0
        for outcome in due.publish_due():
            failed += not outcome.number
            told = outcome.number or outcome.reason
            self.stdout.write(f"{outcome.title}：{told}")
        if failed:
            raise CommandError(f"{failed} 篇没有发布成。", returncode=1)
