"""Changing what an open edition says, one row at a time, under an optimistic lock."""

import datetime
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Actor, Block, Change, Doubt, Edition, Topic
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRow, ReadRow
from releases.publishing import follow_spans
from releases.search.index import indexing

from .discarding import who_did
from .errors import Refused
from .reviewing import standing
from .timing import voiding
from .trail.field_changes import altered, came, set_to, went
from .trail.history import record
from .trail.holding import held, holding, in_one, is_marked, read_before

Verb = Change.Verb
Row = TypeVar("Row", bound=EditionRow)


NO_ACT = uuid.UUID(int=0)


class NotOpen(Refused):
    """The edition is published or gone; it is corrected by a new edition."""


class EditedMeanwhile(Refused):
    """A conflict: somebody else saved the same thing after this editor had opened it."""


@in_one
def save(
    instance: Edition | EditionRow,
    *,
    version: int,
    by: Actor,
    now: datetime.datetime,
    topics: Collection[Topic] | None = None,
    act: uuid.UUID | None = None,
) -> None:
    """Store an edition's facts, with its `topics`, or a new or changed row of an open edition.

    `version` is the `lock_version` that the editor saw; a new row has none to compare. A block's
    spans follow its text. An `act` that the trail has does nothing. Raises NotOpen,
    EditedMeanwhile, or Refused for words that are gone.
    """
    edition = begin(instance.pk if isinstance(instance, Edition) else instance.edition_id, act)
    if edition is None:
        return
    stored = _as_seen(instance, edition, version)
    instance.lock_version = version + 1
    if isinstance(instance, ReadRow):
        instance.unseen = False
    followed: list[FieldChange] = []
    if isinstance(instance, Block) and stored:
        assert isinstance(stored, Block)
        followed = follow_spans.save_block(instance, old=stored.text)
    else:
        instance.save()
    differences = [*(altered(stored, instance) if stored else [came(instance)]), *followed]
    if isinstance(instance, Edition) and topics is not None:
        differences += set_topics(instance, topics)
    touch(edition, differences, by=by, now=now, act=act)


@in_one
def delete(
    row: EditionRow,
    *,
    version: int,
    by: Actor,
    now: datetime.datetime,
    act: uuid.UUID | None = None,
) -> None:
    """Remove a row of an open edition. Raises as `save` does, and Refused where others need it.

    A speaker with words stays, and so does a block with measures or figures on it.
    """
    edition = begin(row.edition_id, act)
    if edition is None:
        return
    stored = _stored(row)
    _unchanged(stored, version)
    hanging, differences = [], [went(stored)]
    for related in row._meta.related_objects:
        model = related.field.model
        rows = model._default_manager.filter(**{related.field.name: row}).order_by("pk")
        if model is Doubt:
            differences += map(went, rows)
        else:
            hanging += [f"{model._meta.verbose_name}“{item}”" for item in rows[:5]]
    if hanging:
        raise Refused(_("不能删除，下列内容还用着它：%s。") % "、".join(hanging))
    row.delete()
    touch(edition, differences, by=by, now=now, act=act)


@in_one
def settle(doubt: Doubt, *, by: Actor, now: datetime.datetime) -> None:
    """Mark a doubt as looked at. Raises NotOpen."""
    edition = begin(doubt.edition_id, None)
    assert edition is not None
    rows = Doubt.objects.filter(pk=doubt.pk, settled_at=None)
    if rows.update(settled_at=now, settled_by=by):
        settled = set_to(doubt, "settled_at", None, now.isoformat())
        record(edition, Verb.SETTLE, by=by, now=now, differences=[settled])


def opened(row: Row, *, version: int) -> Row:
    """The row as it is stored, its edition locked and open; raises what `save` raises."""
    edition = begin(row.edition_id, None)
    stored = _stored(row)
    assert edition is not None
    assert isinstance(stored, type(row))
    _unchanged(stored, version)
    stored.edition = edition
    return stored


def set_topics(edition: Edition, topics: Collection[Topic]) -> list[FieldChange]:
    """By key and name, as printed."""

    def told() -> list[dict[str, object]]:
        printed = edition.printed_topics.order_by("pk").values_list("topic", "name")
        return [{"key": key, "name": name} for key, name in printed]

    was = told()
    if {each["key"] for each in was} == {topic.pk for topic in topics}:
        return []
    edition.topics.set(topics)
    return [set_to(edition, "topics", was, told())]


@contextmanager
def acting(pk: int, act: uuid.UUID | None) -> Iterator[Edition | None]:
    """One act on the open edition, in one transaction and under its lock, as `begin` gives it: the
    verbs within ask for neither again, and one that refuses refuses the whole."""
    with transaction.atomic():
        edition = begin(pk, act)
        with holding(edition):
            yield edition


def begin(pk: int, act: uuid.UUID | None) -> Edition | None:
    """The open edition under a row lock; None where the act was done before, whatever came since.

    Raises NotOpen.
    """
    if (edition := held(pk)) is not None:
        return edition
    editions = Edition.objects.select_for_update(of=("self",)).select_related("release")
    done = Exists(Change.objects.filter(act=act or NO_ACT))
    edition = editions.annotate(is_done=done, is_timed=voiding.IS_TIMED).filter(pk=pk).first()
    if edition is None:
        raise NotOpen(_("这一版已被删除，没有保存。"))
    if getattr(edition, "is_done", False):
        return None
    if edition.in_bin:
        raise NotOpen(who_did.told(edition))
    if not edition.is_open:
        raise NotOpen(_("这一版已经发布，不能再改；请用“开始更正”建立新的一版。"))
    return edition


def _as_seen(
    instance: Edition | EditionRow, edition: Edition, version: int
) -> Edition | EditionRow | None:
    """What is stored of it, if that is what the editor saw; None for a new row."""
    if isinstance(instance, Edition):
        if edition is instance:
            edition = Edition.objects.get(pk=instance.pk)
        _unchanged(edition, version)
        # What this form does not hold is taken from the store, not from the editor's old copy.
        instance.state, instance.content_hash = edition.state, edition.content_hash
        return edition
    if not instance.pk:
        return None
    stored = _stored(instance)
    if stored.edition_id != edition.pk:
        begin(stored.edition_id, None)
    _unchanged(stored, version)
    return stored


def _stored(row: EditionRow) -> EditionRow:
    stored = read_before(row) or type(row)._default_manager.filter(pk=row.pk).first()
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


def touch(
    edition: Edition,
    differences: list[FieldChange],
    *,
    by: Actor,
    now: datetime.datetime,
    act: uuid.UUID | None = None,
    undoes: uuid.UUID | None = None,
) -> None:
    """Say in the edition and in the trail that its content was changed, or an act `undoes`."""
    Edition.objects.filter(pk=edition.pk).update(updated_at=now, updated_by=by)
    fell = standing.void_if_changed(edition, now=now)
    note = voiding.void_if_changed(edition, differences, fell, now=now)
    record(
        edition,
        Verb.EDIT,
        by=by,
        now=now,
        was=edition.state if fell else "",
        becomes=fell or "",
        note=note,
        differences=differences,
        act=act,
        undoes=undoes,
    )
    if not is_marked(edition.pk):
        indexing.when_asked(edition.pk)
