"""`manage.py reindex`: write the search index anew, without taking search away, and prove it."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.publishing.trail.history import coming_from
from releases.publishing.vocabulary import name_keys
from releases.search.index import indexing
from releases.search.index.rebuild import faults, rebuild


class Command(BaseCommand):
    help = "Write the search index anew, while it is in use, and prove that it agrees."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="only what was left undone; all of it where rules are others; else nothing",
        )
        parser.add_argument(
            "--missing", action="store_true", help="write only what a killed process left undone"
        )
        parser.add_argument("--check", action="store_true", help="prove it, and write nothing")

    @coming_from(command="manage.py reindex")
    def handle(self, *, if_needed: bool, missing: bool, check: bool, **options: object) -> None:
        if if_needed and indexing.is_current():
            left = indexing.left_behind() | indexing.waiting_drafts()
            if indexing.is_behind() or left.exists():
                self.stdout.write(_("已写入检索 %s 个版本。") % indexing.write(left))
                indexing.gather_words()
            return
        if not check:
            for name in name_keys.rewrite(by=None, now=timezone.now()):
                self.stderr.write(_("“%s”与另一个名称看起来相同，请合并。") % name)
            done = 0
            for progress in rebuild(indexing.left_behind() if missing else None):
                done = progress.done
                self.stderr.write(f"{progress.done}/{progress.total}", ending="\r")
            self.stderr.write("")
            self.stdout.write(_("已写入检索 %s 个版本。") % done)
        found = list(faults())
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(_("检索与数据不一致：%s 处，见上。请运行 reindex。") % len(found))
        self.stdout.write(_("检索与数据一致。"))
