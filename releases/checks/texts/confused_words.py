"""登陆系统 for 登录系统: words that are confused, by the list that an office keeps; linear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .remark import Remark

KIND = "wrong_word"


class ConfusedWord(NamedTuple):
    """`but` are words that hold the wrong one and are right: 海拔款 is none of 拔款."""

    wrong: str
    right: str
    but: tuple[str, ...] = ()


def wrong_words(text: str, words: tuple[ConfusedWord, ...]) -> Iterator[Remark]:
    """Each place of a wrong word that is not part of a right one."""
    pattern, right_of = _compiled(words)
    for found in pattern.finditer(text) if words else ():
        if right := right_of.get(found[0]):
            message = f"“{found[0]}”是错词，应为“{right}”。"
            yield Remark(KIND, *found.span(), message, right)


@lru_cache(maxsize=4)
def _compiled(words: tuple[ConfusedWord, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One alternation, by first character; what is right is taken first and says nothing."""
    right_of = {word.wrong: word.right for word in words}
    by_first: dict[str, set[str]] = defaultdict(set)
    for told in (*right_of, *(right for word in words for right in word.but)):
        by_first[told[:1]].add(told[1:])
    for right in {right for word in words for right in word.but}:
        right_of.pop(right, None)
    branches = (
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, longest_first(rest)))})"
        for first, rest in by_first.items()
    )
    return re.compile("|".join(branches)), right_of


def longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def words_from(lines: str) -> Iterator[ConfusedWord]:
    """From lines `wrong right | right one/another`; a line of the same word goes on with it."""
    found: dict[str, ConfusedWord] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        pair, _bar, right_ones = line.partition("|")
        wrong, right = pair.split()
        before = found[wrong].but if wrong in found else ()
        found[wrong] = ConfusedWord(
            wrong, right, (*before, *filter(None, right_ones.strip().split("/")))
        )
    yield from found.values()
