"""The releases before and after one, in the order of the list."""

from django.db.models import Q

from releases.models import Edition


def neighbours(edition: Edition) -> tuple[Edition | None, Edition | None]:
    """The next newer and the next older published edition."""
    at = edition.release.first_published_at
    others = Edition.objects.published().exclude(release=edition.release)
    others = others.select_related("release")
    same = Q(release__first_published_at=at)
    newer = others.filter(Q(release__first_published_at__gt=at) | same & Q(pk__gt=edition.pk))
    older = others.filter(Q(release__first_published_at__lt=at) | same & Q(pk__lt=edition.pk))
    return newer.newest_first().last(), older.newest_first().first()
