"""Alternatives to an empty list, as links: what is left out, and how much there is then."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from releases.search.lists.found_documents import Total
from releases.search.query.parser import Query, Word
from releases.search.words.alternatives import Alternatives

from .filter_bar import FilterBar


class Alternative(NamedTuple):
    label: str
    address: str
    total: Total


def alternatives(bar: FilterBar, found: Alternatives) -> list[Alternative]:
    told = {filter.name: filter for filter in bar.active()}
    query = bar.result_list.criteria.q
    left_out = [((word,), total) for word, total in found.without_word]
    links = [
        Alternative(
            _("不查“%s”") % f"”{_('、')}“".join(words),
            bar.query(q=_typed(query, without=words)),
            total,
        )
        for words, total in [*([found.without_missing] if found.without_missing else []), *left_out]
    ]
    for name, total in found.without_filter:
        links.append(
            Alternative(_("去掉%s") % _label_and_value(told[name]), told[name].without, total)
        )
    for name, total in found.only_filter:
        links.append(Alternative(_("只留%s") % _label_and_value(told[name]), bar.kept(name), total))
    return links


def _label_and_value(filter: Any) -> str:
    return _("%(label)s“%(value)s”") % {"label": filter.label, "value": filter.value}


def _typed(query: Query, *, without: Collection[str]) -> str:
    """The query as somebody would type it, some words left out."""
    words = [_quoted(word) for word in query.required if word.typed not in without]
    words += [f"-{_quoted(word)}" for word in query.excluded if f"-{word.typed}" not in without]
    return " ".join(words)


def _quoted(word: Word) -> str:
    return f'"{word.typed}"' if any(char.isspace() for char in word.typed) else word.typed
