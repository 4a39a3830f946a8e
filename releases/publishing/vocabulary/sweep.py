"""A sweep of the whole vocabulary: which nouns may be one, and what speaks for each pair."""

from dataclasses import dataclass

from releases.intake.name_matching import Match, matches

from .different_things import pair, told_apart
from .known_things import names, with_evidence


def proposals(kind: str) -> list[Match]:
    """The likely pairs, the likeliest first, without those that a person told apart."""
    apart = told_apart(kind)
    found = matches(kind, with_evidence(kind, names(kind)))
    return [match for match in found if pair(match.one.key, match.other.key) not in apart]


@dataclass(frozen=True, slots=True)
class Swept:
    """How many nouns of a kind there are, and how many there would be after all merges."""

    kind: str
    before: int
    after: int
    pairs: list[Match]


def sweep(kind: str) -> Swept:
    pairs = proposals(kind)
    leader: dict[int, int] = {}

    def first(key: int) -> int:
        while key in leader:
            key = leader[key]
        return key

    for match in pairs:
        low, high = sorted((first(match.one.key), first(match.other.key)))
        if low != high:
            leader[high] = low
    before = len(names(kind))
    return Swept(kind, before, before - len(leader), pairs)
