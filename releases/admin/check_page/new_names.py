"""Names the vocabulary does not have, with what they may be; only a person says which."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.intake import name_matching
from releases.intake.name_matching import Known, Offer
from releases.intake.parse.reading import ParsedSpeaker
from releases.intake.vocabulary import Vocabulary
from releases.models import Editor, Indicator, Organisation, Person
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.vocabulary.noun_rows import NOUNS

from .working_copy import Copy

Noun = Organisation | Indicator


@dataclass(frozen=True, slots=True)
class Guess:
    """A new name and the rows of the vocabulary that it may be another name of."""

    name: str
    may_be: Sequence[Noun]


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
    organisations = _matched(new.organisations, Organisation, name_matching.organisations)
    indicators = _matched(new.indicators, Indicator, name_matching.indicators)
    found = [
        _group("organisation", _("机构"), organisations, copy, user),
        _group("person", _("人员"), _unmatched(new.people), copy, user),
        _group("indicator", _("指标"), indicators, copy, user),
        _group("outlet", _("媒体"), _unmatched(new.media), copy, user),
        _group("topic", _("主题"), _unmatched(new.topics), copy, user),
    ]
    return [g for g in found if g.guesses or g.names or g.confirmed], vocabulary.unsure()


def _group(
    kind: str, label: str, guesses: Iterable[Guess], copy: Copy, user: Editor
) -> NewNameGroup:
    done = set(copy.settled)
    told = [(guess, f"name {kind} {guess.name}" in done) for guess in guesses]
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


def _unmatched(names: Iterable[str]) -> list[Guess]:
    return [Guess(name, []) for name in names]


def _matched(
    names: Sequence[str],
    model: type[Noun],
    match: Callable[[Sequence[str], Known[Noun]], list[Offer[Noun]]],
) -> list[Guess]:
    """What `match` offers of the model's rows, by their names and aliases: two queries."""
    known: list[tuple[Noun, list[str]]] = []
    if names:
        for row in model.objects.in_order().prefetch_related("aliases"):
            known.append((row, [row.name, *(alias.name for alias in row.aliases.all())]))
    return [Guess(offer.name, offer.keys) for offer in match(names, known)]
