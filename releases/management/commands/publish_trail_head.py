"""`manage.py publish_trail_head`: the end of the trail's chain, put where the database is not."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.operations import trail_heads


class Command(BaseCommand):
    help = "把操作记录现在的链头写到 DATA_DIR/trail-heads 当月的文件末尾；给每天的定时任务用。"

    def handle(self, **options: object) -> None:
        head = trail_heads.publish(timezone.now())
        self.stdout.write(_("已公布链头：%s") % head)
