"""A pasted or uploaded page is kept byte for byte, and recognised by the SHA-256 of its bytes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from releases.intake.sources import docx, html, page_joining
from releases.intake.sources.encodings import CHOICES, decode, decode_page
from releases.intake.sources.file_kinds import is_docx, is_html
from releases.intake.sources.unreadable import Unreadable
from releases.models import Actor, Edition
from releases.models.pasted_text import PastedText, sha256

Kind = PastedText.SourceKind
# A Word file and a page's source are larger than what they say.
MAX_SOURCE_BYTES = 20 * 1024 * 1024
MAX_PAGE_BYTES = 10 * 1024 * 1024
_MARKS = "\x00\ufeff \t\r\n\u3000"


class Unchangeable(Exception):
    """The encoding or the order of pages stays as it is; the message is for the editor."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, and how its bytes were understood."""

    text: str
    kind: str
    encoding: str


def keep(content: bytes, *, filename: str, by: Actor, now: datetime.datetime) -> PastedText:
    """The stored page with these bytes, stored now if it is new.

    Raises Unreadable for an empty page, a file that holds no text, and a text over the limit.
    """
    page = readable(content)
    return PastedText.objects.get_or_create(
        sha256=sha256(content),
        defaults={
            "content": content,
            "kind": page.kind,
            "encoding": page.encoding,
            "filename": filename[:255],
            "pasted_at": now,
            "pasted_by": by,
        },
    )[0]


@transaction.atomic
def keep_pages(
    files: Sequence[tuple[str, bytes]], *, by: Actor, now: datetime.datetime
) -> PastedText:
    """The first of the stored pages of one transcript, given as (name, bytes) in their order.

    Raises Unreadable as `keep` does, naming the file; Unchangeable where one of the pages
    belongs to another transcript or has become a draft in another order.
    """
    if len(files) == 1:
        return keep(files[0][1], filename=files[0][0], by=by, now=now)
    joined([content for _name, content in files], names=[name for name, _content in files])
    kept = [keep(content, filename=name, by=by, now=now) for name, content in files]
    if len(set(kept)) < len(kept):
        raise Unchangeable(_("有两个文件的内容完全相同：请去掉重复的一个，再上传。"))
    if kept[0].pages() != kept:  # whatever order they had while nobody relied on it
        for page in kept:
            known = page.pages()
            if set(known) - set(kept) or _drafted(known):
                raise Unchangeable(
                    _("《%s》已经是另一篇原文的一页，或已经建立了草稿，不能改变它的前后页。") % page
                )
        PastedText.objects.filter(pk__in=[page.pk for page in kept]).update(follows=None)
        for before, page in pairwise(kept):
            page.follows = before
            page.save(update_fields=["follows"])
    return PastedText.objects.get(pk=kept[0].pk)


def joined(contents: Sequence[bytes], *, names: Sequence[str]) -> str:
    """The text of several pages as one; raises Unreadable with the name of the page at fault."""
    texts = []
    for name, content in zip(names, contents, strict=True):
        try:
            texts.append(readable(content).text)
        except Unreadable as error:
            if len(contents) == 1:
                raise
            raise Unreadable(f"{name}：{error}") from error
    text = page_joining.join(texts)
    _refuse_long(text)
    return text


def readable(content: bytes, *, encoding: str = "") -> Page:
    """What a page says, read in `encoding` or by the guess; raises Unreadable as `keep` does."""
    if not content.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Unreadable(_("没有内容：请粘贴新闻发布会的全文，或选一个文件。"))
    if not encoding and is_docx(content):
        _refuse_large(content, MAX_SOURCE_BYTES)
        page = Page(docx.text_of(content), Kind.DOCX, "")
    else:
        page = _of_text(content, encoding)
    if not page.text.strip(_MARKS):
        raise Unreadable(_("没有内容：请粘贴新闻发布会的全文，或选一个有文字的文件。"))
    _refuse_long(page.text)
    return page


def text_of(pasted: PastedText) -> str:
    """The text of a stored page, or of all the pages of its transcript joined in order."""
    texts = []
    for page in pasted.pages():
        if page.kind == Kind.DOCX:
            texts.append(docx.text_of(bytes(page.content)))
        else:
            texts.append(html.text_of(page.text) if page.kind == Kind.HTML else page.text)
    return page_joining.join(texts)


@transaction.atomic
def set_encoding(
    pasted: PastedText, *, encoding: str, by: Actor, now: datetime.datetime
) -> PastedText:
    """Read the page in another encoding than the guess.

    Raises Unchangeable where a draft was made from the page, and where the encoding cannot read
    as much of it as the present one. `by` and `now` are those of every verb; a guess has no trail.
    """
    pasted = PastedText.objects.select_for_update().get(pk=pasted.pk)
    if pasted.kind == Kind.DOCX or encoding not in CHOICES:
        raise Unchangeable(_("这个文件不能按这种编码读。"))
    if _drafted(pasted.pages()):
        raise Unchangeable(_("已经从这篇原文建立了草稿，编码不能再改。"))
    content = bytes(pasted.content)
    if _damage(content, encoding) > _damage(content, pasted.encoding):
        raise Unchangeable(
            _("按 %(encoding)s 读不出这个文件，编码没有改。") % {"encoding": CHOICES[encoding]}
        )
    try:
        pasted.kind = readable(content, encoding=encoding).kind
    except Unreadable as error:
        raise Unchangeable(str(error)) from error
    pasted.encoding = encoding
    pasted.save(update_fields=["kind", "encoding"])
    return pasted


def _of_text(content: bytes, encoding: str) -> Page:
    decoded = decode(content)
    text = content.decode(encoding, errors="replace") if encoding else decoded.text
    if not is_html(text):
        return Page(text, Kind.TEXT, encoding or decoded.encoding)
    _refuse_large(content, MAX_PAGE_BYTES)
    if not encoding:
        decoded = decode_page(content)
        text, encoding = decoded.text, decoded.encoding
    return Page(html.text_of(text), Kind.HTML, encoding)


def _drafted(known: list[PastedText]) -> bool:
    return Edition.objects.present().filter(pasted_text__in=known).exists()


def _damage(content: bytes, encoding: str) -> int:
    return content.decode(encoding, errors="replace").count("\ufffd")


def _refuse_large(content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise Unreadable(
            _("文件有 %(size).1f MB，太大了；这种文件最多 %(limit)s MB。")
            % {"size": len(content) / 1024**2, "limit": limit // 1024**2}
        )


def _refuse_long(text: str) -> None:
    limit = settings.PASTE_MAX_CHARACTERS
    if len(text) > limit:
        raise Unreadable(
            _("文本有 %(size)s 个字符，超过上限 %(limit)s。请确认只粘贴了一场发布会。")
            % {"size": f"{len(text):,}", "limit": f"{limit:,}"}
        )
