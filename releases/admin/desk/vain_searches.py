"""What readers looked for in vain, how often, and when last."""

import datetime
from typing import TypeAlias, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django_stubs_ext import WithAnnotations

from releases.models import SearchTally, SynonymWord

LATELY = datetime.timedelta(days=90)


class TimesInVain(TypedDict):
    total: int


VainSearch: TypeAlias = "WithAnnotations[SearchTally, TimesInVain]"


def newest(today: datetime.date) -> "QuerySet[VainSearch]":
    """Of the last months each word once, on the day it was last looked for, unless it was found
    then or has synonyms by now; what was looked for most often comes first."""
    rows = SearchTally.objects.filter(day__gte=today - LATELY)
    same = rows.filter(key=OuterRef("key"))
    total = same.order_by().values("key").annotate(n=Sum("times")).values("n")
    has_it = SynonymWord.objects.filter(key=OuterRef("key"))
    last = ~Exists(same.filter(day__gt=OuterRef("day")))
    in_vain = rows.filter(last, ~Exists(has_it), found=0)
    return in_vain.annotate(total=Subquery(total)).order_by("-total", "-day", "pk")
