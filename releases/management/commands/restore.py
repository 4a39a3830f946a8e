"""`manage.py restore FILE [--replace]`: the site as it was when the backup was taken."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from releases.operations.backups.manifest import BackupRefused
from releases.operations.backups.restoring import restore


class Command(BaseCommand):
    help = "用备份恢复网站；先停网站。文件不完整、被改动过、来自更新的程序，都不恢复。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="manage.py backup 写的文件")
        parser.add_argument(
            "--replace", action="store_true", help="换掉这里的全部内容；恢复成功以前，原内容不动"
        )

    def handle(self, *, file: Path, replace: bool, **options: object) -> None:
        try:
            manifest = restore(file, replace=replace, now=timezone.now())
        except BackupRefused as error:
            raise CommandError(str(error)) from error
        except (OSError, DatabaseError, ValueError) as error:
            raise CommandError(f"{file}：没有恢复，原内容没有动（{error}）。") from error
        rows = sum(part.rows for part in manifest.tables)
        self.stdout.write(
            f"已恢复到 {manifest.made_at}：{rows} 行，{len(manifest.files)} 个附件，"
            f"{len(manifest.fingerprints)} 个已发布版本。请启动网站。"
        )
