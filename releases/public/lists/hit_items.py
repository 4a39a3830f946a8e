"""A release as an item of a search: what is printed of it anyway, and where the words stand.

Items are put together here: templates would take most of the time of a search.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from releases.public.site.context import in_chinese
from releases.public.site.row_addresses import MODELS as ROWS
from releases.search.query.parser import Query
from releases.search.results.best_places import best_places
from releases.search.results.highlight import marked

from .hit_passages import HitPassage, passages_of
from .printed_items import PrintedItem, addresses

CALLED_BY = 30  # characters of a passage, where its own page is called by its words
_NUMBER, _ANCHOR = "19000101-0", "b-0"  # any of a row
_MARK = re.compile("</?mark>")


class HitItem(NamedTuple):
    headline: str
    html: SafeString
    passages: Sequence[HitPassage]


def hit_items(kept: Mapping[int, PrintedItem], query: Query, typed: str) -> list[HitItem]:
    """Of documents by key, in their order; links carry on the keyword as it was typed."""
    passages = passages_of(best_places(list(kept), query), query.keys)
    page, own_page = addresses("public:release", _NUMBER), addresses("public:row", _NUMBER, _ANCHOR)
    sought = f"?q={quote(typed)}"
    found = []
    for key, item in kept.items():
        shown = passages.get(key, [])
        address, body = page(item.number), ""
        if shown:
            address += sought
            printed = printed_passages(shown, address, partial(own_page, item.number))
            body = f'<ul class="passages">\n{printed}\n</ul>'
        elif item.lead:
            body = f'<p class="excerpt"{in_chinese()}>{escape(item.lead)}</p>'
        found.append(HitItem(item.headline, printed_hit(item, address, body, query.keys), shown))
    return found


def printed_hit(item: PrintedItem, page: str, body: str, keys: Sequence[str]) -> SafeString:
    title = marked(item.headline, keys)
    return mark_safe(  # noqa: S308 - escaped above
        f'<article class="item">\n<h3><a{in_chinese()} href="{page}">{title}</a></h3>\n'
        f"{item.facts}\n{body}\n{item.counts}\n</article>"
    )


def printed_passages(
    passages: Iterable[HitPassage], page: str, own_page: Callable[[str], str]
) -> str:
    """Each with the way to where it stands on the release's page and to a page of its own."""
    zh, of_its_own, printed = in_chinese(), escape(_("固定网址")), []
    for passage in passages:
        speaker = own = ""
        if passage.speaker:
            name = escape(passage.speaker)
            speaker = f'<span class="passage-speaker"{zh}>{name}</span>'
        if passage.anchor.partition("-")[0] in ROWS:
            words = unescape(_MARK.sub("", passage.words))
            words = words if len(words) <= CALLED_BY else f"{words[: CALLED_BY - 1]}…"
            own = (
                f' <a class="own-page" href="{own_page(passage.anchor)}">{of_its_own}'
                f'<span class="unseen"{zh}>：{escape(words)}</span></a>'
            )
        target = f"#{passage.target}" if passage.target else ""
        printed.append(
            f'<li><a href="{page}{target}"><span class="passage-label">{escape(passage.label)}'
            f'</span>{speaker}</a><span class="passage-words"><span{zh}>{passage.words}</span>'
            f"{own}</span></li>"
        )
    return "\n".join(printed)
