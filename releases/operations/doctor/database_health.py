"""Whether the database is whole, and refuses what it should."""

from collections.abc import Iterator

from django.db import connection

from releases.models.triggers.install import unlike
from releases.operations.findings import Finding

FEW = 5
RESTORE = "请停网站，把数据库文件另存一份，再用最近的备份恢复（manage.py restore）。"


def triggers() -> Iterator[Finding]:
    names = unlike(connection.alias)
    if names:
        told = "、".join(names[:FEW])
        yield Finding(
            f"有 {len(names)} 个触发器缺少或者不同：{told}。", "请运行 manage.py migrate。"
        )


def integrity() -> Iterator[Finding]:
    if connection.vendor == "postgresql":
        yield from _postgresql()
        return
    with connection.cursor() as cursor:
        for (told,) in cursor.execute("PRAGMA quick_check(5)").fetchall():
            if told != "ok":
                yield Finding(f"数据库文件坏了：{told}", RESTORE)
        loose = cursor.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            tables = "、".join(sorted({row[0] for row in loose}))
            yield Finding(f"有 {len(loose)} 行指向不存在的行（{tables}）。", RESTORE)
        (mode,) = cursor.execute("PRAGMA journal_mode").fetchone()
        if mode not in ("wal", "memory"):
            yield Finding(
                f"数据库的日志方式是 {mode}，写的时候读者要等。", "请重启网站，它会改成 wal。"
            )


def _postgresql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoding,) = cursor.fetchone()
        if encoding != "UTF8":
            yield Finding(
                f"数据库的编码是 {encoding}。", "请备份，另建 UTF-8 编码的数据库，再恢复。"
            )
        cursor.execute(
            "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = indexrelid"
            " WHERE NOT indisvalid AND c.relname LIKE 'releases_%%' AND pg_table_is_visible(c.oid)"
        )
        for (name,) in cursor.fetchall():
            yield Finding(f"索引 {name} 没有建完。", f"请在 psql 里运行 REINDEX INDEX {name}。")
