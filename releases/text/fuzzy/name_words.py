"""The telling words of an indicator's or topic's name, whatever their order and however they are
called: 全市专利授权数量 and 授权专利件数 are 专利 and 授权.

Front door: `words_of`.
"""

from collections.abc import Iterator
from functools import lru_cache
from re import compile as pattern

from releases.text.name_key import name_key

from .name_lexicon import EMPTY, IMPLIED, SAME, WHOLE

_JOINING = pattern("以及|[和与及的、,·]")
_WHOLE_CITY = pattern(r"^[\u4e00-\u9fff]{1,3}?(?<![全城上超都门])市(?=[\u4e00-\u9fff]{3})(?!场)")
_WORD_CHARACTERS = 8
_CHARACTERS_READ = 100


def lexicon() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((word, ()) for word in EMPTY.split())
    yield from ((word, (word,)) for word in WHOLE.split())
    for meaning, words in SAME.items():
        means = tuple(meaning.split())
        yield from ((word, means) for word in (*words.split(), *means[: len(means) == 1]))


_LEXICON = dict(lexicon())


@lru_cache(maxsize=16384)
def words_of(name: str) -> frozenset[str]:
    """The telling words; characters that no known word holds stand for themselves."""
    key = _JOINING.sub("", name_key(name)[:_CHARACTERS_READ])
    found = set(_read(_WHOLE_CITY.sub("", key, count=1)))
    if {"商标", "申请"} <= found:
        found.discard("注册")
    return frozenset(found.difference(*(IMPLIED[word] for word in found & IMPLIED.keys())))


def city_of(name: str) -> str:
    """The city that the name begins with, 云岫市; empty where none does."""
    found = _WHOLE_CITY.match(name_key(name))
    return found[0] if found and found[0] not in _LEXICON else ""


def _read(key: str) -> Iterator[str]:
    at = 0
    while at < len(key):
        sizes = range(min(_WORD_CHARACTERS, len(key) - at), 0, -1)
        word = next((key[at : at + size] for size in sizes if key[at : at + size] in _LEXICON), "")
        yield from _LEXICON[word] if word else (key[at],)
        at += len(word) or 1
