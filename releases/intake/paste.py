"""A pasted or uploaded page is kept byte for byte; the same bytes are recognised."""

import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from releases.intake.sources.encodings import Decoded, decode, looks_binary
from releases.models.pasted_text import PastedText, sha256


class Unreadable(Exception):
    """The page cannot be read as text; the message is a sentence for the editor."""


def keep(content: bytes, *, filename: str, by: Any, now: datetime.datetime) -> PastedText:
    """The stored page with these bytes, stored now if it is new.

    Raises Unreadable for an empty page, a document or picture, and a text over the limit.
    """
    decoded = readable(content)
    return PastedText.objects.get_or_create(
        sha256=sha256(content),
        defaults={
            "content": content,
            "encoding": decoded.encoding,
            "filename": filename[:255],
            "pasted_at": now,
            "pasted_by": by,
        },
    )[0]


def readable(content: bytes) -> Decoded:
    """The page's text; raises Unreadable as `keep` does."""
    if not content.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Unreadable(_("没有内容：请粘贴新闻发布会的全文，或选一个文本文件。"))
    if looks_binary(content):
        raise Unreadable(
            _("这不是纯文本文件（像是 Word、PDF 或图片）。请在原程序中全选、复制，再粘贴到文本框。")
        )
    decoded = decode(content)
    if not decoded.text.strip("\x00\ufeff \t\r\n\u3000"):
        raise Unreadable(_("没有内容：请粘贴新闻发布会的全文，或选一个文本文件。"))
    limit = settings.PASTE_MAX_CHARACTERS
    if len(decoded.text) > limit:
        raise Unreadable(
            _("文本有 %(size)s 个字符，超过上限 %(limit)s。请确认只粘贴了一场发布会。")
            % {"size": f"{len(decoded.text):,}", "limit": f"{limit:,}"}
        )
    return decoded
