"""Who bears which name or alias, as names look on a page: each looked up once a transaction."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar, cast

from django.db.models import Q

from releases.models.vocabulary import VocabularyTerm
from releases.text.name_key import name_key

Noun = TypeVar("Noun", bound=VocabularyTerm)
Bearing = dict[str, list[Noun]]


class NameBearers:
    """Nobody else makes a name before the transaction ends, see `publishing.turns`."""

    def __init__(self) -> None:
        self._found: dict[type[VocabularyTerm], Bearing[VocabularyTerm]] = defaultdict(dict)

    def bearing(self, model: type[Noun], names: Iterable[str]) -> Bearing[Noun]:
        """By each name those that bear it, the oldest first, then those whose alias it is."""
        known = cast(Bearing[Noun], self._found[model])
        keys = {name: name_key(name) for name in names}
        if new := {key for key in keys.values() if key not in known}:
            known |= _by_key(model, new)
        return {name: known[key] for name, key in keys.items()}

    def forget(self) -> None:
        """Where what was written since is taken back."""
        self._found.clear()


def _by_key(model: type[Noun], keys: set[str]) -> Bearing[Noun]:
    rows = model._default_manager.order_by("pk")
    pairs = list(rows.filter(aliases__name_key__in=keys).values_list("aliases__name_key", "pk"))
    bearing = Q(name_key__in=keys) | Q(pk__in=[pk for _key, pk in pairs])
    known = {row.pk: row for row in rows.filter(bearing)}
    found: Bearing[Noun] = {key: [] for key in keys}
    for row in known.values():
        if (own := row.name_key.partition(" ")[0]) in found:
            found[own].append(row)
    for key, pk in pairs:
        if known[pk] not in found[key]:
            found[key].append(known[pk])
    return found
