"""An edition as an item of a list: facts, counts, and the words around what was looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.utils.html import format_html
from django.utils.safestring import SafeString

from releases.models import Block, Edition, Measure, Release, Statistic
from releases.search.highlight import excerpt, marked

LEAD = 110


@dataclass
class Item:
    edition: Edition
    title: SafeString
    excerpt: SafeString


def listed(queryset: QuerySet[Edition], *, with_rows: bool = False) -> QuerySet[Edition]:
    """With what an item prints; `with_rows` where words are to be shown in place."""
    questions = Block.objects.filter(kind=Block.Kind.QUESTION)
    prose = Block.objects.exclude(kind=Block.Kind.HEADING).filter(edition=OuterRef("pk"))
    queryset = queryset.select_related("release").annotate(
        question_count=_count(questions),
        measure_count=_count(Measure.objects.all()),
        statistic_count=_count(Statistic.objects.all()),
        lead=Subquery(prose.in_order().values(head=Substr("text", 1, LEAD + 1))[:1]),
    )
    return queryset.prefetch_related(*_searched_rows()) if with_rows else queryset


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(edition=OuterRef("pk")).order_by().values("edition")
    return Coalesce(
        Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def _searched_rows() -> list[Any]:
    return [
        Prefetch("blocks", Block.objects.in_order().only("edition", "text")),
        "appearances",
        "attending_organisations",
        "attending_media",
        "measures",
        "statistics",
    ]


def items(editions: Iterable[Edition], words: Sequence[str] = ()) -> list[Item]:
    return [
        Item(
            edition,
            marked(edition.title, words),
            _found(edition, words) or _lead(edition),
        )
        for edition in editions
    ]


def has_sample(editions: Iterable[Edition]) -> bool:
    return any(edition.release.origin == Release.Origin.SAMPLE for edition in editions)


def _found(edition: Edition, words: Sequence[str]) -> SafeString | None:
    return excerpt(_texts(edition), words) if words else None


def _texts(edition: Edition) -> Iterable[str]:
    """What a word may have been found in besides the title, the body first."""
    yield from (block.text for block in edition.blocks.all())
    yield edition.subtitle
    yield from (f"{row.name}，{row.posts_text}" for row in edition.appearances.all())
    yield from (row.name for row in edition.attending_organisations.all())
    yield from (row.name for row in edition.attending_media.all())
    yield from (row.heading for row in edition.measures.all())
    yield from (row.indicator_name for row in edition.statistics.all())


def _lead(edition: Edition) -> SafeString:
    text = getattr(edition, "lead", None) or ""
    return format_html("{}{}", text[:LEAD], "…" if len(text) > LEAD else "")
