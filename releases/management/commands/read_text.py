"""`manage.py read_text FILE…`: what the reader makes of a page, as interchange JSON."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.export.to_json import indented
from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.pasted_pages import joined
from releases.intake.sources.unreadable import Unreadable


class Command(BaseCommand):
    help = "读一篇发布会（网页文本、保存的网页或 Word 文件），打印成 JSON；不保存任何东西。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help=".txt（UTF-8、UTF-16 或 GB18030）、.html、.docx；几个文件依次是同一篇的各页",
        )

    def handle(self, *, files: list[Path], **options: object) -> None:
        names = [str(file) for file in files]
        try:
            text = joined([file.read_bytes() for file in files], names=names)
        except OSError as error:
            raise CommandError(f"{error.filename}：打不开（{error.strerror}）") from error
        except Unreadable as error:
            raise CommandError(f"{names[0]}：{error}" if len(names) == 1 else str(error)) from error
        self.stdout.write(indented(to_dict(read(text))), ending="")
