"""What the site knows by name, as parts that a question may have.

Gathered from what is published, once for every state of it. A longer name is put together of
shorter ones by `segments`; here stand names, aliases, usual short forms, and English ones.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from releases.models import Appearance, Indicator, Organisation, Person, Statistic, SynonymWord
from releases.search import cache
from releases.search.words.known_names import PLACE, vocabulary
from releases.text.fuzzy.abbreviations import parts_of, split
from releases.text.search_key import key

from .glossary import GLOSSARY
from .phrases import LIGHT_ENDINGS
from .question import Means, Part
from .segments import PartsByName

# Bodies that are called by their kind where there is only one: 法院 of 市中级人民法院.
_BY_KIND = ("法院", "检察院", "海关", "公安局", "公安", "仲裁委")
_SHORT = {
    "市场监督管理局": "市场监管局",
    "科学技术局": "科技局",
    "文化和旅游局": "文旅局",
    "中级人民法院": "中院",
    "人民检察院": "检察院",
    "农业农村局": "农业局",
    "地方金融管理局": "金融局",
    "政府新闻办": "新闻办",
}
NamedPart = tuple[str, Part]
Forms = Callable[[str], Iterable[str]]
# 局长 of a body that was not named is nobody's; a post alone names who holds it where one does.
_POST_ENDINGS = ("、", "，", ",")


@dataclass(frozen=True)
class KnownParts:
    names: PartsByName
    indicators: Mapping[int, tuple[str, ...]]  # names and aliases, the name first
    bodies: Mapping[int, str]
    people: Mapping[int, str]
    # Who held which post in which body: by post and body the people, the latest first.
    posts: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    places: frozenset[str] = frozenset()  # of the city itself, by key
    units: Mapping[int, str] = field(default_factory=dict)  # of the indicators
    # By key the keys of what editors call it besides.
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def cores(self) -> Mapping[int, tuple[str, ...]]:
        """The keys of each indicator's names."""
        return {pk: tuple(map(key, names)) for pk, names in self.indicators.items()}


def known_parts() -> KnownParts:
    """A few queries where anything was published since the last time."""
    at = cache.data_version()
    return cache.cached("known parts", _gathered, at=at)


def _gathered() -> KnownParts:
    indicators = _named(Indicator)
    bodies, people = _named(Organisation), _named(Person)
    posts, places = _posts(), _places(bodies)
    named = [
        *_each(Means.INDICATOR, indicators, _indicator_forms),
        *_each(Means.PERSON, people, lambda _name: ()),
        *_each(Means.BODY, bodies, _body_forms),
        *_by_kind(bodies),
        *_words(places, {post for post, _body in posts}),
    ]
    parts: dict[str, Part] = {}
    for typed, part in named:
        if run := key(typed):
            parts.setdefault(run, part)
    for english, chinese in GLOSSARY.items():
        parts.setdefault(key(english), parts.get(key(chinese), Part(Means.TERM, "", chinese)))
    first = {pk: names[0] for pk, names in bodies.items()}
    called = {pk: names[0] for pk, names in people.items()}
    units = dict(Indicator.objects.values_list("pk", "unit"))
    by_name = PartsByName(parts)
    return KnownParts(by_name, indicators, first, called, posts, places, units, _synonyms())


def _synonyms() -> dict[str, tuple[str, ...]]:
    groups: dict[int, list[str]] = defaultdict(list)
    for group, word in SynonymWord.objects.order_by("pk").values_list("group", "key"):
        groups[group].append(word)
    return {word: tuple(words) for words in groups.values() for word in words}


def _each(means: Means, names: Mapping[int, Sequence[str]], forms: Forms) -> Iterator[NamedPart]:
    """Exact names first, then the other forms of each, with all that bear them."""
    for pk, called in names.items():
        yield from ((name, Part(means, "", called[0], (pk,))) for name in called)
    owners: dict[str, list[int]] = defaultdict(list)
    for pk, called in names.items():
        for form in dict.fromkeys(form for name in called for form in forms(name)):
            owners[form].append(pk)
    for form, keys in owners.items():
        yield form, Part(means, "", names[keys[0]][0], tuple(keys))


