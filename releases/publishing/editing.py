"""Changing what an open edition says, one row at a time, under an optimistic lock."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Actor, Attachment, Block, Doubt, Edition
from releases.models.edition_row import EditionRow
from releases.publishing import attachment_files, follow_spans
from releases.search.index import indexing

from .errors import Refused


class NotOpen(Refused):
    """The edition is published or gone; it is corrected by a new edition."""


class EditedMeanwhile(Refused):
    """A conflict: somebody else saved the same thing after this editor had opened it."""


@transaction.atomic
def save(
    instance: Edition | EditionRow, *, version: int, by: Actor, now: datetime.datetime
) -> None:
    """Store an edition's facts, or a new or changed row of an open edition.

    `version` is the `lock_version` that the editor saw; a new row has none to compare. A block's
    spans follow its text. Raises NotOpen, EditedMeanwhile, or Refused for words that are gone.
    """
    if isinstance(instance, Edition):
        edition = _open(instance.pk)
        _unchanged(edition, version)
        # What this form does not hold is taken from the store, not from the editor's old copy.
        instance.state, instance.content_hash = edition.state, edition.content_hash
    else:
        edition = _open(instance.edition_id)
        if instance.pk:
            stored = _stored(instance)
            if stored.edition_id != edition.pk:
                _open(stored.edition_id)
            _unchanged(stored, version)
            if isinstance(stored, Attachment):
                attachment_files.let_go(Attachment.objects.filter(pk=stored.pk))
    instance.lock_version = version + 1
    if isinstance(instance, Block) and instance.pk:
        follow_spans.save_block(instance)
    else:
        instance.save()
    touch(edition, by=by, now=now)


@transaction.atomic
def delete(row: EditionRow, *, version: int, by: Actor, now: datetime.datetime) -> None:
    """Remove a row of an open edition. Raises as `save` does, and Refused where others need it.

    A speaker with words stays, and so does a block with measures or figures on it.
    """
    edition = _open(row.edition_id)
    stored = _stored(row)
    _unchanged(stored, version)
    hanging = []
    for related in row._meta.related_objects:
        model = related.field.model
        if model is not Doubt:
            rows = model._default_manager.filter(**{related.field.name: row}).order_by("pk")[:5]
            hanging += [f"{model._meta.verbose_name}“{item}”" for item in rows]
    if hanging:
        raise Refused(_("不能删除，下列内容还用着它：%s。") % "、".join(hanging))
    if isinstance(stored, Attachment):
        attachment_files.let_go(Attachment.objects.filter(pk=stored.pk))
    row.delete()
    touch(edition, by=by, now=now)


@transaction.atomic
def settle(doubt: Doubt, *, by: Actor, now: datetime.datetime) -> None:
    """Mark a doubt as looked at. Raises NotOpen."""
    _open(doubt.edition_id)
    Doubt.objects.filter(pk=doubt.pk, settled_at=None).update(settled_at=now, settled_by=by)


def opened(row: Block, *, version: int) -> Block:
    """The row as it is stored, its edition locked and open; raises what `save` raises."""
    edition = _open(row.edition_id)
    stored = _stored(row)
    assert isinstance(stored, Block)
    _unchanged(stored, version)
    stored.edition = edition
    return stored


def _open(pk: int) -> Edition:
    edition = Edition.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if edition is None:
        raise NotOpen(_("这一版已被删除，没有保存。"))
    if not edition.is_open:
        raise NotOpen(_("这一版已经发布，不能再改；请用“开始更正”建立新的一版。"))
    return edition


def _stored(row: EditionRow) -> EditionRow:
    stored = type(row)._default_manager.filter(pk=row.pk).first()
    if stored is None:
        raise EditedMeanwhile(_("这一行已被别人删除，没有保存。"))
    return stored


def _unchanged(stored: Edition | EditionRow, version: int) -> None:
    """The optimistic lock: raises EditedMeanwhile where another version than this is stored."""
    if stored.lock_version == version:
        return
    edition = stored if isinstance(stored, Edition) else stored.edition
    at = timezone.localtime(edition.updated_at).strftime("%H:%M")
    raise EditedMeanwhile(
        _(
            "您打开之后这里已被改过，所以这次没有保存。请对照最新内容再改。"
            "（这一版最近一次保存：%(who)s，%(at)s。）"
        )
        % {"who": edition.updated_by or _("未知"), "at": at}
    )


def touch(edition: Edition, *, by: Actor, now: datetime.datetime) -> None:
    Edition.objects.filter(pk=edition.pk).update(updated_at=now, updated_by=by)
    indexing.later(edition.pk)
