"""Whether the clock may be believed: what is published carries its time for ever."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from releases.models import Change, Edition, PastedText
from releases.operations.findings import Finding

# Before this no site of this version ran.
EARLIEST = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
TOLERATED = datetime.timedelta(minutes=1)
NEWEST = 1_000
REMEDY = "请运行 timedatectl，校准时钟（开启 NTP），再查一次。"


def look() -> Iterator[Finding]:
    now = timezone.now()
    if now < EARLIEST:
        yield Finding(f"服务器的时钟是 {_told(now)}，太早了。", REMEDY)
    china = now.astimezone(ZoneInfo(settings.TIME_ZONE)).utcoffset()
    if china != datetime.timedelta(hours=8):
        yield Finding("服务器的时区资料不对，中国不是东八区。", "请安装 tzdata，再重启。")
    newest = _newest()
    if newest and newest > now + TOLERATED:
        yield Finding(
            f"数据库里最新的时间是 {_told(newest)}，比现在（{_told(now)}）还晚。",
            f"时钟现在慢了，或者那时快了。{REMEDY}",
        )
    yield from _backwards()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (server,) = cursor.fetchone()
        if abs(server - timezone.now()) > TOLERATED:
            yield Finding(f"数据库服务器的时钟是 {_told(server)}，与这里不同。", REMEDY)


def _newest() -> datetime.datetime | None:
    """The newest time that the site itself has stored."""
    asked = (
        (Change, "at"),
        (Edition, "updated_at"),
        (PastedText, "pasted_at"),
        (get_user_model(), "last_login"),
    )
    found = (model._default_manager.aggregate(at=Max(name))["at"] for model, name in asked)
    return max((at for at in found if at), default=None)


def _backwards() -> Iterator[Finding]:
    """Of what people did: an import tells the times of an older site."""
    entries = Change.objects.exclude(by=None).order_by("-pk")
    for later, earlier in pairwise(entries.values_list("at", flat=True)[:NEWEST]):
        if later < earlier - TOLERATED:
            yield Finding(
                f"时钟倒退过：{_told(earlier)}之后的操作记成了 {_told(later)}。",
                f"请核对那时前后发布的时间。{REMEDY}",
            )
            return


def _told(at: datetime.datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
