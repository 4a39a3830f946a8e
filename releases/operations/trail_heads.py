"""The end of the trail's chain, kept outside of the database: who alters both has to reach both.

A line a day in `DATA_DIR/trail-heads/YYYY-MM.txt`, only ever appended: moment, number, hash. Where
a backup was put back, its line says so, and what was published of rows after it counts no more.
"""

import datetime
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.publishing.trail.verification import ChainHead, head

RESTORED = "restored"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d"
_LINE = re.compile(rf"({_MOMENT}) (\d{{1,18}}) ([0-9a-f]{{64}}|-)( {RESTORED})?")


@dataclass(frozen=True, slots=True)
class HeadLine:
    at: datetime.datetime
    head: ChainHead
    restored: bool


class HeadUnreadable(Exception):
    """A file of heads is not as this program wrote it; the message names it, with the remedy."""


def folder() -> Path:
    return Path(settings.DATA_DIR) / "trail-heads"


def publish(now: datetime.datetime, *, restored: bool = False) -> ChainHead:
    """Append the present head to the month's file, readable by the owner and the group."""
    found, at = head(), timezone.localtime(now)
    folder().mkdir(parents=True, exist_ok=True)
    words = [at.isoformat(timespec="seconds"), str(found.sequence), found.hash or "-"]
    line = " ".join([*words, *([RESTORED] if restored else [])])
    with (folder() / f"{at:%Y-%m}.txt").open("a", encoding="ascii") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
    return found


def published() -> list[ChainHead]:
    """All that count, in the order in which they were published; raises HeadUnreadable."""
    heads: list[ChainHead] = []
    for line in lines():
        if line.restored:
            heads = [known for known in heads if known.sequence <= line.head.sequence]
        heads.append(line.head)
    return heads


def lines() -> Iterator[HeadLine]:
    for path in sorted(folder().glob("*.txt")):
        text = path.read_text("ascii", errors="replace")
        for number, written in enumerate(text.splitlines(), 1):
            read = _LINE.fullmatch(written)
            if read is None:
                told = {"path": path, "n": number}
                shape = _("%(path)s 第 %(n)d 行读不懂：请与另存的副本或者邮件对照。")
                raise HeadUnreadable(shape % told)
            moment, sequence, hashed, restored = read.groups()
            where = _("%(moment)s 公布（%(file)s）") % {"moment": moment, "file": path.name}
            yield HeadLine(
                at=datetime.datetime.fromisoformat(moment),
                head=ChainHead(int(sequence), hashed.strip("-"), where),
                restored=bool(restored),
            )
