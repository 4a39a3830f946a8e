"""Names the vocabulary does not have, with what they may be; only a person says which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.intake.parse.reading import ParsedSpeaker
from releases.intake.vocabulary import Vocabulary
from releases.models import Editor, Person
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.vocabulary.noun_rows import NOUNS

from .near_names import NearName, near_names
from .working_copy import Copy


@dataclass(frozen=True, slots=True)
class Guess:
    """A new name and the rows of the vocabulary that it may be another name of."""

    name: str
    may_be: Sequence[NearName]


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


def groups(
    copy: Copy, user: Editor
) -> tuple[list[NewNameGroup], list[tuple[ParsedSpeaker, Person]]]:
    """The groups with anything in them, and speakers taken for one of several namesakes."""
    vocabulary = Vocabulary(copy.reading)
    new = vocabulary.new_names()
    found = [
        _group(kind, label, near_names(kind, new.of(kind), vocabulary), copy, user)
        for kind, label in (
            ("organisation", _("机构")),
            ("person", _("人员")),
            ("indicator", _("指标")),
            ("outlet", _("媒体")),
            ("topic", _("主题")),
        )
    ]
    return [g for g in found if g.guesses or g.names or g.confirmed], vocabulary.unsure()


def _group(
    kind: str, label: str, near: Mapping[str, Sequence[NearName]], copy: Copy, user: Editor
) -> NewNameGroup:
    done = set(copy.settled)
    told = [(Guess(name, may_be), f"name {kind} {name}" in done) for name, may_be in near.items()]
    return NewNameGroup(
        kind,
        label,
        guesses=[guess for guess, confirmed in told if guess.may_be and not confirmed],
        names=[guess.name for guess, confirmed in told if not guess.may_be and not confirmed],
        confirmed=[guess.name for guess, confirmed in told if confirmed],
        may_alias=user.has_perm(may_alias(NOUNS[kind])),
    )


def may_alias(model: type[VocabularyTerm]) -> str:
    """The permission to give nouns of a kind other names."""
    return f"releases.add_{model._meta.model_name}alias"
