"""Taking a merge back: rows, names and addresses as before, unless something stands against it."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Actor, FormerAddress, Organisation, VocabularyEntry
from releases.models.naming.former_address import KINDS
from releases.models.organisation import ancestors
from releases.models.vocabulary import VocabularyTerm, named, note_of
from releases.publishing.errors import Refused
from releases.publishing.turns import in_turn
from releases.publishing.two_persons.waiting import by_two
from releases.text.name_key import name_key

from .merging import TAKEN_OVER, Merged, may_merge
from .noun_rows import NOUNS, lead_back, link_name, links
from .save_noun import follow
from .trail import record


@by_two("unmerging.undo")
@transaction.atomic
def undo(entry: VocabularyEntry, *, by: Actor, now: datetime.datetime) -> VocabularyTerm:
    """Make two nouns of one again and return the one that is back.

    A row that was linked to something else since stays there; a copy that a correction made of a
    row goes back with it. Raises Refused with everything that stands against it.
    """
    may_merge(by)
    in_turn()
    entry = VocabularyEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    stops = list(against(entry))
    if stops:
        raise Refused("".join(stops))
    model, data = NOUNS[entry.kind], cast(Merged, entry.data)
    kept = model._default_manager.select_for_update(of=("self",)).get(pk=entry.noun)
    back = _noun(model, data)
    try:
        with transaction.atomic():
            kept.aliases.filter(name_key__in=list(map(name_key, data["added"]))).delete()
            back.save(force_insert=True)
            _put_back_names(kept, back, data)
            _put_down(kept, back, data)
    except IntegrityError as error:
        raise Refused(_("“%s”的名称或网址刚被别的条目用了，没有撤销。") % back) from error
    rows = {
        link_name(field): lead_back(field, data["rows"].get(link_name(field), []), kept, back)
        for field in links(model)
    }
    told_of = back.pk, str(back)
    record(
        kept,
        VocabularyEntry.Verb.UNDO,
        by=by,
        now=now,
        other=told_of,
        data={"rows": rows},
        undoes=entry,
    )
    follow(kept, back)
    return back


def against(entry: VocabularyEntry) -> Iterator[str]:
    """What stands against taking a merge back, a sentence each."""
    if entry.verb != VocabularyEntry.Verb.MERGE:
        yield _("这条记录不是合并。")
        return
    if VocabularyEntry.objects.filter(undoes=entry).exists():
        yield _("这次合并已经撤销过了。")
        return
    model, data = NOUNS[entry.kind], cast(Merged, entry.data)
    kept = model._default_manager.filter(pk=entry.noun).first()
    if kept is None:
        yield _gone(entry)
        return
    back = _noun(model, data)
    namesakes = model._default_manager.filter(note_of(back), name_key=back.name_key)
    for noun in namesakes:
        yield _("现在“%(noun)s”用着“%(name)s”这个名称。") % {"noun": noun, "name": back.name}
    if entry.kind != VocabularyEntry.Kind.PERSON:
        aliased = named(model, back.name).exclude(name_key=back.name_key)
        for noun in aliased.exclude(pk=kept.pk):
            yield _("“%(name)s”现在是“%(noun)s”的别名。") % {"noun": noun, "name": back.name}
    if entry.kind in KINDS:
        here = model._default_manager.filter(Q(("slug", back.slug))).first()
        led = FormerAddress.objects.of(entry.kind).filter(slug=back.slug)
        elsewhere = led.exclude(**{entry.kind: kept.pk}).exists()
        if here is not None or elsewhere:
            yield _("网址名“%s”现在另有用处。") % back.slug
    if isinstance(back, Organisation) and goes_below_itself(back, kept, data):
        message = _("“%(name)s”不能在自己的下级“%(parent)s”之下。")
        yield message % {"name": back.name, "parent": back.parent}


def goes_below_itself(back: Organisation, kept: VocabularyTerm, data: Merged) -> bool:
    """Whether the body that it stood below is by now below one that goes back to it."""
    below_it = data["rows"].get("organisation.parent", [])
    return any(
        pk in below_it and above == kept.pk for pk, above in pairwise(ancestors(back.parent_id))
    )


def _gone(entry: VocabularyEntry) -> str:
    """The kept one is not there any more: it was merged into another, or deleted."""
    later = VocabularyEntry.objects.filter(
        kind=entry.kind, other=entry.noun, verb=VocabularyEntry.Verb.MERGE, undone_by=None
    ).first()
    if later is None:
        return _("“%s”已被删除，不能撤销。") % entry.name
    told = {"kept": entry.name, "into": later.name}
    return _("“%(kept)s”后来并入了“%(into)s”：请先撤销那一次合并。") % told


def _noun(model: type[VocabularyTerm], data: Merged) -> VocabularyTerm:
    """As it was; below a body that is gone it stands by itself. Somebody says that there is one."""
    fields = {**data["fields"], "unconfirmed": False}
    parent = fields.get("parent_id")
    if parent and not model._default_manager.filter(pk=parent).exists():
        fields["parent_id"] = None
    noun = model(**fields)
    noun.lock_version += 1
    return noun


def _put_back_names(kept: VocabularyTerm, back: VocabularyTerm, data: Merged) -> None:
    """Its aliases, but for those that have come to mean something else, and its addresses."""
    for name in data["aliases"]:
        alias = back.aliases.model(name=name, **{back.aliases.model.owner_field: back})
        taken = named(type(back), name).exclude(pk__in=[kept.pk, back.pk])
        if back.kind_of_noun == VocabularyEntry.Kind.PERSON or not taken.exists():
            alias.save()
    if back.kind_of_noun in KINDS:
        led = FormerAddress.objects.of(back.kind_of_noun)
        led.filter(slug=back.slug).delete()
        led.filter(slug__in=data["addresses"]).update(**{back.kind_of_noun: back.pk})


def _put_down(kept: VocabularyTerm, back: VocabularyTerm, data: Merged) -> None:
    """What the kept one took over goes, where nobody has changed it since."""
    names = [name for name in TAKEN_OVER if hasattr(kept, name)]
    for name in names:
        if data["kept"][name] in ("", None) and getattr(kept, name) == getattr(back, name):
            setattr(kept, name, data["kept"][name])
    was_below = data["kept"].get("parent_id") == back.pk
    if isinstance(kept, Organisation) and was_below:
        unchanged = kept.parent_id == data["fields"]["parent_id"]
        kept.parent_id = back.pk if unchanged else kept.parent_id
    kept.lock_version += 1
    kept.save()
