"""A question as words to search, where nothing holds it as it was typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from releases.search.query.parser import MAX_WORDS, QUOTES, each_with_synonyms, parse
from releases.search.words.known_names import each_found
from releases.text.search_key import key

from .known_parts import KnownParts, known_parts
from .phrases import LIGHT_ENDINGS
from .question import Means, Part, ReaderQuestion

_ABSOLUTE = re.compile("[0-9]{4}|五")
# A word that nothing is known of is broken into pieces of so many characters or more, a long one
# not at all: each run of it is looked for.
MIN_PIECE, MAX_BROKEN = 2, 14
# So many ways are tried, in one statement.
MAX_WAYS = 60


@dataclass(frozen=True, slots=True)
class Parted:
    """`q` is what is searched, `names` are its words as they are shown, `left_out` what is not."""

    q: str
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    is_guess: bool


def parted(question: ReaderQuestion) -> Parted | None:
    """The first way that finds a release: with all that is named, then with less of it; None where
    nobody would gain by it. Two queries."""
    if any(mark in question.typed for mark in QUOTES):
        return None
    searched = _in_pieces(question)
    ways = list(dict.fromkeys(_ways(searched, known_parts())))[:MAX_WAYS]
    ways = [each for each in ways if not _alone(question, searched, each[1])]
    queries = each_with_synonyms([parse(" ".join(words)) for words, _parts in ways])
    for (words, parts), is_found in zip(ways, each_found(queries), strict=True):
        if is_found:
            missing = [part for part in searched if part not in parts]
            left_out = tuple(part.typed.strip() for part in missing if part.typed.strip())
            guessed = any(part.is_guess for part in parts)
            return Parted(" ".join(words), words, left_out, guessed)
    return None


def _in_pieces(question: ReaderQuestion) -> tuple[Part, ...]:
    """With the longest runs that some release has in place of words that nothing is known of; what
    no release has of them stays."""
    words = [part for part in question.searched if part.means is Means.WORD]
    runs = {
        word.name[start:end]: None
        for word in words
        if MIN_PIECE < len(word.name) <= MAX_BROKEN and not word.name.isascii()
        for start in range(len(word.name) - 1)
        for end in range(start + MIN_PIECE, len(word.name) + 1)
    }
    there = {
        run
        for run, is_found in zip(runs, each_found([parse(f'"{run}"') for run in runs]), strict=True)
        if is_found
    }
    found: list[Part] = []
    for part in question.searched:
        found += _pieces(part, there) if part in words else [part]
    return tuple(found)


def _pieces(word: Part, there: set[str]) -> list[Part]:
    """From the left the longest run each time."""
    found, rest, name = [], "", word.name
    while name:
        ends = range(len(name), MIN_PIECE - 1, -1)
        run = next((name[:end] for end in ends if name[:end] in there), "")
        if run:
            found += [replace(word, typed=piece, name=piece) for piece in (rest, run) if piece]
            rest, name = "", name[len(run) :]
        else:
            rest, name = rest + name[0], name[1:]
    if not found:
        return [word]
    return [*found, *([replace(word, typed=rest, name=rest)] if rest else [])]


def _alone(question: ReaderQuestion, searched: Sequence[Part], parts: tuple[Part, ...]) -> bool:
    """Whether a word is left out that a reader set between blanks: each of those is to be there."""
    runs = {run for run in question.typed.split() if not run.isascii()}
    missing = (part for part in searched if part not in parts)
    return any(part.means is Means.WORD and part.typed.strip() in runs for part in missing)


def _ways(
    told: Sequence[Part], known: KnownParts
) -> Iterator[tuple[tuple[str, ...], tuple[Part, ...]]]:
    searched = tuple(part for part in told if key(part.name))
    named = tuple(part for part in searched if part.means is not Means.WORD)
    timeless = tuple(part for part in named if part.means is not Means.PERIOD)
    unknown = [part for part in searched if part.means is Means.WORD]
    one_less = [tuple(part for part in searched if part is not word) for word in unknown]
    shortest = sorted(unknown, key=lambda part: len(part.name))
    fewer = [
        tuple(part for part in searched if part not in shortest[:n])
        for n in range(1, len(shortest))
    ]
    chosen = [searched, *one_less, *fewer, named, timeless]
    chosen += [(part,) for part in sorted(timeless, key=lambda part: -len(part.name))]
    chosen += [(part,) for part in searched if part.means is Means.WORD and len(part.name) > 1]
    for parts in dict.fromkeys(chosen):
        forms = [_forms(part, known) for part in parts[:MAX_WORDS]]
        yield from ((words, parts) for words in product(*forms) if words)


def _forms(part: Part, known: KnownParts) -> list[str]:
    """What a release may print of it: the name, another of its names, or 专利授权 of 专利授权量."""
    name = "".join(part.name.split())
    if part.means is Means.PERIOD:
        first, last = (day.year for day in part.span or ())
        one_year = [f"{last}年"] if first == last else []
        # 去年 is another year in every release.
        return list(dict.fromkeys([name, *one_year] if _ABSOLUTE.search(name) else one_year))
    typed = "".join(part.typed.split())
    if part.means is Means.BODY:
        return list(dict.fromkeys([name, name if part.is_guess else typed]))
    if part.means is not Means.INDICATOR:
        return [name]
    names = [n for pk in part.keys for n in known.indicators.get(pk, ())]
    found = [*([] if part.is_guess else [typed]), name, *names]
    for ending in LIGHT_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 3:
            found.append(name.removesuffix(ending))
            break
    return list(dict.fromkeys(found))[:5]
