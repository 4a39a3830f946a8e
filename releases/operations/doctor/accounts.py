"""Accounts that a stranger could use, and whether those are there that a site needs."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from releases.models import Release
from releases.operations.findings import Finding
from releases.publishing.permissions import ADMINISTRATORS, REVIEWERS

# Tried beside the account's own name, as strangers do; hashing makes each of them dear.
GUESSES = ("123456", "admin123456", "password", "zhongguo", "guanliyuan")
UNUSED = datetime.timedelta(days=180)


def look() -> Iterator[Finding]:
    active = get_user_model().objects.filter(is_active=True).order_by("username")
    staff = active.filter(Q(is_staff=True) | Q(is_superuser=True))
    for user in staff:
        yield from _of(user)
    users = User.objects
    if not users.with_perm("auth.change_user").exists():
        remedy = f"请运行 manage.py make_editor NAME --group {ADMINISTRATORS}。"
        yield Finding("没有管理员帐号，没有人能管理帐号。", remedy)
    if not users.with_perm("releases.publish_edition").exists():
        yield Finding("没有人能发布。", f"请在编辑台给一个帐号“{REVIEWERS}”组。")
    if not settings.DEBUG and Release.objects.filter(origin=Release.Origin.SAMPLE).exists():
        yield Finding(
            "库里有演示发布稿，那是虚构的城市。",
            "正式的网站请另用一个空的数据库和 DATA_DIR，不运行 load_demo。",
        )


def _of(user: User) -> Iterator[Finding]:
    name = user.get_username()
    guesses = (name, name * 2, f"{name}123", *GUESSES)
    if any(user.check_password(guess) for guess in guesses):
        yield Finding(f"帐号 {name} 的密码一猜就中。", f"请运行 manage.py changepassword {name}。")
    last = user.last_login or user.date_joined
    if last < timezone.now() - UNUSED:
        yield Finding(f"帐号 {name} 半年没有登录过。", "不再用的话，请在编辑台取消它的“有效”。")
