"""Merging: two nouns are one; all rows of all editions link to the kept one from now on.

The other's name and aliases become aliases of the kept one, and its address leads there. No printed
name changes. The record holds what taking it back needs (`unmerging`).
"""

import datetime
from collections.abc import Mapping
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Organisation, VocabularyEntry
from releases.models.organisation import ancestors
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.errors import Refused
from releases.publishing.signing_off import sign_off_links
from releases.publishing.turns import in_turn
from releases.publishing.two_persons.waiting import by_two

from .noun_names import add_aliases, move_addresses
from .noun_rows import lead_over
from .save_noun import follow, is_published, locked
from .trail import record

# What the kept one takes over where it says nothing itself.
TAKEN_OVER = ("unit", "theme", "definition", "up_is_good")


class Merged(TypedDict):
    """What the record keeps: both nouns as they were, the keys of the rows that were led over by
    their link, the other's aliases and former addresses, and the names that the kept one got."""

    fields: dict[str, object]
    kept: dict[str, object]
    rows: dict[str, list[int]]
    addresses: list[str]
    aliases: list[str]
    added: list[str]


def readers_see(arguments: Mapping[str, object]) -> bool:
    """Whether either stands in anything that was published."""
    kept, other = arguments["kept"], arguments["other"]
    assert isinstance(kept, VocabularyTerm)
    assert isinstance(other, VocabularyTerm)
    return is_published(kept, other)


@by_two("merging.merge", applies=readers_see)
@transaction.atomic
def merge(
    kept: VocabularyTerm,
    other: VocabularyTerm,
    *,
    versions: tuple[int, int],
    by: Actor,
    now: datetime.datetime,
) -> VocabularyEntry:
    """Make one noun of two; `versions` are the `lock_version` of each that the preview showed.

    Raises EditedMeanwhile, or Refused with what is in the way.
    """
    may_merge(by, other)
    in_turn()
    # In the order of their keys, so that two merges wait for each other instead of dying.
    first, second = sorted(((kept, versions[0]), (other, versions[1])), key=lambda p: p[0].pk or 0)
    stored = {noun.pk: locked(noun, version=version) for noun, version in (first, second)}
    kept, other = stored[kept.pk], stored[other.pk]
    stops = in_the_way(kept, other)
    if stops:
        raise Refused("".join(stops))
    told_of, name = (other.pk, str(other)), other.name
    data = Merged(
        fields=_columns(other), kept=_columns(kept), rows={}, addresses=[], aliases=[], added=[]
    )
    try:
        with transaction.atomic():
            _lift(kept, other, now)
            data["rows"] = lead_over(kept, other)
            data["addresses"] = move_addresses(kept, other)
            data["aliases"] = [alias.name for alias in other.aliases.order_by("pk")]
            other.delete()
            data["added"] = add_aliases(kept, [name, *data["aliases"]])
    except IntegrityError as error:
        message = _("“%(other)s”的内容与“%(kept)s”的相抵触，没有合并：%(why)s")
        told = {"other": other, "kept": kept, "why": str(error).strip().splitlines()[0]}
        raise Refused(message % told) from error
    entry = record(kept, VocabularyEntry.Verb.MERGE, by=by, now=now, other=told_of, data=data)
    follow(kept)
    return entry


def may_merge(by: Actor, other: VocabularyTerm | None = None) -> None:
    """What nobody has confirmed is in no release: whoever may give aliases says what it is."""
    if other is not None and other.unconfirmed:
        permission = f"releases.add_{other._meta.model_name}alias"
        if by is None or by.has_perm(permission):
            return
    if by is not None and not by.has_perm("releases.merge_names"):
        raise Refused(_("您没有合并名称的权限。"))


def in_the_way(kept: VocabularyTerm, other: VocabularyTerm) -> list[str]:
    """Why these two cannot be merged, a sentence each; nothing where they can."""
    if type(kept) is not type(other) or kept.pk == other.pk:
        return [_("要合并的应当是同一类的两条。")]
    if isinstance(kept, Organisation) and other.pk in ancestors(kept.parent_id)[1:]:
        message = _("“%(kept)s”隔着别的机构在“%(other)s”之下：请先改它的上级，或者反过来合并。")
        return [message % {"kept": kept, "other": other}]
    return []


def _columns(noun: VocabularyTerm) -> dict[str, object]:
    return {field.attname: getattr(noun, field.attname) for field in noun._meta.concrete_fields}


def _lift(kept: VocabularyTerm, other: VocabularyTerm, now: datetime.datetime) -> None:
    """What the kept one says of itself from now on, and what it was asked."""
    if isinstance(kept, Organisation) and isinstance(other, Organisation):
        # It takes the place of the body that it was below.
        below = kept.parent_id == other.pk
        kept.parent_id = other.parent_id if below else kept.parent_id
        sign_off_links.lead_over(kept, other, now=now)
    for name in TAKEN_OVER:
        if hasattr(kept, name) and getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(other, name))
    kept.lock_version += 1
    kept.unconfirmed = kept.unconfirmed and other.unconfirmed
    kept.save()
