"""What a reader typed, as words that have to be there and words that must not be.

White space of any width parts words; quotes keep it; a `-` in front excludes. Everything else is
looked for as it stands, by its matching key (`text.search_key`): nothing typed is a wildcard.
"""

import re
from dataclasses import dataclass, field

from releases.text.search_key import key

MAX_CHARACTERS = 200
MAX_WORDS = 10
QUOTES = '"“”„＂「」『』'
# A quoted run ends with a quote before white space or the end, so that “十四五”规划 is a word.
_TOKEN = re.compile(
    rf"(?P<minus>[-－−–]?)(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}](?=\s|$)|(?P<bare>\S+))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """What was typed, its key, and the keys of its synonyms, any of which will do."""

    typed: str
    key: str
    synonyms: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Query:
    required: tuple[Word, ...] = ()
    excluded: tuple[Word, ...] = ()
    # Words that editors call synonyms, for telling the reader what was looked for besides.
    besides: tuple[str, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.required or self.excluded)

    @property
    def keys(self) -> list[str]:
        """Every key that makes a hit, for marking; the longest first."""
        keys = {found for word in self.required for found in word.keys}
        return sorted(keys, key=lambda found: (-len(found), found))

    def without(self, word: Word) -> "Query":
        return Query(tuple(w for w in self.required if w != word), self.excluded)


def parse(typed: str) -> Query:
    """The query; empty where nothing that was typed can be looked for. Never raises."""
    required: dict[str, Word] = {}
    excluded: dict[str, Word] = {}
    for found in _TOKEN.finditer(typed):
        words = excluded if found["minus"] else required
        text = found["quoted"] if found["quoted"] is not None else _bare(found["bare"])
        word = Word(text, key(text))
        if word.key:
            words.setdefault(word.key, word)
    return Query(tuple(required.values()), tuple(excluded.values()))


def _bare(text: str) -> str:
    """A lone quote at either end was opened or closed by mistake, unless it is all there is."""
    if sum(char in QUOTES for char in text) == 1 and len(text) > 1:
        return text.strip(QUOTES)
    return text
