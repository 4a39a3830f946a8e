"""What is known of the nouns of a kind, for telling whether two of them are one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.db.models import Model, QuerySet, prefetch_related_objects

from releases.figures.units import unit_of
from releases.intake.name_matching import Period, Thing
from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Kind,
    Measure,
    Statistic,
)

from .noun_rows import NOUNS

RELEASE = "edition__release"
Sets = dict[int, set[str]]


def names(kind: str) -> list[Thing]:
    """All confirmed nouns of a kind, with nothing but their names: two queries."""
    rows = list(NOUNS[kind]._default_manager.filter(unconfirmed=False).order_by("pk"))
    prefetch_related_objects(rows, "aliases")
    return [
        Thing(row.pk, row.name, tuple(a.name for a in row.aliases.all()), note=row.note)
        for row in rows
    ]


def with_evidence(kind: str, things: Iterable[Thing]) -> list[Thing]:
    """The same with all that is told of them, in three queries at most."""
    wanted = {thing.key: thing for thing in things}
    match kind:
        case "indicator":
            return told_of_figures(wanted)
        case "person":
            return told_of_people(wanted)
    sources: dict[str, tuple[type[Model], ...]] = {
        "organisation": (AttendingOrganisation, Appearance, Measure),
        "outlet": (AttendingMedia,),
    }
    found: dict[int, set[int]] = defaultdict(set)
    for model in sources.get(kind, ()):  # that a release has two topics tells nothing
        used = model._default_manager.filter(**{f"{kind}__in": wanted}).order_by()
        for key, release in used.values_list(kind, RELEASE).distinct():
            found[key].add(release)
    return [replace(wanted[key], releases=frozenset(found[key])) for key in wanted]


def told_of_figures(wanted: dict[int, Thing]) -> list[Thing]:
    """Levels of the whole are compared; what is aimed at or told of a part says nothing here."""
    rows = Statistic.objects.filter(indicator__in=wanted).order_by()
    units, bodies = (
        _sets(rows, "indicator", "unit"),
        _sets(
            rows.filter(block__speaker__organisation__isnull=False),
            "indicator",
            "block__speaker__organisation__name",
        ),
    )
    told: dict[int, dict[Period, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    releases: dict[int, set[int]] = defaultdict(set)
    levels = rows.filter(kind=Kind.LEVEL, goal="", scope="", period_start__isnull=False)
    for key, start, end, value, unit, release in levels.values_list(
        "indicator", "period_start", "period_end", "value", "unit", RELEASE
    ):
        told[key][start, end].add(value * unit_of(unit).factor)
        releases[key].add(release)
    return [
        replace(
            thing,
            units=frozenset(units[key] - {""}),
            organisations=frozenset(bodies[key]),
            releases=frozenset(releases[key]),
            told={period: frozenset(values) for period, values in told[key].items()},
        )
        for key, thing in wanted.items()
    ]


def told_of_people(wanted: dict[int, Thing]) -> list[Thing]:
    bodies: Sets = defaultdict(set)
    posts: Sets = defaultdict(set)
    releases: dict[int, set[int]] = defaultdict(set)
    rows = Appearance.objects.filter(person__in=wanted).order_by()
    for key, body, held, release in rows.values_list(
        "person", "organisation_name", "posts", RELEASE
    ):
        bodies[key] |= {body} - {""}
        posts[key] |= set(held)
        releases[key].add(release)
    return [
        replace(
            thing,
            organisations=frozenset(bodies[key]),
            posts=frozenset(posts[key]),
            releases=frozenset(releases[key]),
        )
        for key, thing in wanted.items()
    ]


def _sets(rows: QuerySet[Statistic], by: str, what: str) -> Sets:
    found: Sets = defaultdict(set)
    for key, value in rows.values_list(by, what).distinct():
        found[key].add(value)
    return found
