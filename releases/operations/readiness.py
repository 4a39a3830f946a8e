"""Whether the site can serve: database, migrations, index, cache and room on the disk."""

import functools
import secrets
import shutil
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.publishing.timing import due
from releases.search.index import indexing

from .findings import Finding

MIN_FREE_MEGABYTES = 256
# An edition is indexed right after its commit; what is not there by then was left behind.
INDEXING_SECONDS = 0.5

Check = Callable[[], Iterator[Finding]]


def database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        yield Finding(_("数据库连不上。"), _("请看数据库是否在运行，DATABASE_URL 是否正确。"))


def migrations() -> Iterator[Finding]:
    missing = _on_disk() - set(MigrationRecorder(connection).applied_migrations())
    if missing:
        yield Finding(
            _("数据库缺 %s 步迁移。") % len(missing), _("请备份，再运行 manage.py migrate。")
        )


@functools.cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """The migrations of this code, which stays the same while the process lives."""
    return frozenset(MigrationLoader(None).disk_migrations)


def index() -> Iterator[Finding]:
    if not indexing.is_current():
        yield Finding(_("检索是按旧规则写的。"), _("请运行 manage.py reindex --if-needed。"))
    left = _left_behind()
    if left:
        time.sleep(INDEXING_SECONDS)
        left &= _left_behind()
    if left:
        yield Finding(
            _("检索缺 %s 个版本。") % len(left), _("请运行 manage.py reindex --missing。")
        )


def _left_behind() -> set[int]:
    return set(indexing.left_behind().order_by().values_list("pk", flat=True))


def kept_pages() -> Iterator[Finding]:
    """A value goes into the cache and comes out of it."""
    mark = secrets.token_hex(8)
    try:
        cache.set("operations:readiness", mark, 10)
        works = cache.get("operations:readiness") == mark
    except Exception:  # each backend has its own
        works = False
    if not works:
        yield Finding(_("缓存不能用。"), _("请看缓存服务是否在运行，CACHE_URL 是否正确。"))


def disk() -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free // 1024**2
    except OSError:
        yield Finding(_("DATA_DIR 读不到。"), _("请看目录是否存在，运行网站的用户能否进入。"))
        return
    if free < MIN_FREE_MEGABYTES:
        yield Finding(
            _("DATA_DIR 所在磁盘只剩 %s MB。") % free, _("请删去旧备份和日志，或者加大磁盘。")
        )


def timed() -> Iterator[Finding]:
    """A timer runs `publish_due` each minute."""
    if late := due.late(timezone.now()):
        yield Finding(
            _("有 %s 篇到了定时还没有发布。") % late,
            _("请看 ipnews-publish.timer 是否在运行，再看它的日志。"),
        )


CHECKS: dict[str, Check] = {
    "database": database,
    "migrations": migrations,
    "index": index,
    "cache": kept_pages,
    "disk": disk,
    "timed": timed,
}


def look() -> dict[str, list[Finding]]:
    """Each check with what it found; what asks a database that is away finds that it is."""
    found: dict[str, list[Finding]] = {}
    for name, check in CHECKS.items():
        try:
            found[name] = list(check())
        except DatabaseError:
            found[name] = list(database()) or [
                Finding(_("数据库答不上来。"), _("请运行 manage.py migrate，再看日志。"))
            ]
    return found
