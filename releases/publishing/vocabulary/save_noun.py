"""Saving a shared noun with its other names; what it was called and where it stood stay known."""

import datetime
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from releases.models import Actor, Edition, Organisation, VocabularyEntry
from releases.models.organisation import ancestors
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.editing import EditedMeanwhile
from releases.publishing.errors import Refused
from releases.publishing.turns import in_turn
from releases.publishing.two_persons.waiting import by_two
from releases.search.index import indexing

from .noun_names import add_aliases, drop_aliases, keep_address, wanted_aliases
from .noun_rows import editions_of, uses
from .trail import last_change, record

# Editions that are indexed within a request, at about ten milliseconds each.
MAX_AT_ONCE = 200
BESIDE = ("id", "name_key", "lock_version", "unconfirmed")
Verb = VocabularyEntry.Verb


def readers_see(arguments: Mapping[str, object]) -> bool:
    """Whether a name stands in anything that was published."""
    noun = arguments["noun"]
    assert isinstance(noun, VocabularyTerm)
    return is_published(noun)


def is_published(*nouns: VocabularyTerm) -> bool:
    """A body has a page for those below it, too, which names it."""
    stored = [noun for noun in nouns if noun.pk]
    bodies = [noun.pk for noun in stored if isinstance(noun, Organisation)]
    used = editions_of([*stored, *Organisation.objects.filter(parent__in=bodies)])
    return used.filter(pk__in=Edition.objects.once_published()).exists()


@by_two("save_noun.save", applies=readers_see)
@transaction.atomic
def save(
    noun: VocabularyTerm,
    *,
    version: int,
    by: Actor,
    now: datetime.datetime,
    aliases: Sequence[str] | None = None,
) -> bool:
    """Store a new or changed noun, and its aliases where they are given.

    A name that it had becomes an alias, an address that it had leads on; it is confirmed. Tells
    whether the index follows by itself; where too many editions are concerned a person has to see
    to it. Raises EditedMeanwhile, or Refused for a name or place that was just taken.
    """
    in_turn()
    stored = locked(noun, version=version) if noun.pk else None
    before = plain(stored) if stored else {}
    if isinstance(noun, Organisation) and noun.pk and noun.pk in ancestors(noun.parent_id):
        raise Refused(_("“%s”会成为自己的上级，没有保存。") % noun.name)
    wanted = wanted_aliases(noun, stored, aliases)
    noun.unconfirmed = False
    same = stored is not None and not stored.unconfirmed and plain(noun) == before
    if same and {alias.name for alias in noun.aliases.all()} == {*wanted.values()}:
        return True  # nothing to write, so nothing to tell
    noun.lock_version = version + 1
    try:
        with transaction.atomic():
            drop_aliases(noun, wanted)
            noun.save()
            add_aliases(noun, wanted.values())
            if stored is not None:
                keep_address(noun, stored.slug)
    except IntegrityError as error:
        noun.lock_version = version
        message = _("“%s”或者它的别名、网址刚被别的条目用了，没有保存。")
        raise Refused(message % noun.name) from error
    told = plain(noun).items()
    changes = {key: [before.get(key, ""), v] for key, v in told if before.get(key, "") != v}
    record(noun, Verb.CHANGE if stored else Verb.ADD, by=by, now=now, data=changes)
    return follow(noun, changed=bool(stored) and bool({"name", "theme"} & changes.keys()))


@transaction.atomic
def delete(noun: VocabularyTerm, *, by: Actor, now: datetime.datetime) -> None:
    """Delete a noun that nothing uses; raises Refused, with who does, for any other."""
    in_turn()
    if used := uses(noun):
        raise Refused(used)
    record(noun, Verb.DELETE, by=by, now=now, data={key: [v, ""] for key, v in plain(noun).items()})
    noun.delete()
    indexing.words_changed()


def locked(noun: VocabularyTerm, *, version: int) -> VocabularyTerm:
    """The stored noun under a row lock; raises EditedMeanwhile for another version than this."""
    rows = type(noun)._default_manager.select_for_update(of=("self",))
    stored = rows.filter(pk=noun.pk).first()
    if stored is None:
        raise EditedMeanwhile(_("这一条已被别人删除或者并入另一条，没有保存。"))
    if stored.lock_version != version:
        message = _("您打开之后这里已被改过，所以这次没有保存。请对照最新内容再改。")
        raise EditedMeanwhile(f"{message}{last_change(noun)}")
    return stored


def follow(*nouns: VocabularyTerm, changed: bool = True) -> bool:
    """Have words gathered and, where names changed, editions indexed; False where too many are."""
    indexing.words_changed()
    editions = editions_of(nouns) if changed else None
    keys = list(editions.values_list("pk", flat=True)[: MAX_AT_ONCE + 1]) if editions else []
    if len(keys) <= MAX_AT_ONCE:
        indexing.later(*keys)
    return len(keys) <= MAX_AT_ONCE


def plain(noun: VocabularyTerm) -> dict[str, object]:
    """What is told of it, by its fields, and its aliases."""
    values: dict[str, object] = {
        field.name: getattr(noun, field.attname)
        for field in noun._meta.fields
        if field.name not in BESIDE
    }
    for field in noun._meta.fields:
        if isinstance(field, ForeignKey) and getattr(noun, field.attname):
            values[field.name] = str(getattr(noun, field.name))
    values["aliases"] = "、".join(alias.name for alias in noun.aliases.order_by("pk"))
    return values
