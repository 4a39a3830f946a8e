"""Whether there is a backup to go back to: lately made, whole, and nobody else's to read."""

import datetime
import stat
from collections.abc import Iterator
from pathlib import Path

from releases.operations.backups import sealed_zip
from releases.operations.backups.manifest import BackupRefused
from releases.operations.findings import Finding

LATELY = datetime.timedelta(hours=36)


def look(folder: Path, *, now: datetime.datetime) -> Iterator[Finding]:
    for path in sorted(folder.glob(".*.part")):
        if _made(path) < now - LATELY:
            yield Finding(f"{path} 是中断的备份留下的。", f"请运行 rm {path}。")
    files = sorted(folder.glob("*.backup"), key=lambda path: path.stat().st_mtime)
    if not files:
        yield Finding(f"{folder} 里没有备份（*.backup）。", "请运行 manage.py backup，再看定时器。")
        return
    for path in files:
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            yield Finding(f"备份 {path} 别的用户也能读。", f"请运行 chmod 600 {path}。")
    newest = files[-1]
    made = _made(newest)
    if made < now - LATELY:
        hours = (now - made) // datetime.timedelta(hours=1)
        yield Finding(f"最近的备份 {newest} 是 {hours} 小时以前的。", "请看定时器为什么没有运行。")
    try:
        with sealed_zip.opened(newest):
            pass
    except BackupRefused:
        yield Finding(f"最近的备份 {newest} 不完整或者被改动过。", "请马上另做一份，再查磁盘。")


def _made(path: Path) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
