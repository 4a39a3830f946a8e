"""An edition as an item of a list: facts and counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr

from releases.models import Block, Edition, Measure, Statistic
from releases.text.quotations import shortened

LEAD = 110


@dataclass
class ReleaseItem:
    edition: Edition
    lead: str

    @property
    def headline(self) -> str:
        return self.edition.title


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


def items(editions: Iterable[Edition]) -> list[ReleaseItem]:
    return [
        ReleaseItem(edition, shortened(getattr(edition, "lead", None) or "", LEAD))
        for edition in editions
    ]


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.is_sample for edition in editions)
