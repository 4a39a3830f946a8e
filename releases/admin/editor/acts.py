"""What the editor's buttons and forms do to one row of an open edition; each act is one request."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm, modelform_factory
from django.http import QueryDict
from django.utils.translation import gettext as _

from releases.admin.rows.attachment import AttachmentForm
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    Editor,
    Measure,
    Statistic,
)
from releases.models.edition_row import EditionRow
from releases.publishing import block_structure, editing, number_in_words
from releases.publishing.errors import Refused
from releases.publishing.trail.holding import hold
from releases.search.index import indexing

from . import facts_card, found_figures, offered_names
from .card_forms import FACTS, FIELDS_OF, EditedFactsForm
from .facts_card import FactGroup
from .linked_form import LinkedForm
from .opened_form import ActDone, OpenedForm, RowForms, Sent
from .row_forms import EditedFigureForm, EditedTextForm
from .saving import merged_forms

OnCard = AttendingOrganisation | AttendingMedia | Appearance | Attachment
Edited = Block | Statistic | Measure | Doubt | OnCard | FactGroup
ROWS: tuple[type[EditionRow], ...] = (Block, Statistic, Measure, Doubt, *facts_card.KINDS)
KINDS = {row.prefix: row for row in ROWS}
SHOWN_WITH: dict[str, tuple[str, ...]] = {
    Appearance.prefix: ("person", "organisation"),
    Block.prefix: ("speaker__person", "speaker__organisation"),
    Doubt.prefix: ("block__speaker__person", "block__speaker__organisation"),
    Statistic.prefix: ("block__speaker__person", "block__speaker__organisation", "indicator"),
    Measure.prefix: ("block__speaker__person", "block__speaker__organisation", "organisation"),
}
# What may be added to a block, and how it is read from words.
ADDED: dict[str, tuple[type[Statistic | Measure], Callable[..., Statistic | Measure]]] = {
    "statistic": (Statistic, found_figures.figure_on),
    "measure": (Measure, found_figures.measure_on),
}
ON_TEXT = (Block, Statistic, Measure)
# By what right a row is changed, added and taken away.
RIGHTS = {"save": "change", "add": "add", "drop": "delete", "copy": "add"}


def row_of(edition: Edition, anchor: str) -> Edited | None:
    """The row of that public anchor, `b-7f3a09bc`; None where the edition has none."""
    prefix, _dash, uid = anchor.partition("-")
    if prefix == facts_card.PREFIX:
        return facts_card.group_of(edition, uid)
    model = KINDS.get(prefix)
    if model is None:
        return None
    beside = SHOWN_WITH.get(prefix, ())
    asked = indexing.is_marked(edition.pk) | (block_structure.PICTURES if model is Block else {})
    found = model.objects.of(edition).select_related(*beside).annotate(**asked)
    row = found.filter(uid=uid).first()
    if row is not None:
        row.edition = edition
        hold(row)
    assert row is None or isinstance(row, Edited)
    return row


def may(user: Editor, verb: str, model: type[EditionRow | FactGroup]) -> bool:
    name = "edition" if issubclass(model, FactGroup) else model._meta.model_name
    return user.has_perm(f"releases.{RIGHTS.get(verb, 'change')}_{name}")


def opened(row: Edited, sent: Sent | None = None) -> OpenedForm | None:
    """The form that changes the row; None for a doubt, which is only settled."""
    if isinstance(row, Doubt):
        return None
    block = row if isinstance(row, Block) else None
    if isinstance(row, Statistic | Measure):
        block = row.block
    form = merged_forms.with_was(_form(row, None))
    if sent is None:
        return OpenedForm(form, block, row.anchor)
    together, found = merged_forms.merged(form, sent.data)
    form = merged_forms.with_was(_form(row, replace(sent, data=together)))
    merged_forms.ask(form, found, row.edition if isinstance(row, FactGroup) else row)
    return OpenedForm(form, block, row.anchor, found.asked)


def addable(place: Edited, kind: str) -> type[EditionRow] | None:
    """What that word adds to such a place; None where it adds nothing there."""
    if isinstance(place, FactGroup):
        return facts_card.ADDED.get(kind)
    return ADDED[kind][0] if isinstance(place, Block) and kind in ADDED else None


def to_add(place: Block | FactGroup, kind: str, quote: str = "", nth: int = 1) -> OpenedForm:
    """A form for a figure or measure on the words quoted, as the reader reads them; or for a row
    of the first card."""
    if isinstance(place, FactGroup):
        return added(place, kind, None)
    return OpenedForm(_form(ADDED[kind][1](place, quote, nth), None), place)


def added(place: Block | FactGroup, kind: str, sent: Sent | None) -> OpenedForm:
    """The same form, sent: all that was read stands in it."""
    if isinstance(place, FactGroup):
        return OpenedForm(_form(facts_card.new_row(place.edition, kind), sent), None)
    return OpenedForm(_form(ADDED[kind][0](edition=place.edition, block=place), sent), place)


def block_named(edition: Edition, anchor: str) -> tuple[int, ...]:
    """The block that the row is or stands on, if it is there."""
    row = row_of(edition, anchor)
    block = row.pk if isinstance(row, Block) else getattr(row, "block_id", None)
    return (block,) if block else ()


def done_before(edition: Edition, sent: QueryDict) -> ActDone:
    """An act that was sent again is answered as if it had been done now."""
    anchor = sent.get("row", "")
    blocks = block_named(edition, anchor)
    gone = not blocks and anchor.startswith(f"{Block.prefix}-")
    on_card = anchor.partition("-")[0] in facts_card.PREFIXES
    return ActDone(blocks, said=_("已保存。"), dropped=gone, card=on_card)


def _form(row: EditionRow | FactGroup, sent: Sent | None) -> RowForms:
    if isinstance(row, FactGroup):
        return _facts_form(row, sent)
    base, names = FIELDS_OF[type(row)]
    made: type[ModelForm[EditionRow]] = modelform_factory(type(row), form=base, fields=names)
    ids, files = f"{row.anchor}-%s", sent.files if sent else None
    form = made(sent.data if sent else None, files, instance=row, auto_id=ids)
    if sent is not None and isinstance(form, AttachmentForm):
        form.by = sent.by
    assert isinstance(form, RowForms)
    offered_names.named_fields(form)
    row.left_to_database = sent is not None and sent.trusted
    return form


def _facts_form(group: FactGroup, sent: Sent | None) -> RowForms:
    names, ids = FACTS[group.key], f"{group.anchor}-%s"
    made = modelform_factory(Edition, form=EditedFactsForm, fields=names)
    form = made(sent.data if sent else None, instance=group.edition, auto_id=ids)
    assert isinstance(form, EditedFactsForm)
    return form


def save(form: RowForms, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Store what a valid form says; a text with blank lines becomes several blocks."""
    if isinstance(form, EditedFigureForm | LinkedForm):
        form.link()
    if isinstance(form, AttachmentForm) and form.before:
        transaction.on_commit(form.before.forget)
    row, version = form.save(commit=False), form.cleaned_data["version"]
    waited = bool(getattr(row, "unseen", False))
    if isinstance(row, Statistic) and form.cleaned_data.get("with_words"):
        number_in_words.save(row, version=version, by=by, now=now)
    else:
        topics = form.cleaned_data.get("topics")
        only_cut = isinstance(form, EditedTextForm) and form.cuts and not form.says_more
        if not only_cut:
            editing.save(row, version=version, by=by, now=now, topics=topics)
            version += 1
    if isinstance(row, Statistic | Measure):
        return ActDone.on(row.block, said=_("已保存。"), counts=waited)
    if not isinstance(row, Block):
        return ActDone((), said=_("已保存。"), card=True, counts=waited)
    pieces = [row]
    if isinstance(form, EditedTextForm) and form.cuts:
        pieces = block_structure.split(row, form.cuts, version=version, by=by, now=now)
    return ActDone.on(*pieces, said=_("已保存。"), counts=False)


