"""All that the site knows by name, gathered once for every state of what is published."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Count, Exists, OuterRef

from releases.models import (
    Appearance,
    Indicator,
    Organisation,
    Person,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    Topic,
)
from releases.search import cache
from releases.search.words.known_names import PLACE, TERM, vocabulary

from .glossary import GLOSSARY
from .lexicon import Lexicon, Meaning, PostHolder, lexicon_of
from .question import Means
from .short_names import home, short_names, titles_of

# Posts are read from so many releases, the newest: who held one before is found by name.
READ_FROM = 500
# (primary key, name, aliases)
_Named = tuple[int, str, tuple[str, ...]]


def known_words(at: cache.DataVersion = "") -> Lexicon:
    """`at` is the version of the data, where it was asked for already."""
    at = at or cache.data_version()
    return cache.cached("known words", _gathered, at=at)


def _gathered() -> Lexicon:
    bodies = list(_named(_in_use(Organisation, SearchFacet.Group.ORGANISATION)))
    city = home(chain.from_iterable((name, *aliases) for _pk, name, aliases in bodies))
    used = SearchPlace.objects.published().filter(indicator=OuterRef("pk"))
    figures = Indicator.objects.filter(Exists(used)).annotate(n=Count("statistics", distinct=True))
    indicators = list(_named(figures.order_by("-n", "name")))
    told = [
        *_each(Means.INDICATOR, indicators),
        *_each(Means.PERSON, _named(_in_use(Person, SearchFacet.Group.SPEAKER))),
        *_bodies(bodies, city),
        *_each(Means.TOPIC, _named(_in_use(Topic, SearchFacet.Group.TOPIC))),
        *_terms(city),
    ]
    told += _english(dict(told))
    return lexicon_of(told, _holders(), {pk: name for pk, name, _aliases in indicators})


def _in_use(model: Any, group: SearchFacet.Group) -> Any:
    facets = SearchFacet.objects.published().filter(group=group, value=OuterRef("pk"))
    return model.objects.filter(Exists(facets)).in_order()


def _named(rows: Any) -> Iterator[_Named]:
    for row in rows.prefetch_related("aliases"):
        yield row.pk, row.name, tuple(alias.name for alias in row.aliases.all())


def _each(means: Means, rows: Any) -> Iterator[tuple[str, Meaning]]:
    for pk, name, aliases in rows:
        meaning = Meaning(means, name, (pk,), aliases)
        yield from ((each, meaning) for each in (name, *aliases))


def _bodies(bodies: list[_Named], city: str) -> Iterator[tuple[str, Meaning]]:
    """Under their names, and for short where that is no other body's name."""
    names = {each for _pk, name, aliases in bodies for each in (name, *aliases)}
    called: dict[str, list[Meaning]] = defaultdict(list)
    for pk, name, aliases in bodies:
        meaning = Meaning(Means.BODY, name, (pk,), aliases)
        shorts = {each for full in (name, *aliases) for each in short_names(full, city)}
        yield from ((each, meaning) for each in (name, *aliases))
        for short in shorts - names:
            if len(short) > 1:
                called[short].append(meaning)
        if name.startswith("市") and name.endswith("局"):
            called["市局"].append(meaning)
    for short, meanings in called.items():
        keys = tuple(key for meaning in meanings for key in meaning.keys)
        first = meanings[0]
        if len(meanings) == 1:
            yield short, Meaning(Means.BODY, first.name, keys, (*first.also, short))
        else:
            yield short, Meaning(Means.BODY, short, keys)


def _terms(city: str) -> Iterator[tuple[str, Meaning]]:
    for name in vocabulary().names:
        if name.label is PLACE and name.text.removesuffix("市") == city:
            yield name.text, Meaning(Means.FILLER, name.text)
        elif name.label in (TERM, PLACE) and len(name.text) > 1:
            yield name.text, Meaning(Means.TERM, name.text)


def _english(told: dict[str, Meaning]) -> Iterator[tuple[str, Meaning]]:
    """English terms mean what the Chinese ones do."""
    for english, chinese in GLOSSARY.items():
        yield english, told.get(chinese) or Meaning(Means.TERM, chinese)


def _holders() -> dict[str, tuple[PostHolder, ...]]:
    """By title; who held it last comes first."""
    newest = SearchDocument.objects.published().newest_first().values_list("edition", flat=True)
    rows = (
        Appearance.objects.filter(edition__in=list(newest[:READ_FROM]))
        .order_by()
        .values_list("posts", "person", "organisation", "edition__release__first_published_at")
    )
    last: dict[tuple[str, PostHolder], datetime] = {}
    for posts, person, body, day in rows:
        assert day is not None  # what is published was so some day
        for title in {title for post in posts for title in titles_of(post)}:
            held = title, PostHolder(person, body)
            last[held] = max(day, last.get(held, day))
    found: dict[str, list[PostHolder]] = defaultdict(list)
    for (title, holder), _day in sorted(last.items(), key=lambda each: each[1], reverse=True):
        found[title].append(holder)
    return {title: tuple(holders) for title, holders in found.items()}
