"""Who may read and write the files of the site: its owner and group, and nobody else."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from releases.operations.findings import Finding
from releases.operations.orphaned_files import folder


def look() -> Iterator[Finding]:
    data = Path(settings.DATA_DIR)
    named = os.environ.get("ENV_FILE")
    secrets = Path(named) if named else settings.LOCALE_PATHS[0].parent / ".env"
    if secrets.is_file() and _open_to_others(secrets):
        yield Finding(f"{secrets} 别的用户也能读，里面有密钥。", f"请运行 chmod o= {secrets}。")
    if not data.is_dir():
        yield Finding(f"DATA_DIR（{data}）不是目录。", "请建好目录，交给运行网站的用户（chown）。")
        return
    if _open_to_others(data):
        yield Finding(f"{data} 别的用户也能进，草稿和附件都在里面。", f"请运行 chmod o= {data}。")
    database = _database()
    for path in database[:1]:  # its log takes after it
        if not path.is_relative_to(data) and _open_to_others(path.parent) and _open_to_others(path):
            yield Finding(f"数据库 {path} 别的用户也能读。", f"请运行 chmod o= {path}。")
    yield from _unwritable([data, folder(), *database], owner=data.stat().st_uid)


def _database() -> list[Path]:
    """The files of SQLite's database, its log among them."""
    if connection.vendor != "sqlite":
        return []
    name = str(connection.settings_dict["NAME"])
    return [path for end in ("", "-wal", "-shm") if (path := Path(name + end)).is_file()]


def _unwritable(paths: list[Path], *, owner: int) -> Iterator[Finding]:
    for path in paths:
        if not path.exists():
            continue
        if not os.access(path, os.W_OK) or (path.is_dir() and not os.access(path, os.X_OK)):
            yield Finding(f"{path} 写不了。", "请把它交给运行网站的用户（chown），再查一次。")
        elif path.stat().st_uid != owner:
            yield Finding(
                f"{path} 与 DATA_DIR 不属于同一个用户，网站可能写不了它。",
                f"请运行 chown --reference={settings.DATA_DIR} {path}。",
            )


def _open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXO)
