"""An edition as an item of a list: facts, counts, and passages where the words stand that were
sought."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.utils.safestring import SafeString

from releases.models import Block, Edition, Measure, Statistic
from releases.search.results.highlight import marked
from releases.text.quotations import shortened

from .hit_passages import HitPassage, printed_passages

LEAD = 110


@dataclass
class ReleaseItem:
    edition: Edition
    title: SafeString | str
    lead: str
    passages: list[HitPassage] = field(default_factory=list)
    # The keyword as it was typed, which the ways to passages carry on.
    typed: str = ""
    # What is printed of it whatever was typed, where that was made before.
    parts: Any = None

    @property
    def printed_passages(self) -> SafeString:
        return printed_passages(self.passages, self.edition.release.number or "", self.typed)

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


def items(
    editions: Iterable[Edition],
    keys: Sequence[str] = (),
    passages: Mapping[int, list[HitPassage]] | None = None,
    printed: Mapping[int, Any] | None = None,
    typed: str = "",
) -> list[ReleaseItem]:
    """`keys` are marked in titles; `passages` show where they stand, by the edition's key;
    `printed` has by the document's key what is known already."""
    made = []
    for edition in editions:
        parts = printed.get(getattr(edition, "document_key", 0)) if printed else None
        lead = parts.lead if parts else shortened(getattr(edition, "lead", None) or "", LEAD)
        title = marked(edition.title, keys) if keys else edition.title
        made.append(
            ReleaseItem(edition, title, lead, (passages or {}).get(edition.pk, []), typed, parts)
        )
    return made


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.is_sample for edition in editions)
