"""The other names of a noun, and where its page stood before."""

from collections.abc import Iterable, Sequence

from releases.models import FormerAddress
from releases.models.naming.former_address import KINDS
from releases.models.vocabulary import VocabularyTerm
from releases.text.name_key import name_key


def wanted_aliases(
    noun: VocabularyTerm, stored: VocabularyTerm | None, aliases: Sequence[str] | None
) -> dict[str, str]:
    """The aliases that it shall have, by their folded keys; its own name is none."""
    if aliases is None:
        aliases = [alias.name for alias in noun.aliases.order_by("pk")] if stored else []
    before = [stored.name] if stored else []
    wanted: dict[str, str] = {}
    for name in (*aliases, *before):
        wanted.setdefault(name_key(name), name.strip())
    wanted.pop(name_key(noun.name), None)
    wanted.pop("", None)
    return wanted


def drop_aliases(noun: VocabularyTerm, wanted: dict[str, str]) -> None:
    """Those that it shall not have, and those that are written differently now."""
    for alias in noun.aliases.all() if noun.pk else ():
        if wanted.get(alias.name_key) != alias.name:
            alias.delete()


def add_aliases(noun: VocabularyTerm, names: Iterable[str]) -> list[str]:
    """Have the noun bear these names too; returns those that it did not bear before."""
    known = {name_key(noun.name), *noun.aliases.values_list("name_key", flat=True)}
    added = []
    for name in names:
        if name_key(name) not in known:
            noun.aliases.create(name=name)
            known.add(name_key(name))
            added.append(name)
    return added


def keep_address(noun: VocabularyTerm, before: str) -> None:
    """Where it stood before leads on to where it stands now."""
    kind, slug = noun.kind_of_noun, str(noun.slug)
    if kind not in KINDS or slug == before:
        return
    FormerAddress.objects.of(kind).filter(slug=slug, **{kind: noun.pk}).delete()
    FormerAddress.objects.create(slug=before, **{f"{kind}_id": noun.pk})


def move_addresses(kept: VocabularyTerm, other: VocabularyTerm) -> list[str]:
    """Where the other stood leads to the kept one; returns the former addresses of the other."""
    kind = kept.kind_of_noun
    former = FormerAddress.objects.of(kind).filter(**{kind: other.pk}) if kind in KINDS else None
    if former is None:
        return []
    moved = list(former.order_by("pk").values_list("slug", flat=True))
    former.update(**{kind: kept.pk})
    FormerAddress.objects.create(slug=other.slug, **{f"{kind}_id": kept.pk})
    return moved
