"""Whether the trail is whole, and whether its head is kept where the database is not."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from releases.models import Change
from releases.operations import trail_heads
from releases.operations.findings import Finding
from releases.publishing.trail.verification import verify

TOO_OLD = datetime.timedelta(days=2)  # of the last head that was published


def look() -> Iterator[Finding]:
    try:
        heads = trail_heads.published()
    except trail_heads.HeadUnreadable as error:
        yield Finding(str(error), "")
        return
    verdict = verify(heads)
    if verdict.fault:
        yield Finding(
            verdict.fault, "请运行 manage.py verify_trail，与备份和另存的链头对照，查明是谁改的。"
        )
    oldest = timezone.now() - TOO_OLD
    newest = max((line.at for line in trail_heads.lines()), default=None)
    if Change.objects.filter(at__lt=oldest).exists() and (newest is None or newest < oldest):
        yield Finding(
            "操作记录的链头两天没有公布了。", "请启用 ipnews-nightly.timer，查看它上次的结果。"
        )
