"""The words that the site knows, by the form in which typed text is compared; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from releases.text.fuzzy import pinyin
from releases.text.fuzzy.fuzzy_names import Names
from releases.text.fuzzy.name_words import words_of
from releases.text.search_key import key

from .asking_words import FILLERS, WANTS
from .question import Means, Wants

# What a name is first, where it is several things.
_FIRST = (
    Means.INDICATOR,
    Means.PERSON,
    Means.BODY,
    Means.POST,
    Means.TOPIC,
    Means.WANT,
    Means.FILLER,
    Means.TERM,
)
_NAMES = (Means.INDICATOR, Means.PERSON, Means.BODY, Means.TOPIC, Means.TERM)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a run of characters means."""

    means: Means
    name: str
    keys: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
    wants: Wants | None = None


class PostHolder(NamedTuple):
    """Who holds or held a post, and at which body."""

    person: int
    body: int | None


@dataclass(frozen=True)
class Lexicon:
    """`holders` are those of each post, who held it last first; `figures` the names of indicators
    by primary key, those told most often first."""

    meanings: Mapping[str, Meaning]
    holders: Mapping[str, tuple[PostHolder, ...]] = field(default_factory=dict)
    figures: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.meanings), default=0)

    @cached_property
    def near(self) -> Names:
        """Names that a slip may be one of."""
        return Names(
            text for text, told in self.meanings.items() if told.means in _NAMES and len(text) > 1
        )

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """Names and words of asking by their whole pinyin."""
        found: dict[str, str] = {}
        for text, _told in sorted(self.meanings.items(), key=lambda pair: _rank(pair[1])):
            if len(text) > 1 and not text.isascii():
                for letters in pinyin.keys(text):
                    if len(letters) > len(text):
                        found.setdefault(letters, text)
        return found

    @cached_property
    def figures_by_words(self) -> Mapping[frozenset[str], tuple[int, ...]]:
        """Indicators by the telling words of their names."""
        found: dict[frozenset[str], list[int]] = defaultdict(list)
        for pk, name in self.figures.items():
            found[words_of(name)].append(pk)
        return {words: tuple(keys) for words, keys in found.items()}


def _rank(told: Meaning) -> int:
    return _FIRST.index(told.means)


def lexicon_of(
    told: Iterable[tuple[str, Meaning]],
    holders: Mapping[str, tuple[PostHolder, ...]],
    figures: Mapping[int, str],
) -> Lexicon:
    """Each name once; namesakes of one kind have the keys of all."""
    asked = [(word, Meaning(Means.FILLER, word)) for word in FILLERS]
    asked += [(word, Meaning(Means.WANT, word, wants=wants)) for word, wants in WANTS.items()]
    posts = [
        (title, Meaning(Means.POST, title, tuple(dict.fromkeys(one.person for one in held))))
        for title, held in holders.items()
    ]
    found: dict[str, Meaning] = {}
    for name, meaning in [*told, *posts, *asked]:
        text = key(name)
        if not text:
            continue
        known = found.get(text)
        if known is None or _rank(meaning) < _rank(known):
            found[text] = meaning
        elif known.means is meaning.means and set(meaning.keys) - set(known.keys):
            keys = tuple(dict.fromkeys((*known.keys, *meaning.keys)))
            found[text] = Meaning(known.means, known.name, keys, (*known.also, *meaning.also))
    return Lexicon(found, holders, figures)
