"""`manage.py backup FILE`: rows and files of the site in one sealed file, while it runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from releases.operations.backups.manifest import BackupRefused
from releases.operations.backups.taking import take


class Command(BaseCommand):
    help = "备份数据库的全部内容和附件到一个文件；网站照常运行，编辑照常保存。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="备份文件，如 ipnews.backup")

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            manifest = take(file, now=timezone.now())
        except BackupRefused as error:
            raise CommandError(str(error)) from error
        except (OSError, DatabaseError) as error:
            raise CommandError(f"{file}：没有备份成（{error}）。") from error
        rows = sum(part.rows for part in manifest.tables)
        self.stdout.write(
            f"{file}：{rows} 行，{len(manifest.files)} 个附件，"
            f"{len(manifest.fingerprints)} 个已发布版本，{file.stat().st_size // 1024} KB。"
        )
        for name in manifest.missing_files:
            self.stderr.write(f"附件 {name} 有记录，文件却不在：请运行 manage.py doctor。")
