"""The number of a release, for good: the day of first publication and a sequence on that day."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from releases.models import Release


def give_number(release: Release, *, at: datetime.datetime) -> None:
    """Set number and first publication time for good; `20230427-1` is the first of its day.

    Two publications at one moment may want one number: the database refuses the second, which
    takes the next.
    """
    while True:
        number = next_number(at)
        try:
            with transaction.atomic():
                Release.objects.filter(pk=release.pk).update(number=number, first_published_at=at)
        except IntegrityError:
            if not Release.objects.filter(number=number).exists():
                raise
            continue
        release.number, release.first_published_at = number, at
        return


def next_number(at: datetime.datetime) -> str:
    day = timezone.localtime(at).strftime("%Y%m%d")
    same_day = Release.objects.filter(number__startswith=f"{day}-")
    taken = [number or "" for number in same_day.values_list("number", flat=True)]
    last = max((int(number.rpartition("-")[2]) for number in taken), default=0)
    return f"{day}-{last + 1}"
