"""Names that the draft has brought, with what they may be; only a person says which."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from releases.admin import admin_links
from releases.admin.match_words import reasons
from releases.intake.name_matching import Thing, judge, offers
from releases.models import Appearance, Edition, Editor, Person
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.vocabulary import unconfirmed
from releases.publishing.vocabulary.known_things import names, with_evidence
from releases.publishing.vocabulary.noun_rows import NOUNS

ORDER = ("organisation", "person", "indicator", "outlet", "topic")


@dataclass(frozen=True, slots=True)
class NearName:
    """A noun that a new name may be another name of."""

    pk: int
    name: str
    why: str
    link: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class NewName:
    """`key` is what it is called by requests: `indicator-12`."""

    key: str
    name: str
    may_be: list[NearName]
    may_alias: bool


@dataclass(frozen=True, slots=True)
class NewNameGroup:
    """New names of one kind: those that may be known under another name, and the others."""

    label: str
    guesses: list[NewName]
    names: list[NewName]


def shown(edition: Edition, user: Editor, *, asked: bool) -> dict[str, object]:
    """How many there are, which is one query; what they may be is dear and comes after the page,
    or where the address asks for it."""
    brought = unconfirmed.brought(edition) if edition.is_open else {}
    told = groups(edition, user) if brought and asked else []
    return {
        "brought": sum(map(len, brought.values())),
        "names_asked": asked,
        "new_names": told,
        "guesses": sum(len(group.guesses) for group in told),
        "unknown_alone": sum(len(group.names) for group in told),
    }


def groups(edition: Edition, user: Editor) -> list[NewNameGroup]:
    """By kind; a few queries for each that has any, however many names there are."""
    found = unconfirmed.nouns_of(edition) if edition.is_open else {}
    told = [(kind, _told(kind, found[kind], user)) for kind in ORDER if kind in found]
    return [
        NewNameGroup(
            str(NOUNS[kind]._meta.verbose_name),
            [name for name in new if name.may_be],
            [name for name in new if not name.may_be],
        )
        for kind, new in told
    ]


def one(edition: Edition, key: str, user: Editor) -> NewName | None:
    """The same with what it may be."""
    found = noun(edition, key)
    return _told(found.kind_of_noun, [found], user)[0] if found else None


def namesakes(edition: Edition) -> list[Appearance]:
    """Speakers whom nobody has looked at yet, taken for one of several people of their name."""
    others = Person.objects.filter(name_key=OuterRef("person__name_key"))
    elsewhere = Appearance.objects.exclude(edition__release=edition.release_id).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    rows = Appearance.objects.of(edition).filter(
        Exists(others.exclude(pk=OuterRef("person"))), ~Exists(elsewhere), unseen=True
    )
    return [
        row
        for row in rows.select_related("person", "organisation").in_order()
        if not any(row.person.note.startswith(name) for name in _bodies(row))
    ]


def _bodies(row: Appearance) -> set[str]:
    return {row.organisation_name, row.organisation.name if row.organisation else ""} - {""}


def may_alias(model: type[VocabularyTerm]) -> str:
    """The permission to give nouns of a kind other names."""
    return f"releases.add_{model._meta.model_name}alias"


def noun(edition: Edition, key: str) -> VocabularyTerm | None:
    """The name of that key, `indicator-12`, if the draft has brought it and nobody has confirmed
    it."""
    kind, _dash, pk = key.partition("-")
    if kind not in NOUNS or not pk.isdecimal() or int(pk) not in unconfirmed.brought(edition)[kind]:
        return None
    return NOUNS[kind]._default_manager.filter(pk=pk).first()


def _told(kind: str, nouns: Iterable[VocabularyTerm], user: Editor) -> list[NewName]:
    allowed = user.has_perm(may_alias(NOUNS[kind]))
    new = with_evidence(kind, [Thing(noun.pk, noun.name, note=noun.note) for noun in nouns])
    near = near_names(kind, new)
    return [NewName(f"{kind}-{t.key}", t.name, near.get(t.name, []), allowed) for t in new]


def near_names(kind: str, new: list[Thing]) -> dict[str, list[NearName]]:
    """By each new name, the likeliest first: weighed by all that is told of both."""
    offered = offers(kind, new, names(kind))
    near = {match.other.key: match.other for found in offered.values() for match in found}
    told = {thing.key: thing for thing in (with_evidence(kind, near.values()) if near else ())}
    found = {
        name: [judge(kind, match.one, told[match.other.key]) for match in matches]
        for name, matches in offered.items()
    }
    return {
        name: [
            NearName(
                match.other.key,
                match.other.name + (f"（{match.other.note}）" if match.other.note else ""),
                reasons(match.why),
                admin_links.noun(NOUNS[kind], match.other.key),
            )
            for match in sorted(matches, key=lambda match: -match.score)
            if match.likely
        ]
        for name, matches in found.items()
    }