def _by_kind(bodies: Mapping[int, Sequence[str]]) -> Iterator[NamedPart]:
    for kind in _BY_KIND:
        owners = [pk for pk, names in bodies.items() if any(kind in name for name in names)]
        if len(owners) == 1:
            yield kind, Part(Means.BODY, "", bodies[owners[0]][0], tuple(owners))


def _words(places: frozenset[str], posts: Iterable[str]) -> Iterator[NamedPart]:
    """Places, of which the city's own says nothing, then posts, then all other words."""
    words = vocabulary().names
    for word in words:
        if word.label is PLACE:
            means = Means.FILLER if key(word.text) in places else Means.PLACE
            yield word.text, Part(means, "", word.text)
    scopes = Statistic.objects.published().exclude(scope="").values_list("scope", flat=True)
    yield from ((scope, Part(Means.PLACE, "", scope)) for scope in scopes.distinct())
    for post in posts:
        yield post, Part(Means.POST, "", post)
        yield post.removeprefix("市"), Part(Means.POST, "", post)  # 版权局局长
    yield from ((word.text, Part(Means.TERM, "", word.text)) for word in words)


def _named(model: Any) -> dict[int, tuple[str, ...]]:
    """Every published name with its aliases; two queries."""
    told: set[str] = {name.text for name in vocabulary().names}
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in model.objects.order_by("pk").values_list("pk", "name"):
        if name in told:
            found[pk].append(name)
    rows = model.objects.filter(aliases__isnull=False).order_by("pk", "aliases__pk")
    for pk, alias in rows.values_list("pk", "aliases__name"):
        if pk in found:
            found[pk].append(alias)
    return {pk: tuple(names) for pk, names in found.items()}


def _indicator_forms(name: str) -> Iterator[str]:
    """专利授权 of 专利授权量, and with another such ending."""
    bare = name.strip('“”"')
    if bare != name:
        yield bare
    for ending in LIGHT_ENDINGS:
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            yield bare.removesuffix(ending)
            yield from (bare.removesuffix(ending) + other for other in LIGHT_ENDINGS)
            return
    yield from (bare + ending for ending in LIGHT_ENDINGS)


def _body_forms(name: str) -> Iterator[str]:
    """Without the city's name, without its level, and as it is called for short."""
    for whole in parts_of(name):
        seat = split(whole)
        forms = [whole, seat.level + seat.rest, seat.place + seat.rest, seat.rest]
        for form in forms:
            if len(form) > 1:
                yield form
                for full, short in _SHORT.items():
                    if full in form:
                        yield form.replace(full, short)


def _places(bodies: Mapping[int, Sequence[str]]) -> frozenset[str]:
    """The city's own name, which says nothing here: of the places of bodies the most frequent."""
    times: dict[str, int] = defaultdict(int)
    for names in bodies.values():
        for seat in map(split, names):
            if seat.place and seat.level == "市":
                times[seat.place] += 1
    if not times:
        return frozenset()
    own = max(times, key=lambda place: times[place])
    return frozenset(map(key, (own, own + "市")))


def _posts() -> dict[tuple[str, int], tuple[int, ...]]:
    rows = Appearance.objects.published().exclude(organisation=None).order_by("-pk")
    found: dict[tuple[str, int], dict[int, None]] = defaultdict(dict)
    for posts, body, person in rows.values_list("posts", "organisation", "person"):
        for post in _single(posts):
            found[post, body][person] = None
    return {at: tuple(people) for at, people in found.items()}


def _single(posts: Sequence[str]) -> Iterator[str]:
    for told in posts:
        text = told
        for mark in _POST_ENDINGS:
            text = text.replace(mark, " ")
        yield from text.split()
