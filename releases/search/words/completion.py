"""Autocomplete: names, terms and titles that hold what is typed or sound like it."""

from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from releases.models import SearchDocument
from releases.search.query.last_word import LastWord, last_word
from releases.search.query.parser import each_with_synonyms, parse
from releases.text.fuzzy.pinyin import typed_letters
from releases.text.search_key import key

from .known_names import KnownName, each_found, vocabulary

MAX_SUGGESTIONS = 10
MAX_TITLES = 4
# Longer than any name; more would only be more to compare.
MAX_LENGTH = 50
# So many names are looked up for those that occur: who wants another types more of it.
MAX_LOOKED_UP = 100


class Suggestion(NamedTuple):
    """`value` is what was typed, completed. `number` is the release's, where the suggestion is its
    title; `name` is of what has a page of its own, where nothing else was typed."""

    text: str
    label: str
    value: str
    number: str = ""
    name: KnownName | None = None


def suggestions(typed: str, *, most: int = MAX_SUGGESTIONS) -> list[Suggestion]:
    """For the last word: names that begin with it, that hold it, that it spells; then titles."""
    last = last_word(typed)
    wanted = key(last.word[:MAX_LENGTH])
    if not wanted:
        return []
    rows = SearchDocument.objects.published().filter(title__contains=wanted).newest_first()
    found = rows.values_list("edition__title", "edition__release__number")[:MAX_TITLES]
    titles = [] if last.head else [Suggestion(t, _("标题"), t, number or "") for t, number in found]
    return [*_completed(last, _names(wanted), most - len(titles)), *titles]


def _names(wanted: str) -> list[KnownName]:
    words = vocabulary()
    held = [(found, name) for found, name in words.keyed if wanted in found and wanted != found]
    held.sort(key=lambda pair: (not pair[0].startswith(wanted), len(pair[0])))
    names = [name for _found, name in held]
    return [*names, *words.spelled(wanted)] if typed_letters(wanted) else names


def _completed(last: LastWord, names: list[KnownName], most: int) -> list[Suggestion]:
    """Each once, however it is written, and only if a search for it, and for all that is typed,
    finds anything."""
    first: dict[str, KnownName] = {}
    for name in names:
        first.setdefault(key(name.text), name)
    by_text = {name.text: name for name in first.values()}
    there = vocabulary().occurring(islice(by_text, MAX_LOOKED_UP))
    values = {text: last.completed(text) for text in islice(there, 2 * most if last.head else most)}
    if last.head:
        queries = each_with_synonyms([parse(value) for value in values.values()])
        found = zip(values.items(), each_found(queries), strict=True)
        values = dict([pair for pair, is_found in found if is_found][:most])
    return [
        Suggestion(text, str(by_text[text].label), value, name=None if last.head else by_text[text])
        for text, value in values.items()
    ]
