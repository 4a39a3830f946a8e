"""`manage.py sweep_files`: empty the bin of what has expired, and delete files without a row."""

import datetime

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from releases.operations import orphaned_files
from releases.publishing.discarding import recycle_bin
from releases.publishing.trail.history import coming_from
from releases.publishing.uploads import kept_uploads


class Command(BaseCommand):
    help = "彻底删除回收站里到期的草稿，和没有记录的附件文件（导入或上传中断时留下的）。"

    def add_arguments(self, parser: CommandParser) -> None:
        hours = orphaned_files.SAFE_AGE // datetime.timedelta(hours=1)
        parser.add_argument(
            "--hours",
            type=int,
            default=hours,
            help="只删至少这么多小时以前写的文件（默认 %(default)s）",
        )
        parser.add_argument("--dry-run", action="store_true", help="只列出，不删除")

    @coming_from(command="manage.py sweep_files")
    def handle(self, *, hours: int, dry_run: bool, **options: object) -> None:
        expired = recycle_bin.expired(timezone.now())
        drafts = map(str, expired) if dry_run else recycle_bin.empty(now=timezone.now())
        if titles := list(drafts):
            told = "回收站里到期的草稿" if dry_run else "已彻底删除回收站里到期的草稿"
            self.stdout.write(f"{told}：{len(titles)} 份。")
        look = orphaned_files.without_row if dry_run else orphaned_files.sweep
        names = look(now=timezone.now(), age=datetime.timedelta(hours=max(hours, 0)))
        for name in names:
            self.stdout.write(name)
        told = "没有记录的文件" if dry_run else "已删除没有记录的文件"
        self.stdout.write(f"{told}：{len(names)} 个。")
        if not dry_run and (unused := kept_uploads.sweep(now=timezone.now())):
            self.stdout.write(f"已删除选了没有保存的文件：{unused} 个。")
