"""What stands beside an edition: the releases before and after, and its other editions."""

from itertools import zip_longest
from typing import NamedTuple

from django.db.models import Q

from releases.models import Edition
from releases.models.edition import EditionQuerySet


class Nearby(NamedTuple):
    """Keys of published editions, the nearest in time first."""

    newer: list[int]
    older: list[int]

    @property
    def in_turn(self) -> list[int]:
        """From before and after by turns."""
        pairs = zip_longest(self.older, self.newer)
        return [pk for pair in pairs for pk in pair if pk is not None]


def nearby(edition: Edition, most: int) -> Nearby:
    """At most so many on either side."""
    at = edition.release.first_published_at
    others = Edition.objects.published().exclude(release=edition.release)
    # The first condition says nothing new, but an index can begin with it.
    newer = others.filter(release__first_published_at__gte=at)
    newer = newer.filter(Q(release__first_published_at__gt=at) | Q(pk__gt=edition.pk))
    older = others.filter(release__first_published_at__lte=at)
    older = older.filter(Q(release__first_published_at__lt=at) | Q(pk__lt=edition.pk))
    return Nearby(_first(newer.newest_first().reverse(), most), _first(older.newest_first(), most))


def _first(rows: EditionQuerySet, most: int) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:most])


def editions_of(edition: Edition) -> list[Edition]:
    """Every edition of its release that readers may see, the newest first."""
    return list(
        Edition.objects.once_published().filter(release=edition.release).order_by("-ordinal")
    )
