"""An edition as an item of a list: facts, counts, and where the words stand that were sought."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.utils.safestring import SafeString

from releases.models import Block, Edition, Measure, Statistic
from releases.search.highlight import marked
from releases.text.quotations import shortened

from .passages import Passage

LEAD = 110


@dataclass
class Item:
    edition: Edition
    title: SafeString | str
    lead: str
    passages: list[Passage] = field(default_factory=list)


def listed(queryset: QuerySet[Edition]) -> QuerySet[Edition]:
    """With what an item prints."""
    questions = Block.objects.filter(kind=Block.Kind.QUESTION)
    prose = Block.objects.exclude(kind=Block.Kind.HEADING).filter(edition=OuterRef("pk"))
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


def items(
    editions: Iterable[Edition],
    keys: Sequence[str] = (),
    passages: Mapping[int, list[Passage]] | None = None,
) -> list[Item]:
    """`keys` are marked in titles; `passages` are where they stand, by the edition's key."""
    return [
        Item(
            edition,
            marked(edition.title, keys) if keys else edition.title,
            shortened(getattr(edition, "lead", None) or "", LEAD),
            (passages or {}).get(edition.pk, []),
        )
        for edition in editions
    ]


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.is_sample for edition in editions)
