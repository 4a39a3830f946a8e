"""`manage.py verify_trail [--head N:HASH]`: whether the trail is as it was written."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from releases.operations import trail_heads
from releases.publishing.trail.verification import ChainHead, verify


class Command(BaseCommand):
    help = (
        "逐条核对操作记录的链，并与 DATA_DIR/trail-heads 里公布过的链头对照；"
        "不符的指出第一条，退出码为 1。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="N:HASH",
            help="还与这个链头对照，如审计员邮件里收到的那一个；可以写几次",
        )

    def handle(self, *, head: list[str], **options: object) -> None:
        given = [_read(each) for each in head]
        try:
            heads = [*trail_heads.published(), *given]
        except trail_heads.HeadUnreadable as error:
            raise CommandError(str(error)) from error
        verdict = verify(heads)
        if verdict.fault:
            whole = _("此前 %d 条完好。") % verdict.head.sequence
            remedy = _("请与备份和另存的链头对照，查明是谁绕过编辑台改了数据库。")
            raise CommandError(f"{verdict.fault}{whole}{remedy}")
        told = {"n": verdict.head.sequence, "heads": len(heads)}
        self.stdout.write(_("%(n)d 条操作记录连成一链，与 %(heads)d 个链头相符。") % told)
        self.stdout.write(_("现在的链头：%s") % verdict.head)


def _read(text: str) -> ChainHead:
    if not re.fullmatch(r"[0-9]{1,18}:([0-9a-f]{64})?", text):
        raise CommandError(_("链头“%s”不完整：应当是条数、冒号和 64 位指纹。") % text)
    number, _colon, hashed = text.partition(":")
    return ChainHead(int(number), hashed, _("给出（--head）"))
