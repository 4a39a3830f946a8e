"""Names the vocabulary does not have, with what they may be; only a person says which."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from releases.intake import name_matching
from releases.intake.vocabulary import Vocabulary
from releases.models import Indicator, Organisation

from .working_copy import Copy


@dataclass(frozen=True, slots=True)
class Guess:
    name: str
    may_be: list[Any]


@dataclass(frozen=True, slots=True)
class NewNameGroup:
    """New names of one kind: those that may be known under another name, those to confirm."""

    kind: str
    label: str
    guesses: list[Guess]
    names: list[str]
    confirmed: list[str]
    may_alias: bool

    @property
    def lines(self) -> str:
        return "\n".join(f"{self.kind} {name}" for name in self.names)


def groups(copy: Copy, user: Any) -> tuple[list[NewNameGroup], list[tuple[Any, Any]]]:
    """The groups with anything in them, and speakers taken for one of several namesakes."""
    vocabulary = Vocabulary(copy.reading)
    new = vocabulary.new_names()
    found = [
        _group("organisation", _("机构"), _organisations(new.organisations), copy, user),
        _group("person", _("人员"), _unmatched(new.people), copy, user),
        _group("indicator", _("指标"), _indicators(new.indicators), copy, user),
        _group("media", _("媒体"), _unmatched(new.media), copy, user),
        _group("topic", _("主题"), _unmatched(new.topics), copy, user),
    ]
    return [g for g in found if g.guesses or g.names or g.confirmed], vocabulary.unsure()


def _group(kind: str, label: str, guesses: Iterable[Guess], copy: Copy, user: Any) -> NewNameGroup:
    done = set(copy.settled)
    told = [(guess, f"name {kind} {guess.name}" in done) for guess in guesses]
    return NewNameGroup(
        kind, label,
        guesses=[guess for guess, confirmed in told if guess.may_be and not confirmed],
        names=[guess.name for guess, confirmed in told if not guess.may_be and not confirmed],
        confirmed=[guess.name for guess, confirmed in told if confirmed],
        may_alias=user.has_perm(f"releases.add_{kind}alias"),
    )  # fmt: skip


def _unmatched(names: Iterable[str]) -> list[Guess]:
    return [Guess(name, []) for name in names]


def _organisations(names: tuple[str, ...]) -> list[Guess]:
    known = _known(Organisation) if names else {}
    offers = name_matching.organisations(names, known.values())
    return [Guess(offer.name, list(offer.keys)) for offer in offers]


def _indicators(names: tuple[str, ...]) -> list[Guess]:
    known = _known(Indicator) if names else {}
    offers = name_matching.indicators(names, known.values())
    return [Guess(offer.name, list(offer.keys)) for offer in offers]


def _known(model: Any) -> dict[int, tuple[Any, list[str]]]:
    """Every row with its name and aliases, in two queries."""
    found = {row.pk: (row, [row.name]) for row in model.objects.in_order()}
    owner = model.aliases.rel.field.attname
    aliases = model.aliases.rel.related_model.objects.order_by("pk")
    for key, name in aliases.values_list(owner, "name"):
        if key in found:
            found[key][1].append(name)
    return found
