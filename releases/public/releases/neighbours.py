"""What stands beside an edition: the releases before and after, and its other editions."""

from itertools import zip_longest

from django.db.models import Q

from releases.models import Edition
from releases.models.edition import EditionQuerySet


def neighbours(edition: Edition) -> tuple[Edition | None, Edition | None]:
    """The next newer and the next older published edition."""
    newer, older = _sides(edition)
    newer, older = newer.select_related("release"), older.select_related("release")
    return newer.newest_first().last(), older.newest_first().first()


def around(edition: Edition, most: int) -> list[int]:
    """The keys of the published editions nearest in time, `most` on either side, nearest first."""
    newer, older = _sides(edition)
    after = list(newer.newest_first().reverse().values_list("pk", flat=True)[:most])
    before = list(older.newest_first().values_list("pk", flat=True)[:most])
    pairs = zip_longest(before, after)
    return [pk for pair in pairs for pk in pair if pk is not None]


def _sides(edition: Edition) -> tuple[EditionQuerySet, EditionQuerySet]:
    at = edition.release.first_published_at
    others = Edition.objects.published().exclude(release=edition.release)
    # The first condition says nothing new, but an index can begin with it.
    newer = others.filter(release__first_published_at__gte=at)
    older = others.filter(release__first_published_at__lte=at)
    return (
        newer.filter(Q(release__first_published_at__gt=at) | Q(pk__gt=edition.pk)),
        older.filter(Q(release__first_published_at__lt=at) | Q(pk__lt=edition.pk)),
    )


def editions_of(edition: Edition) -> list[Edition]:
    """Every edition of its release that readers may see, the newest first."""
    return list(
        Edition.objects.once_published().filter(release=edition.release).order_by("-ordinal")
    )
