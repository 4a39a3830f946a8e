"""What an organisation did: who spoke for it, where, what it promised and what was reported."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, IntegerField, Max, Model, OuterRef, QuerySet, When

from releases.models import (
    Appearance,
    AttendingOrganisation,
    Edition,
    Measure,
    Organisation,
    Statistic,
)
from releases.models.days import SAID_ON
from releases.search import cache

from .person_page import newest_rows_first
from .visibility import organisations


@dataclass
class Member:
    """Somebody who spoke for an organisation, with the posts held there, the latest first."""

    name: str
    slug: str
    note: str
    times: int
    last: datetime.date
    posts: list[str] = field(default_factory=list)


class OrganisationItem(NamedTuple):
    """An organisation in the index of all, with how much there is of it."""

    organisation: Organisation
    releases: int
    people: int
    measures: int


def speaking(organisation: Organisation) -> QuerySet[Appearance, dict[str, Any]]:
    """Who spoke for it, those who did last first; sitting there is not speaking."""
    here = Appearance.objects.published().filter(organisation=organisation)
    spoke = here.exclude(role=Appearance.Role.ATTENDEE)
    people = spoke.values("person", "person__name", "person__slug", "person__note")
    counted = people.annotate(times=Count("edition", distinct=True), last=Max(SAID_ON))
    return counted.order_by("-last", "person__name", "person")


def members(organisation: Organisation, rows: Iterable[dict[str, Any]]) -> list[Member]:
    """Rows of `speaking` with their posts, in one query more."""
    found = {
        row["person"]: Member(
            name=row["person__name"],
            slug=row["person__slug"],
            note=row["person__note"],
            times=row["times"],
            last=row["last"],
        )
        for row in rows
    }
    here = Appearance.objects.published().filter(organisation=organisation, person__in=found)
    held = here.values("person", "posts").annotate(last=Max(SAID_ON)).order_by("-last", "person")
    for row in held:
        text = "、".join(row["posts"])
        if text and text not in found[row["person"]].posts:
            found[row["person"]].posts.append(text)
    return list(found.values())


def attended(organisation: Organisation) -> QuerySet[Edition]:
    """The releases that it attended or spoke at, the newest first."""
    attending = AttendingOrganisation.objects.filter(organisation=organisation)
    speaking = Appearance.objects.filter(organisation=organisation)
    here = attending.order_by().values("edition").union(speaking.order_by().values("edition"))
    found = Edition.objects.published().filter(pk__in=here)
    return found.select_related("release").newest_first()


def measures(organisation: Organisation) -> QuerySet[Measure]:
    """What it is to do, with what became of it."""
    rows = Measure.objects.published().filter(organisation=organisation)
    related = ("organisation", "block", "edition__release")
    return newest_rows_first(rows.with_outcome().select_related(*related))


def stages(organisation: Organisation) -> list[tuple[str, str, int]]:
    """How many of its measures are done, ongoing and planned; stages without any left out."""
    rows = Measure.objects.published().filter(organisation=organisation).order_by()
    found = dict(rows.values_list("stage").annotate(n=Count("pk")))
    return [(s.value, str(s.label), found[s.value]) for s in Measure.Stage if s.value in found]


def figures(organisation: Organisation) -> QuerySet[Statistic]:
    """What was reported by those who spoke for it that day."""
    rows = Statistic.objects.published().filter(block__speaker__organisation=organisation)
    return newest_rows_first(rows.for_display())


def by_kind() -> QuerySet[Organisation]:
    """All organisations with a page, in the order of their kinds."""
    order = [When(kind=kind, then=n) for n, kind in enumerate(Organisation.Kind.values)]
    found = organisations().select_related("parent")
    return found.order_by(Case(*order, output_field=IntegerField()), "name", "pk")


def items(found: Iterable[Organisation]) -> list[OrganisationItem]:
    """Those of one page of the index, with their counts from the cache."""
    shown = list(found)
    at = dict.fromkeys((row.pk for row in shown), cache.data_version())
    counts = cache.cached_each("bodies", at, _counts)
    return [OrganisationItem(row, *counts[row.pk]) for row in shown]


def _counts(keys: list[int]) -> dict[int, tuple[int, int, int]]:
    """Releases, people and measures, in four queries for all bodies."""
    attending = AttendingOrganisation.objects.published().filter(organisation__in=keys)
    speaking = Appearance.objects.published().filter(organisation__in=keys)
    also = attending.filter(edition=OuterRef("edition"), organisation=OuterRef("organisation"))
    only_speaking = speaking.filter(~Exists(also))
    releases = _by_organisation(attending, "edition") + _by_organisation(only_speaking, "edition")
    people = _by_organisation(speaking.exclude(role=Appearance.Role.ATTENDEE), "person")
    measures = _by_organisation(Measure.objects.published().filter(organisation__in=keys), "pk")
    return {key: (releases[key], people[key], measures[key]) for key in keys}


def _by_organisation(rows: QuerySet[Model], what: str) -> Counter[int]:
    """How many different ones each organisation has."""
    grouped = rows.order_by().values_list("organisation").annotate(n=Count(what, distinct=True))
    return Counter(dict(grouped))
