"""What FTS5 is fed and asked: texts as overlapping pairs of characters, words as phrases."""

import re
from array import array
from collections.abc import Sequence

from releases.search.query.parser import Query, Word

# Marks stand in tokens as private characters of plane 15, which no key has, so that nothing that a
# reader types is ever an operator of FTS5.
_MARKS = {chr(code): chr(0xF0000 + code) for code in range(0x20, 0x7F) if not chr(code).isalnum()}
_LINE_BREAK = re.compile(r"\n(?: \n.)+", re.DOTALL)


def pairs(text: str) -> str:
    """The tokens of a text: the pairs of each line, and each line's last character.

    The last character keeps a run from going on where the next line happens to begin with it.
    Put together by arrays, which takes a quarter of the time of a string for each pair.
    """
    points = array("I", escaped(text).strip("\n").encode("utf-32-le", "surrogatepass"))
    tokens = array("I", " ".encode("utf-32-le")) * (3 * len(points))
    tokens[0::3] = points
    tokens[1:-3:3] = points[1:]
    return _LINE_BREAK.sub("", tokens.tobytes().decode("utf-32-le", "surrogatepass"))


def chars(text: str) -> str:
    """Which characters a text has, as tokens."""
    return " ".join(dict.fromkeys(escaped(text).replace("\n", "")))


def escaped(text: str) -> str:
    """By `replace`: `translate` looks at every character by itself and takes ten times as long."""
    for mark, instead in _MARKS.items():
        if mark in text:
            text = text.replace(mark, instead)
    return text


# How a single character is asked for: of the tokens made for that, or where there are none, as what
# a pair begins with, which is dear in large texts.
BY_CHARS, BY_PREFIX = 'chars : "{}"', 'pairs : "{}" *'


def expression(query: Query, one: str = BY_CHARS) -> str:
    wanted = " AND ".join(f"({_word(word, one)})" for word in query.required)
    return f"({wanted}) NOT ({any_of(query.excluded, one)})" if query.excluded else wanted


def any_of(words: Sequence[Word], one: str = BY_CHARS) -> str:
    return " OR ".join(f"({_word(word, one)})" for word in words)


def _word(word: Word, one: str) -> str:
    return " OR ".join(
        one.format(run)
        if len(run) == 1
        else f'pairs : "{" ".join(map(str.__add__, run, run[1:]))}"'
        for run in map(escaped, word.keys)
    )
