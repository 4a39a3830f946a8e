"""Names that readers see, as the database has them: one query for each sort."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from releases.models import (
    Appearance,
    Organisation,
    Person,
    SearchFacet,
    Statistic,
    SynonymWord,
    Topic,
)
from releases.search.words.known_names import in_use, indicators_in_use

_POST_ENDINGS = "、，,"
NamesByKey = dict[int, tuple[str, ...]]


def indicators() -> tuple[NamesByKey, dict[int, str]]:
    """Name and aliases of each, and its usual unit."""
    rows = indicators_in_use().order_by("pk", "aliases__pk")
    told = list(rows.values_list("pk", "name", "aliases__name", "unit"))
    return _together(row[:3] for row in told), {pk: unit for pk, _n, _a, unit in told}


def bodies() -> NamesByKey:
    return _used(Organisation.objects.all(), SearchFacet.Group.ORGANISATION)


def people() -> NamesByKey:
    return _used(Person.objects.all(), SearchFacet.Group.SPEAKER)


def topics() -> NamesByKey:
    return _used(Topic.objects.all(), SearchFacet.Group.TOPIC)


def scopes() -> list[str]:
    """Places and parts that figures are told of."""
    rows = Statistic.objects.published().exclude(scope="").order_by("scope")
    return list(rows.values_list("scope", flat=True).distinct())


def synonyms() -> list[list[tuple[str, str]]]:
    """Groups of words, each as it is written and its key."""
    groups: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for group, word, key in SynonymWord.objects.order_by("pk").values_list("group", "word", "key"):
        groups[group].append((word, key))
    return list(groups.values())


def posts() -> dict[tuple[str, int], tuple[int, ...]]:
    """Who held which post in which body: by post and body the people, the latest first."""
    rows = Appearance.objects.published().exclude(organisation=None).order_by("-pk")
    found: dict[tuple[str, int], dict[int, None]] = defaultdict(dict)
    for told, body, person in rows.values_list("posts", "organisation", "person"):
        for post in _single(told):
            found[post, body][person] = None
    return {at: tuple(people) for at, people in found.items()}


def _used(rows: QuerySet[Any], group: SearchFacet.Group) -> NamesByKey:
    named = in_use(rows, group).order_by("pk", "aliases__pk")
    return _together(named.values_list("pk", "name", "aliases__name"))


def _together(rows: Iterable[tuple[int, str, str | None]]) -> NamesByKey:
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for pk, name, alias in rows:
        found[pk][name] = None
        if alias:
            found[pk][alias] = None
    return {pk: tuple(names) for pk, names in found.items()}


def _single(posts: Sequence[str]) -> Iterator[str]:
    for told in posts:
        yield from told.translate(str.maketrans(_POST_ENDINGS, " " * len(_POST_ENDINGS))).split()
