"""`manage.py read_text FILE`: what the reader makes of a page, as interchange JSON."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.export.interchange import to_json
from releases.intake.parse.interchange import to_dict
from releases.intake.parse.reader import read
from releases.intake.paste import Unreadable, readable


class Command(BaseCommand):
    help = "读一个网页文本，把读出的发布稿打印成 JSON；不保存任何东西。"
    requires_system_checks: list = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="文本文件（UTF-8、UTF-16 或 GB18030）")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            text = readable(file.read_bytes()).text
        except OSError as error:
            raise CommandError(f"{file}：打不开（{error.strerror}）") from error
        except Unreadable as error:
            raise CommandError(f"{file}：{error}") from error
        self.stdout.write(to_json(to_dict(read(text))), ending="")
