"""Names by their pinyin: ``zhuanli`` and ``zl`` for 专利, in every reading of its characters."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations, groupby, islice, product
from typing import NamedTuple

from releases.text.han import is_han

from .character_sounds import Readings, distinct, sounds_of

MAX_KEYS = 128
_MAX_NAME = 60
_DROPPED = re.compile(r"[\W_]+")


class CharacterReadings(NamedTuple):
    """How one character is read, the most frequent reading first; and its initials."""

    full: Readings
    short: Readings


def keys(name: str) -> frozenset[str]:
    """Full pinyin and initials without tones, in the readings nearest to the usual one.

    A name of many ambiguous characters has more readings than anybody types: 64 of each are kept,
    those first that differ from the usual reading in the fewest characters.
    """
    found: set[str] = set()
    for places in _full_and_short(name):
        many = [at for at, spelled in enumerate(places) if len(spelled) > 1]
        spellings = (
            "".join(spelling)
            for size in range(len(many) + 1)
            for changed in combinations(many, size)
            for spelling in product(
                *(one[1:] if at in changed else one[:1] for at, one in enumerate(places))
            )
        )
        found.update(islice(spellings, MAX_KEYS // 2))
    return frozenset(found - {""})


def matches(typed: str, name: str) -> bool:
    """Whether Latin letters are the pinyin or the initials of the name, or begin either.

    The letters are used up along the name, whichever readings that takes.
    """
    letters = typed_letters(typed)
    for places in _full_and_short(name) if letters else ():
        reached = {0}
        for spelled in places:
            ahead = set()
            for at, one in product(reached, spelled):
                if one.startswith(letters[at:]):
                    return True
                if letters.startswith(one, at):
                    ahead.add(at + len(one))
            reached = ahead
    return False


def typed_letters(typed: str) -> str:
    """The letters and digits that were typed, tones and marks dropped; empty if any is no Latin."""
    text = unicodedata.normalize("NFKD", typed[: _MAX_NAME * 8]).lower().replace("u\u0308", "v")
    plain = re.sub("[\u0300-\u036f]", "", text)
    letters = _DROPPED.sub("", plain)
    return letters if letters.isascii() else ""


def syllables(name: str) -> tuple[str, ...]:
    """The usual reading: 云岫香菇 → yun, xiu, xiang, gu; 重庆 → chong, qing."""
    # For editors alone: the readings of phrases take long to load, and sixty megabytes.
    from pypinyin import Style, lazy_pinyin

    def unread(chars: str) -> list[str]:
        return [""] * len(chars)  # a place for each, so that the others keep theirs

    def in_phrases(run: str) -> list[str]:
        return lazy_pinyin(run, style=Style.NORMAL, errors=unread)  # type: ignore[arg-type]

    return tuple(place.full[0] for place in _places(name, in_phrases))


@lru_cache(maxsize=8192)
def readings(name: str) -> tuple[CharacterReadings, ...]:
    """The name's ideographs in turn; letters and digits that stand together are one place."""
    return tuple(_places(name, lambda run: [""] * len(run)))


@lru_cache(maxsize=8192)
def _read(char: str, usual: str) -> CharacterReadings | None:
    """One for all names that have the character; None if it has no reading."""
    full = distinct([usual, *sounds_of(char)])
    return CharacterReadings(full, tuple(dict.fromkeys(one[0] for one in full))) if full else None


def _places(name: str, usual: Callable[[str], list[str]]) -> Iterator[CharacterReadings]:
    """`usual` tells of ideographs that stand together how each is read among the others, or ""."""
    text = unicodedata.normalize("NFKC", name[:_MAX_NAME]).lower()
    text = _DROPPED.sub(lambda marks: " " if " " in marks[0] else "", text)
    for run in ("".join(run) for word in text.split(" ") for _, run in groupby(word, is_han)):
        if not is_han(run[0]):
            yield CharacterReadings((run,), tuple(dict.fromkeys((run, run[0]))))
            continue
        for char, spelled in zip(run, usual(run), strict=False):
            if read := _read(char, spelled):
                yield read


def _full_and_short(name: str) -> tuple[tuple[Readings, ...], tuple[Readings, ...]]:
    places = readings(name)
    return tuple(place.full for place in places), tuple(place.short for place in places)
