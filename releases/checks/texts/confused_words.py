"""登陆系统 for 登录系统: words that are confused, by the list that an office keeps; linear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .remark import Remark

KIND = "wrong_word"
_PARTED = re.compile(r"[、,，;；/\s]+")
_STOP = re.compile(r"[。！？!?\n]")


class ConfusedWord(NamedTuple):
    """`but` are words of which one makes it right: those that hold it (海拔款 holds 拔款) where
    they stand, any other (台风) where it stands in the same sentence."""

    wrong: str
    right: str
    but: tuple[str, ...] = ()


class WordPattern(NamedTuple):
    """One alternation of all words, wrong ones and those that hold one and are right; `beside` are
    the words of which one in the sentence makes a wrong one right."""

    pattern: re.Pattern[str]
    right_of: dict[str, str]
    beside: dict[str, tuple[str, ...]]


def wrong_words(text: str, words: tuple[ConfusedWord, ...]) -> Iterator[Remark]:
    """Each place of a wrong word that nothing makes right."""
    if not words:
        return
    known = compiled(words)
    for found in known.pattern.finditer(text):
        right = known.right_of.get(found[0])
        if right is None or is_right_here(text, found, known.beside.get(found[0], ())):
            continue
        message = f"“{found[0]}”是错词，应为“{right}”。"
        yield Remark(KIND, *found.span(), message, right)


def is_right_here(text: str, found: re.Match[str], beside: tuple[str, ...]) -> bool:
    if not beside:
        return False
    start, end = found.span()
    before = _STOP.split(text[max(0, start - 100) : start])[-1]
    sentence = f"{before}\n{_STOP.split(text[end : end + 100])[0]}"
    return any(word in sentence for word in beside)


@lru_cache(maxsize=4)
def compiled(words: tuple[ConfusedWord, ...]) -> WordPattern:
    """By first character, the longest first; what is right is taken first and says nothing."""
    holding = {word.wrong: [b for b in word.but if word.wrong in b] for word in words}
    right_ones = {right for found in holding.values() for right in found}
    right_of = {word.wrong: word.right for word in words if word.wrong not in right_ones}
    by_first: dict[str, set[str]] = defaultdict(set)
    for told in (*right_of, *right_ones):
        by_first[told[0]].add(told[1:])
    branches = (
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, longest_first(rest)))})"
        for first, rest in by_first.items()
    )
    beside = {word.wrong: tuple(b for b in word.but if word.wrong not in b) for word in words}
    return WordPattern(re.compile("|".join(branches)), right_of, beside)


def longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def listed(told: str) -> tuple[str, ...]:
    """Words as people part them in a field."""
    return tuple(filter(None, _PARTED.split(told)))


def words_from(lines: str) -> Iterator[ConfusedWord]:
    """From lines `wrong right | but/but`; a line of the same word goes on with it."""
    found: dict[str, ConfusedWord] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        pair, _bar, but = line.partition("|")
        wrong, right = pair.split()
        before = found[wrong].but if wrong in found else ()
        found[wrong] = ConfusedWord(wrong, right, (*before, *listed(but)))
    yield from found.values()
