"""What stands beside an edition: the releases before and after, and its other editions."""

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


def editions_of(edition: Edition) -> list[Edition]:
    """Every edition of its release that readers may see, the newest first."""
    return list(
        Edition.objects.once_published().filter(release=edition.release).order_by("-ordinal")
    )