def act(row: Edited, verb: str, *, version: int, by: Editor, now: datetime.datetime) -> ActDone:
    """Join, move, drop or settle; raises Refused, and then nothing was changed."""
    if not may(by, verb, type(row)):
        raise PermissionDenied
    if isinstance(row, OnCard):
        return act_on_card(row, verb, version=version, by=by, now=now)
    match row, verb:
        case Block(), "join":
            before = block_structure.join(row, version=version, by=by, now=now)
            gone, said = (before.anchor,), _("已并入上一段。")
            return ActDone.on(before, gone=gone, said=said, counts=False)
        case Block(), "up" | "down":
            places = -1 if verb == "up" else 1
            order = block_structure.move(row, places, version=version, by=by, now=now)
            left = tuple(each.anchor for each in order if each.pk != row.pk)
            return ActDone.on(*order, gone=left, said=_("已移动。"), counts=False)
        case Block(), "copy":
            new = block_structure.duplicate(row, version=version, by=by, now=now)
            return ActDone.on(row, new, said=_("已复制，放在后面。"), counts=False)
        case Statistic() | Measure(), "copy":
            block_structure.duplicate(row, version=version, by=by, now=now)
            return ActDone.on(row.block, said=_("已复制，放在后面。"))
        case Doubt(), "settle":
            editing.settle(row, by=by, now=now)
            here = (row.block,) if row.block else ()
            return ActDone.on(*here, said=_("已标记为核对过。"), counts=False)
        case Statistic() | Measure(), "drop":
            editing.delete(row, version=version, by=by, now=now)
            return ActDone.on(row.block, said=_("已去掉。"))
        case Block(), "drop":
            editing.delete(row, version=version, by=by, now=now)
            return ActDone((), said=_("已去掉。"), dropped=True, counts=False)
    raise Refused(_("这里没有这个操作。"))


def act_on_card(
    row: OnCard, verb: str, *, version: int, by: Editor, now: datetime.datetime
) -> ActDone:
    """Move or drop a row of the first card; raises as `act` does."""
    if verb in ("up", "down"):
        block_structure.move(row, -1 if verb == "up" else 1, version=version, by=by, now=now)
        return ActDone((), said=_("已移动。"), card=True, counts=False)
    if verb == "drop":
        editing.delete(row, version=version, by=by, now=now)
        return ActDone((), said=_("已去掉。"), card=True, counts=isinstance(row, Appearance))
    raise Refused(_("这里没有这个操作。"))
