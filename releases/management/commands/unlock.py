"""`manage.py unlock [NAME|ADDRESS…]`: sign-in is no longer paused; without a name, what is."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from releases.accounts import locks


class Command(BaseCommand):
    help = "解除暂停登录；不写帐号或地址，就列出现在暂停的。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="*", metavar="NAME", help="用户名，或者网络地址")

    def handle(self, *, what: list[str], **options: object) -> None:
        now = timezone.now()
        for name in what:
            was_paused = locks.unlock(name, by="manage.py", now=now)
            self.stdout.write(
                f"{name}：{'已解除，现在可以登录了。' if was_paused else '没有暂停登录。'}"
            )
        if not what:
            for entry in locks.paused(now):
                until = timezone.localtime(entry.until)
                whom = entry.account or entry.network or "（没有这个帐号）"
                self.stdout.write(f"{whom}  暂停到 {until:%H:%M}  来自 {entry.address}")
