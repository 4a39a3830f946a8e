"""What a reader may be about to type: names, terms and titles that hold it or sound like it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from releases.models import SearchDocument
from releases.text.pinyin import typed_letters
from releases.text.search_key import key

from .names import Name, occurs, vocabulary

MOST = 10
TITLES = 4
# Longer than any name; more would only be more to compare.
LONGEST = 50


class Suggestion(NamedTuple):
    """`number` is the release's, where the suggestion is its title."""

    text: str
    label: str
    number: str = ""


def suggestions(typed: str, *, most: int = MOST) -> list[Suggestion]:
    """Names that begin with what was typed, that hold it, that it spells; then titles."""
    wanted = key(typed[:LONGEST])
    if not wanted:
        return []
    words = vocabulary()
    held = [(found, name) for found, name in words.keyed if wanted in found and wanted != found]
    held.sort(key=lambda pair: (not pair[0].startswith(wanted), len(pair[0])))
    names = [name for _found, name in held]
    if typed_letters(wanted):
        names += words.spelled(wanted)
    titles = _titles(wanted)
    return [*islice(_each(names), most - len(titles)), *titles]


def _each(names: list[Name]) -> Iterator[Suggestion]:
    """Each text once, and only if a search for it finds anything."""
    labels: dict[str, Any] = {}
    for name in names:
        labels.setdefault(name.text, name.label)
    return (Suggestion(text, str(label)) for text, label in labels.items() if occurs(text))


def _titles(wanted: str) -> list[Suggestion]:
    rows = SearchDocument.objects.published().filter(title__contains=wanted).newest_first()
    found = rows.values_list("edition__title", "edition__release__number")[:TITLES]
    return [Suggestion(title, _("标题"), number) for title, number in found]
