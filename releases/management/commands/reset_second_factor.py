"""`manage.py reset_second_factor NAME`: the password alone lets in again, for whoever lost all."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from releases.publishing.errors import Refused
from releases.publishing.second_factors import factor_acts
from releases.publishing.trail.history import coming_from


class Command(BaseCommand):
    help = "重置一个帐号的两步验证：删去验证器、通行密钥和恢复码，登录只要密码。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="用户名")
        parser.add_argument("--reason", default="", help="为什么重置，写进操作记录")

    @coming_from(command="manage.py reset_second_factor")
    def handle(self, *, name: str, reason: str, **options: object) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"没有这个帐号：{name}")
        try:
            factor_acts.reset(user=user, reason=reason, by=None, now=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{name}：两步验证已重置，现在只用密码登录。")
