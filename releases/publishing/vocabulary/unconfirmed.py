"""Names that a draft has brought and nobody has confirmed: in no list, no offer and on no page.

They are confirmed by whoever says that they are new, by saving them in the vocabulary, or by the
publication of a release that uses them; they go with the last draft that does.
"""

import datetime
from collections import defaultdict

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext as _

from releases.models import Actor, Edition, Organisation, SignOff, VocabularyEntry
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.errors import Refused
from releases.publishing.turns import in_turn
from releases.search.index import indexing

from .noun_rows import NOUNS, has_edition, links
from .save_noun import plain
from .trail import record


def brought(edition: Edition) -> dict[str, set[int]]:
    """The keys of the unconfirmed nouns that rows of an edition link to, by kind; one query."""
    asked = [
        field.model._default_manager.filter(edition=edition, **{f"{field.name}__unconfirmed": True})
        .order_by()
        .values_list(Value(kind), field.attname)
        for kind, model in NOUNS.items()
        for field in links(model)
        if has_edition(field.model)
    ]
    found: dict[str, set[int]] = defaultdict(set)
    for kind, key in asked[0].union(*asked[1:]):
        found[kind].add(key)
    return found


def nouns_of(edition: Edition) -> dict[str, list[VocabularyTerm]]:
    """The same as rows, by their names."""
    return {
        kind: list(NOUNS[kind]._default_manager.filter(pk__in=keys).order_by("name", "pk"))
        for kind, keys in brought(edition).items()
    }


@transaction.atomic
def confirm(noun: VocabularyTerm, *, by: Actor, now: datetime.datetime) -> None:
    """Somebody says that it is new; nothing where that was said. Raises Refused."""
    if by is not None and not by.has_perm(f"releases.add_{noun._meta.model_name}"):
        raise Refused(_("您没有修改词表的权限。"))
    in_turn()
    stored = type(noun)._default_manager.filter(pk=noun.pk, unconfirmed=True).first()
    if stored is None:
        return
    stored.unconfirmed = False
    stored.save(update_fields=["unconfirmed"])
    told = {key: ["", value] for key, value in plain(stored).items() if value not in ("", None)}
    record(stored, VocabularyEntry.Verb.ADD, by=by, now=now, data=told)


def confirm_all(edition: Edition) -> None:
    """What an edition uses as it is published; inside a transaction that tells of it."""
    for kind, keys in brought(edition).items():
        NOUNS[kind]._default_manager.filter(pk__in=keys).update(unconfirmed=False)


def drop_unused() -> None:
    """Inside a transaction that tells why, in turn."""
    gone = 0
    for model in NOUNS.values():
        rows = model._default_manager.filter(unconfirmed=True)
        for field in links(model):
            using = field.model._default_manager.filter(**{field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(using))
        if model is Organisation:  # what it answered stays
            rows = rows.exclude(pk__in=SignOff.objects.values("organisation"))
        gone += len([noun.delete() for noun in rows])
    if gone:
        indexing.words_changed()
