"""Highlights: the words that a reader came looking for, as places in the text of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.search.query.parser import MAX_CHARACTERS, Query, parse, with_synonyms
from releases.search.results.highlight import spans

from .crossing_marks import Span

MAX_MARKS = 500  # marks on one page; a common character would bury the text under them

Finder = Callable[[str], Iterable[tuple[int, int]]]


class Highlight(NamedTuple):
    """One marked place, counted over the whole page."""

    number: int

    def steps(self, count: int) -> SafeString:
        """Links to the places before and after, which a style shows only at the one come to."""
        number, link = self.number, '<a href="#hit-{}" aria-label="{}">{}</a>'
        before = format_html(link, number - 1, _("上一处"), "‹") if number > 1 else ""
        after = format_html(link, number + 1, _("下一处"), "›") if number < count else ""
        shape = '<span class="hit" id="hit-{}">{} {}/{} {}</span>'
        return format_html(shape, number, before, number, count, after)


@dataclass
class Highlights:
    """What was looked for, and how often it is marked on the page."""

    q: str = ""
    refusal: str = ""
    count: int = 0
    more: bool = False  # there are places beyond the first MAX_MARKS
    keys: list[str] = field(default_factory=list)
    spans: dict[int, list[Span[Highlight]]] = field(default_factory=dict)  # by key of the block


def finder(query: Query) -> Finder:
    """Where any word of the query, or a synonym, stands in a text; in order, without overlaps."""
    keys = query.keys
    return lambda text: spans(text, keys)


def highlights_of(q: str, texts: Iterable[tuple[int, str]]) -> Highlights:
    """Hits in texts given with their keys; what cannot be looked for is refused in words."""
    result = Highlights(" ".join(q.split()))
    if len(result.q) > MAX_CHARACTERS:
        message = _("要标出的词最多 %(most)d 个字，现在有 %(now)d 个，所以没有标出。")
        result.refusal = message % {"most": MAX_CHARACTERS, "now": len(result.q)}
        result.q = result.q[:MAX_CHARACTERS]
        return result
    query = with_synonyms(parse(result.q))
    result.keys = query.keys
    find = finder(query)
    for key, text in texts:
        for start, end in find(text):
            if result.count == MAX_MARKS:
                result.more = True
                return result
            result.count += 1
            result.spans.setdefault(key, []).append(Span(start, end, Highlight(result.count)))
    return result
