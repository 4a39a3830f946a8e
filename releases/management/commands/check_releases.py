"""`manage.py check_releases [--live]`: what the checks say of drafts, or of what readers see."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from releases.publishing.checking.site_checks import checked_editions, stale_column


class Command(BaseCommand):
    help = "核查草稿；加 --live 核查已发布的内容，并看是否两周没有新稿。每个问题一行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--live", action="store_true", help="核查读者看得到的内容")
        parser.add_argument(
            "--json", dest="as_json", action="store_true", help="写成 JSON，给监控用"
        )

    def handle(self, *, live: bool, as_json: bool, **options: object) -> None:
        found = list(checked_editions(live=live))
        if live and (told := stale_column(now=timezone.now())):
            found.append({"release": "", "kind": "stale_column", "anchor": "", "message": told})
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            for each in found:
                place = f"{each['release']}#{each['anchor']}".rstrip("#")
                self.stdout.write(f"{place} {each['kind']}：{each['message']}".strip())
        if found:
            raise CommandError(f"查出 {len(found)} 个问题。", returncode=1)
        if not as_json:
            self.stdout.write("没有查出问题。")
