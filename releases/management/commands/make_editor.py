"""`manage.py make_editor [NAME] [--group GROUP …]`: an account, its password printed once.

`--each-role` makes one for each role of an office, that review is tried by.
"""

import secrets
from contextlib import suppress

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from releases.models import Change
from releases.publishing.permissions import (
    ADMINISTRATORS,
    AUDITORS,
    CHIEFS,
    CODENAMES,
    EDITORS,
    REVIEWERS,
    why_not_together,
)
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import coming_from

EACH_ROLE = {
    "editor": EDITORS,
    "reviewer": REVIEWERS,
    "chief": CHIEFS,
    "auditor": AUDITORS,
    "administrator": ADMINISTRATORS,
}


def a_password(user: User) -> str:
    """By chance, and as the rules want one."""
    while True:
        password = secrets.token_urlsafe(12)
        with suppress(ValidationError):
            validate_password(password, user)
            return password


class Command(BaseCommand):
    help = "建立一个帐号，随机生成密码并只显示这一次；已有同名帐号就不动它。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="editor", help="用户名（默认 editor）")
        parser.add_argument(
            "--group",
            action="append",
            choices=CODENAMES,
            help="属于哪个组，可以写几次（默认编辑和审核：自己的稿子仍要别人审）",
        )
        parser.add_argument(
            "--each-role",
            action="store_true",
            help="每种角色各建一个：" + "、".join(EACH_ROLE),
        )

    @coming_from(command="manage.py make_editor")
    @transaction.atomic
    def handle(
        self, *, name: str, group: list[str] | None, each_role: bool, **options: object
    ) -> None:
        groups = group or [EDITORS, REVIEWERS]
        if told := why_not_together(groups):
            raise CommandError(told)
        wanted = {who: [role] for who, role in EACH_ROLE.items()} if each_role else {name: groups}
        users = get_user_model().objects.filter(username__in=wanted)
        here = set(users.values_list("username", flat=True))
        for who in wanted:
            if who not in here:
                self._make(who, wanted[who])
        if here:
            told = "、".join(who for who in wanted if who in here)
            self.stdout.write(f"帐号 {told} 已经在了，密码没有改。")

    def _make(self, name: str, groups: list[str]) -> None:
        user = get_user_model()(username=name, is_staff=True)
        password = a_password(user)
        user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name__in=groups))
        told = account_acts.said(user)
        account_acts.tell(user, Change.Verb.ADD, by=None, now=timezone.now(), becomes=told)
        self.stdout.write(
            f"新帐号：{name}（{'、'.join(groups)}）  密码：{password}  （只显示这一次，请记下）"
        )
