"""`manage.py doctor [CHECK…]`: what is wrong with the site, a line each with its remedy."""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from releases.operations.doctor import backup_folder
from releases.operations.doctor.examination import CHECKS, examine


class Command(BaseCommand):
    help = (
        "检查整个网站：设置、权限、数据库、检索、指纹、操作记录、附件、时钟、帐号；"
        "每个问题一行，连同办法。"
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "checks", nargs="*", metavar="CHECK", help=f"{'、'.join(CHECKS)}；不写就是全部"
        )
        parser.add_argument(
            "--json", dest="as_json", action="store_true", help="写成 JSON，给监控用"
        )

        parser.add_argument(
            "--backups", type=Path, metavar="DIR", help="连同这个目录里的备份（*.backup）一起检查"
        )

    def handle(
        self, *, checks: list[str], as_json: bool, backups: Path | None, **options: object
    ) -> None:
        unknown = set(checks) - set(CHECKS)
        if unknown:
            raise CommandError(
                f"没有 {'、'.join(sorted(unknown))} 这一项，有 {'、'.join(CHECKS)}。"
            )
        found = examine(checks)
        if backups is not None:
            found["backups"] = list(backup_folder.look(backups, now=timezone.now()))
        count = sum(map(len, found.values()))
        if as_json:
            told = {name: [asdict(each) for each in findings] for name, findings in found.items()}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            for name, findings in found.items():
                for finding in findings:
                    self.stdout.write(f"{name}：{finding.what}{finding.remedy}")
        if count:
            raise CommandError(f"查出 {count} 个问题。", returncode=1)
        if not as_json:
            self.stdout.write("没有查出问题。")
