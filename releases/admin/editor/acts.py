"""What the editor's buttons and forms do to one row of an open edition; each act is one request."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm, modelform_factory
from django.http import QueryDict
from django.utils.translation import gettext as _

from releases.admin.optimistic_lock import VersionedForm
from releases.models import Block, Doubt, Edition, Editor, Measure, Statistic
from releases.models.edition_row import EditionRow
from releases.publishing import block_structure, editing, number_in_words
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing
from releases.publishing.trail.history import Verb, as_one

from . import found_figures
from .row_forms import FIELDS, EditedFigureForm, EditedTextForm

STEPS = ("undo", "redo")
Edited = Block | Statistic | Measure | Doubt
KINDS: dict[str, type[Edited]] = {row.prefix: row for row in (Block, Statistic, Measure, Doubt)}
RowForms = VersionedForm[Block] | VersionedForm[Statistic] | VersionedForm[Measure]
# What may be added to a block, and how it is read from words.
ADDED: dict[str, tuple[type[Statistic | Measure], Callable[..., Statistic | Measure]]] = {
    "statistic": (Statistic, found_figures.figure_on),
    "measure": (Measure, found_figures.measure_on),
}
# By what right a row is changed, added and taken away.
RIGHTS = {"save": "change", "add": "add", "drop": "delete"}


@dataclass(frozen=True, slots=True)
class ActDone:
    """The blocks that look otherwise now, in order, where the one that was acted on stood;
    `gone` are the anchors of those that stand there no more, or elsewhere."""

    blocks: tuple[int, ...]
    gone: tuple[str, ...] = ()
    said: str = ""
    dropped: bool = False  # the block itself


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """A form that stands open in its block; of a row that is to be added `anchor` is empty."""

    form: RowForms
    block: Block
    anchor: str = ""

    @property
    def kind(self) -> str:
        return str(self.form.instance._meta.model_name)


def row_of(edition: Edition, anchor: str) -> Edited | None:
    """The row of that public anchor, `b-7f3a09bc`; None where the edition has none."""
    prefix, _dash, uid = anchor.partition("-")
    model = KINDS.get(prefix)
    return None if model is None else model.objects.of(edition).filter(uid=uid).first()


def may(user: Editor, verb: str, model: type[EditionRow]) -> bool:
    right = RIGHTS.get(verb, "change")
    return user.has_perm(f"releases.{right}_{model._meta.model_name}")


def opened(row: Edited, data: QueryDict | None = None) -> OpenedForm | None:
    """The form that changes the row; None for a doubt, which is only settled."""
    if isinstance(row, Doubt):
        return None
    block = row if isinstance(row, Block) else row.block
    return OpenedForm(_form(row, data), block, row.anchor)


def to_add(block: Block, kind: str, quote: str, nth: int) -> OpenedForm:
    """A form for a figure or measure on the words quoted, as the reader reads them."""
    return OpenedForm(_form(ADDED[kind][1](block, quote, nth), None), block)


def added(block: Block, kind: str, data: QueryDict) -> OpenedForm:
    """The same form, sent: all that was read stands in it."""
    return OpenedForm(_form(ADDED[kind][0](edition=block.edition, block=block), data), block)


def _form(row: Block | Statistic | Measure, data: QueryDict | None) -> RowForms:
    base, names = FIELDS[type(row)]
    made: type[ModelForm[EditionRow]] = modelform_factory(type(row), form=base, fields=names)
    form = made(data, instance=row, auto_id=f"{row.anchor}-%s")
    assert isinstance(form, VersionedForm)
    return form


@transaction.atomic
def save(form: RowForms, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Store what a valid form says; a text with blank lines becomes several blocks."""
    if isinstance(form, EditedFigureForm):
        form.link()
    with as_one(Verb.EDIT):
        return _save(form, by=by, now=now)


def _save(form: RowForms, *, by: Editor, now: datetime.datetime) -> ActDone:
    row, version = form.save(commit=False), form.cleaned_data["version"]
    if isinstance(row, Statistic) and form.cleaned_data.get("with_words"):
        number_in_words.save(row, version=version, by=by, now=now)
    else:
        editing.save(row, version=version, by=by, now=now)
    if not isinstance(row, Block):
        return ActDone((row.block_id,), said=_("已保存。"))
    pieces = [row]
    if isinstance(form, EditedTextForm) and form.cuts:
        pieces = block_structure.split(row, form.cuts, version=version + 1, by=by, now=now)
    return ActDone(tuple(piece.pk for piece in pieces), said=_("已保存。"))


def act(row: Edited, verb: str, *, version: int, by: Editor, now: datetime.datetime) -> ActDone:
    """Join, move, drop or settle; raises Refused, and then nothing was changed."""
    if not may(by, verb, type(row)):
        raise PermissionDenied
    match row, verb:
        case Block(), "join":
            before = block_structure.join(row, version=version, by=by, now=now)
            return ActDone((before.pk,), (before.anchor,), _("已并入上一段。"))
        case Block(), "up" | "down":
            places = -1 if verb == "up" else 1
            other = block_structure.move(row, places, version=version, by=by, now=now)
            order = (row.pk, other.pk) if verb == "up" else (other.pk, row.pk)
            return ActDone(order, (other.anchor,), _("已移动。"))
        case Doubt(), "settle":
            editing.settle(row, by=by, now=now)
            return ActDone((row.block_id,) if row.block_id else (), said=_("已标记为核对过。"))
        case Block() | Statistic() | Measure(), "drop":
            editing.delete(row, version=version, by=by, now=now)
            blocks = () if isinstance(row, Block) else (row.block_id,)
            return ActDone(blocks, said=_("已去掉。"), dropped=not blocks)
    raise Refused(_("这里没有这个操作。"))


def step(edition: Edition, verb: str, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Take their last act in this edition back, or do it again; raises Refused."""
    if not may(by, "save", Block):
        raise PermissionDenied
    change = undoing.undoable(edition, by)[STEPS.index(verb)]
    if change is None:
        raise Refused(_("没有可以撤销的一步。") if verb == "undo" else _("没有可以重做的一步。"))
    undoing.undo(change, edition, by=by, now=now)
    return ActDone((), said=_("已撤销。") if verb == "undo" else _("已重做。"))
