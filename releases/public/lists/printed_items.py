"""What a list prints of a release, whatever was typed: these parts of pages are kept.

What is published of an edition never changes, so they are good for as long as it is the live
one; nothing of an answer is kept. Its primary key alone would do, but for a database that was put
back: there another edition may have it.
"""

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cachetools import LRUCache
from django.template.loader import get_template
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.safestring import SafeString

from releases.models import Edition, SearchDocument
from releases.public.site.context import in_chinese
from releases.search.backends.prepared_rows import PreparedRows
from releases.search.results.ranked_results import editions_of, keys_of

from .release_items import items, listed

# Each takes some two kilobytes.
MAX_KEPT = 2000
_IDENTITY = (
    "edition", "edition__published_at", "edition__content_hash", "edition__ordinal",
    "edition__release__number", "edition__release__origin",
)  # fmt: skip


class PrintedItem(NamedTuple):
    """`html` is the whole item where no words were typed, the others what it is made of."""

    headline: str
    number: str
    html: SafeString
    is_sample: bool
    lead: str
    facts: SafeString
    counts: SafeString


_identities = PreparedRows(
    lambda keys: (
        SearchDocument.objects.published().filter(key__among=keys).values_list("key", *_IDENTITY)
    )
)
_kept: LRUCache[tuple[object, ...], PrintedItem] = LRUCache(MAX_KEPT)
# To look at an entry moves it: threads would lose each other's.
_lock = threading.Lock()


def printed(keys: Sequence[int]) -> dict[int, PrintedItem]:
    """By key of the document, in order; those that are not kept are made together."""
    page = (translation.get_language(), get_script_prefix())
    found = {key: (*page, *rest) for key, *rest in _identities.of(keys)}
    with _lock:
        known = {key: _kept.get(identity) for key, identity in found.items()}
    missing = [key for key in keys if key in known and known[key] is None]
    if missing:
        known |= _made(missing)
        with _lock:
            _kept.update({found[key]: item for key in missing if (item := known[key])})
    return {key: item for key in keys if (item := known.get(key))}


def _made(keys: list[int]) -> dict[int, PrintedItem | None]:
    editions = editions_of(keys, listed(Edition.objects.published()))
    made: dict[int, PrintedItem | None] = {}
    for key, item in zip(keys_of(editions), items(editions), strict=True):
        release = item.edition.release
        context = {"edition": item.edition, "release": release, "zh": in_chinese()}
        facts, counts = (_part(name, context) for name in ("_item_facts", "_item_counts"))
        whole = {"item": item, "parts": {"facts": facts, "counts": counts}, "zh": in_chinese()}
        html = _part("_item", whole)
        made[key] = PrintedItem(
            item.headline, release.number or "", html, release.is_sample, item.lead, facts, counts
        )
    return made


def _part(name: str, context: dict[str, object]) -> SafeString:
    return SafeString(get_template(f"lists/{name}.html").render(context))


def addresses(name: str, *stand_ins: str) -> Callable[..., str]:
    """What `reverse` gives for numbers and anchors instead of these, for a page that prints many:
    it takes as long as a line of theirs."""
    address = reverse(name, args=stand_ins)
    for place, stand_in in enumerate(stand_ins):
        address = address.replace(stand_in, f"{{{place}}}")
    return address.format
