"""`manage.py export_releases [NUMBER…]`: releases as interchange JSON, one a line."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.export.interchange import lines
from releases.export.to_json import indented
from releases.intake.parse.reading import VERSION
from releases.intake.parse.reading_as_json import to_dict
from releases.models import Edition
from releases.models.snapshot import snapshot

AT_ONCE = 100  # rows that are held while they are written


class Command(BaseCommand):
    help = "把已发布的发布稿导出成 .jsonl（每行一篇）；import_releases 能原样读回。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("numbers", nargs="*", metavar="NUMBER", help="编号，如 20230427-1")
        parser.add_argument("--drafts", action="store_true", help="连同正在编辑的版本")
        parser.add_argument("--output", type=Path, help="写到文件（默认标准输出）")
        parser.add_argument(
            "--pretty", action="store_true", help="只导出一篇时，缩进成便于阅读的 .json"
        )
        parser.add_argument(
            "--format",
            type=int,
            choices=range(1, VERSION + 1),
            default=VERSION,
            help="格式的版本；第 1 版没有目标、预计、除位次以外的范围和表格（默认 %(default)s）",
        )

    def handle(
        self,
        *,
        numbers: list[str],
        drafts: bool,
        output: Path | None,
        pretty: bool,
        format: int,
        **options: object,
    ) -> None:
        shown = Edition.objects.published()
        if drafts:  # one edition of a release: what is being worked on, else what is live
            working = Edition.objects.open()
            shown = working | shown.exclude(release__editions__in=working)
        if numbers:
            shown = shown.filter(release__number__in=numbers)
            missing = set(numbers) - set(shown.values_list("release__number", flat=True))
            if missing:
                raise CommandError(f"没有已发布的 {'、'.join(sorted(missing))}。")
        oldest_first = shown.order_by("release__first_published_at", "pk")
        editions = oldest_first.select_related("release")
        if pretty or (output and output.suffix == ".json"):
            if (count := editions.count()) != 1:
                raise CommandError(f".json 只装一篇，这里有 {count} 篇；多篇请写到 .jsonl。")
            self._write([indented(to_dict(snapshot(editions.get()), format))], output)
        else:
            self._write(lines(editions.iterator(chunk_size=AT_ONCE), format), output)

    def _write(self, pieces: Iterable[str], output: Path | None) -> None:
        if output is None:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        try:
            with output.open("w", encoding="utf-8") as file:
                file.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{output}：写不了（{error.strerror}）") from error
        self.stderr.write(f"{output}：已写好")
