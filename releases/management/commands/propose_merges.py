"""`manage.py propose_merges [KIND…]`: names of the vocabulary that may be one thing's."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.admin.match_words import reasons
from releases.publishing.vocabulary.noun_rows import NOUNS
from releases.publishing.vocabulary.sweep import sweep


class Command(BaseCommand):
    help = "列出词表里可能是同一个的名称；只提出，不合并，合并在编辑台里做。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "kinds", nargs="*", metavar="KIND", help=f"{'、'.join(NOUNS)}；不写就是全部"
        )

    def handle(self, *, kinds: list[str], **options: object) -> None:
        unknown = set(kinds) - set(NOUNS)
        if unknown:
            raise CommandError(f"没有 {'、'.join(sorted(unknown))} 这一类，有 {'、'.join(NOUNS)}。")
        for kind in kinds or NOUNS:
            found = sweep(kind)
            label = NOUNS[kind]._meta.verbose_name
            self.stdout.write(
                f"{label}：{found.before} 个名称，{len(found.pairs)} 对可能是同一个，"
                f"都合并后剩 {found.after} 个。"
            )
            for match in found.pairs:
                told = f"{match.one.name} = {match.other.name}"
                self.stdout.write(f"  {match.score:.2f}  {told}（{reasons(match.why)}）")
