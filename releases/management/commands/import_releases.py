"""`manage.py import_releases PATH… [--publish]`: pages and interchange files become releases."""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from releases.intake.import_files import paths_under
from releases.publishing.importing import take_in
from releases.publishing.trail.history import coming_from

PROGRESS_EVERY = 100
WORDS = {"published": "已发布", "drafted": "存为草稿", "known": "已有", "refused": "未导入"}


class Command(BaseCommand):
    help = (
        "导入 .txt、.html、.docx 网页和文稿，.json、.jsonl 发布稿；每 20 篇一个事务，"
        "未导入的逐条说明。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument("--publish", action="store_true", help="按原页的发布时间直接发布")

    @coming_from(command="manage.py import_releases")
    def handle(
        self, *, paths: list[Path], publish: bool, verbosity: int, **options: object
    ) -> None:
        files = [file for path in paths for file in paths_under(path)]
        counts: Counter[str] = Counter()
        with seldom_collected():
            for outcome in take_in(files, publish=publish, by=None, now=timezone.now()):
                counts[outcome.result] += 1
                if outcome.result == "refused":
                    self.stderr.write(f"{outcome.where}：{outcome.message}")
                elif verbosity > 1 and outcome.edition:
                    self.stdout.write(f"{outcome.where}：{WORDS[outcome.result]} {outcome.edition}")
                if counts.total() % PROGRESS_EVERY == 0:
                    self.stderr.write(f"…… {counts.total()} 篇", self.style.NOTICE)
        self.stdout.write("，".join(f"{word} {counts[key]} 篇" for key, word in WORDS.items()))
        if counts["refused"] or not counts:
            raise CommandError("没有找到可导入的文件。" if not counts else "有发布稿没有导入。")


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A load makes few circles of objects, and would be searched for them all the time."""
    usual = gc.get_threshold()
    gc.set_threshold(10_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
