"""What the search knows of an edition: SearchDocument, its SearchText and its SearchFacet rows.

Only `search.index` writes these tables. All texts are matching keys (`text.search_key`), lines
parted by a line feed. On SQLite triggers keep the full-text tables with SearchText, on PostgreSQL
an expression index does (migration 0009).
"""

import datetime
import hashlib
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition

PLACE_BITS = 20  # of a key; those above them are the day


def hash_of(title: str) -> int:
    """64 bits of BLAKE2b, signed as databases want them."""
    digest = hashlib.blake2b(title.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def key_of_number(number: str) -> int | None:
    """The key of a published release, from its number `20230427-1` alone; None for no number."""
    day, _dash, place = number.partition("-")
    if not (place.isascii() and place.isdecimal() and len(place) < 7):
        return None
    try:
        date = datetime.datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007 - a day alone
    except ValueError:
        return None
    return date.toordinal() << PLACE_BITS | int(place)


def number_of_key(key: int) -> str:
    """The number again that `key_of_number` made the key of."""
    place = key & ((1 << PLACE_BITS) - 1)
    return f"{datetime.date.fromordinal(key >> PLACE_BITS):%Y%m%d}-{place}"


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def published(self) -> Self:
        """What readers may see; a trigger takes the rows of what is taken back."""
        return self.filter(key__gt=0)

    def newest_first(self) -> Self:
        return self.order_by("-key")


Row = TypeVar("Row", bound=models.Model)


class OfDocumentQuerySet(models.QuerySet[Row]):
    """Of rows that belong to a document."""

    def published(self) -> Self:
        return self.filter(document__gt=0)


class SearchDocument(models.Model):
    """Narrow, as every query passes here. `key` counts up with the day of first publication and
    the place on that day, so that the newest hits are the highest; it is below zero for editions
    that readers do not see."""

    key = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search_document")
    year = models.PositiveSmallIntegerField(null=True, db_index=True)
    title = models.TextField()
    # Finds an exact title at once, however many titles hold it as a part.
    title_hash = models.BigIntegerField(db_index=True)
    names = models.TextField()  # people, bodies and indicators
    headings = models.TextField()
    # Its facets once more, `3 5|8||1 2`: the values of each group. A thousand hits are counted by
    # these, as they are read anyway.
    tags = models.TextField()
    # Another one at each writing, by which a process sees what it has not read yet.
    stamp = models.BigIntegerField(default=0)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("检索条目")
        indexes = [models.Index(fields=["key", "stamp"], name="search_document_stamps")]

    def __str__(self) -> str:
        return self.title


class SearchText(models.Model):
    """Everything that is found in an edition: its title, a line feed, and the other lines."""

    document = models.OneToOneField(
        SearchDocument, models.CASCADE, primary_key=True, related_name="full_text"
    )
    title = models.TextField()
    text = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = _("检索文字")

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """One value of one group by which releases are filtered and counted."""

    class Group(models.IntegerChoices):
        ORGANISATION = 1, _("机构")
        SPEAKER = 2, _("发言人")
        TOPIC = 3, _("主题")
        THEME = 4, _("环节")

    document = models.ForeignKey(
        SearchDocument, models.CASCADE, related_name="facets", db_index=False
    )
    group = models.PositiveSmallIntegerField(choices=Group)
    # The primary key of the organisation, person or topic; a theme's place in Theme, from 1.
    value = models.BigIntegerField()

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("检索分类")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "group", "value"], name="search_facet_says_it_once"
            )
        ]
        indexes = [
            models.Index(fields=["group", "value", "document"], name="search_facet_by_value")
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.value}"
