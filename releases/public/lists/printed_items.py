"""What a list prints of a release, whatever was typed: these parts of pages are kept.

What is published of an edition never changes, so they are good for as long as it is the live
one; nothing of an answer is kept. Its primary key alone would do, but for a database that was put
back: there another edition may have it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString

from releases.models import Block, Edition, Measure, SearchDocument, Statistic
from releases.public.site.context import in_chinese
from releases.public.site.kept_parts import kept_items
from releases.search.backends.dialect import PreparedRows
from releases.search.results.ranked_results import editions_of, keys_of
from releases.text.quotations import shortened

LEAD = 110
_IDENTITY = (
    "edition", "edition__published_at", "edition__content_hash", "edition__ordinal",
    "edition__release__number", "edition__release__origin",
)  # fmt: skip


@dataclass
class ReleaseItem:
    edition: Edition
    lead: str
    is_pinned: bool = False  # and stands first for that

    @property
    def headline(self) -> str:
        return self.edition.title


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


def printed(keys: Sequence[int], *, pinned: Collection[int] = ()) -> dict[int, PrintedItem]:
    """By key of the document, in order; a badge on those that stand first as they are pinned."""
    told = {key: (*rest, key in pinned) for key, *rest in _identities.of(keys)}
    made_of = {key: told[key] for key in keys if key in told}
    return kept_items("releases", made_of, partial(_made, pinned=pinned))


def _made(keys: list[int], *, pinned: Collection[int]) -> dict[int, PrintedItem]:
    editions = editions_of(keys, listed(Edition.objects.published()))
    made: dict[int, PrintedItem] = {}
    for key, item in zip(keys_of(editions), items(editions), strict=True):
        release, item.is_pinned = item.edition.release, key in pinned
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


def listed(queryset: QuerySet[Edition]) -> QuerySet[Edition]:
    """With what an item prints."""
    questions = Block.objects.filter(kind=Block.Kind.QUESTION)
    prose = Block.objects.filter(kind__in=Block.PROSE, edition=OuterRef("pk"))
    return queryset.select_related("release").annotate(
        question_count=_count(questions),
        measure_count=_count(Measure.objects.all()),
        statistic_count=_count(Statistic.objects.all()),
        lead=Subquery(prose.in_order().values(head=Substr("text", 1, LEAD + 1))[:1]),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(edition=OuterRef("pk")).order_by().values("edition")
    return Coalesce(
        Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def items(editions: Iterable[Edition], *, pinned: Collection[int] = ()) -> list[ReleaseItem]:
    """`pinned` are keys of editions that stand first."""
    return [
        ReleaseItem(
            edition, shortened(getattr(edition, "lead", None) or "", LEAD), edition.pk in pinned
        )
        for edition in editions
    ]


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.is_sample for edition in editions)


def addresses(name: str, *stand_ins: str) -> Callable[..., str]:
    """What `reverse` gives for numbers and anchors instead of these, for a page that prints many:
    it takes as long as a line of theirs."""
    address = reverse(name, args=stand_ins)
    for place, stand_in in enumerate(stand_ins):
        address = address.replace(stand_in, f"{{{place}}}")
    return address.format
