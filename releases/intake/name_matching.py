"""Fuzzy matching of names that the vocabulary lacks with those it has: offered, never applied.

Pure: what the vocabulary holds is given by the caller as (key, names of one thing).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from releases.text.fuzzy.abbreviations import ending, may_be_one, parts_of, same_figure, split

# A page that brings more new names than this is no press conference; the rest are only listed.
MAX_NAMES = 300

Key = TypeVar("Key")
Known = Iterable[tuple[Key, Sequence[str]]]
Shelves = Mapping[tuple[str, str], Sequence[tuple[Key, str]]]


@dataclass(frozen=True, slots=True)
class Offer(Generic[Key]):
    """A new name and the keys of what it may be; with several, the editor alone can tell."""

    name: str
    keys: tuple[Key, ...] = ()


def organisations(names: Sequence[str], known: Known[Key]) -> list[Offer[Key]]:
    """An offer for each name; those with nothing to offer are new."""
    shelves: dict[tuple[str, str], list[tuple[Key, str]]] = defaultdict(list)
    for key, called in known:
        for part in {part for name in called for part in parts_of(name)}:
            shelves[_shelf(part)].append((key, part))
    return [
        Offer(name, _found(parts_of(name), shelves, may_be_one)) for name in names[:MAX_NAMES]
    ] + [Offer(name) for name in names[MAX_NAMES:]]


def indicators(names: Sequence[str], known: Known[Key]) -> list[Offer[Key]]:
    """As `organisations`, for names of figures."""
    shelves: dict[tuple[str, str], list[tuple[Key, str]]] = {
        ("", ""): [(key, name) for key, called in known for name in called]
    }
    return [
        Offer(name, _found((name,), shelves, same_figure, lambda _part: ("", "")))
        for name in names[:MAX_NAMES]
    ] + [Offer(name) for name in names[MAX_NAMES:]]


def _shelf(part: str) -> tuple[str, str]:
    """Only names of one level and one ending can be one body, so only those are compared."""
    name = split(part)
    return name.level, ending(name.rest)


def _found(
    parts: Sequence[str],
    shelves: Shelves[Key],
    may_be: Callable[[str, str], bool],
    shelf: Callable[[str], tuple[str, str]] = _shelf,
) -> tuple[Key, ...]:
    keys = (
        key
        for part in parts
        for key, known in shelves.get(shelf(part), ())
        if part == known or may_be(part, known)
    )
    return tuple(dict.fromkeys(keys))
