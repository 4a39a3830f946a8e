"""A release as an item of a search: what is printed of it anyway, and where the words stand.

Items are put together here: templates would take most of the time of a search.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from releases.public.site.context import in_chinese
from releases.public.site.row_addresses import MODELS as ROWS
from releases.search.query.parser import Query
from releases.search.results.best_places import best_places
from releases.search.results.highlight import marked

from .hit_passages import HitPassage, passages_of
from .printed_items import PrintedItem

CALLED_BY = 30  # characters of a passage, where its own page is called by its words
_ANCHOR = "b-0"  # any of a row
_MARK = re.compile("</?mark>")


class HitItem(NamedTuple):
    headline: str
    html: SafeString
    passages: Sequence[HitPassage]


def hit_items(kept: Mapping[int, PrintedItem], query: Query, typed: str) -> list[HitItem]:
    """Of documents by key, in their order; links carry on the keyword as it was typed."""
    passages = passages_of(best_places(list(kept), query), query.keys)
    found = []
    for key, item in kept.items():
        shown = passages.get(key, [])
        found.append(HitItem(item.headline, printed_hit(item, shown, query, quote(typed)), shown))
    return found


def printed_hit(
    item: PrintedItem, passages: Sequence[HitPassage], query: Query, typed: str
) -> SafeString:
    page, zh, body = reverse("public:release", args=[item.number]), in_chinese(), ""
    if passages:
        page = f"{page}?q={typed}"
        body = f'<ul class="passages">\n{printed_passages(passages, item.number, page)}\n</ul>'
    elif item.lead:
        body = f'<p class="excerpt"{zh}>{escape(item.lead)}</p>'
    title = marked(item.headline, query.keys)
    return mark_safe(  # noqa: S308 - escaped above
        f'<article class="item">\n<h3><a{zh} href="{page}">{title}</a></h3>\n'
        f"{item.facts}\n{body}\n{item.counts}\n</article>"
    )


def printed_passages(passages: Iterable[HitPassage], number: str, page: str) -> str:
    """Each with the way to where it stands and to a page of its own."""
    zh, of_its_own, printed = in_chinese(), escape(_("固定网址")), []
    before, after = reverse("public:row", args=[number, _ANCHOR]).split(_ANCHOR)
    for passage in passages:
        speaker = own = ""
        if passage.speaker:
            name = escape(passage.speaker)
            speaker = f'<span class="passage-speaker"{zh}>{name}</span>'
        if passage.anchor.partition("-")[0] in ROWS:
            words = unescape(_MARK.sub("", passage.words))
            words = words if len(words) <= CALLED_BY else f"{words[: CALLED_BY - 1]}…"
            own = (
                f' <a class="own-page" href="{before}{passage.anchor}{after}">{of_its_own}'
                f'<span class="unseen"{zh}>：{escape(words)}</span></a>'
            )
        target = f"#{passage.target}" if passage.target else ""
        printed.append(
            f'<li><a href="{page}{target}"><span class="passage-label">{escape(passage.label)}'
            f'</span>{speaker}</a><span class="passage-words"><span{zh}>{passage.words}</span>'
            f"{own}</span></li>"
        )
    return "\n".join(printed)
