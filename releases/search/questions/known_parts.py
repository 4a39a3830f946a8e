"""What the site knows by name, as parts that a question may have.

Gathered from what is published, once for every state of it. A longer name is put together of
shorter ones by `segments`; here stand names, aliases, usual short forms, and English ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from releases.models import Appearance, Indicator, Organisation, Person
from releases.search import cache
from releases.search.words.known_names import PLACE, vocabulary
from releases.text.fuzzy.abbreviations import parts_of, split
from releases.text.search_key import key

from .glossary import GLOSSARY
from .phrases import LIGHT_ENDINGS
from .question import Means, Part
from .segments import Names

# Bodies that are called by their kind where there is only one: 法院 of 市中级人民法院.
_BY_KIND = ("法院", "检察院", "海关", "公安局", "公安", "仲裁委")
_SHORT = (("市场监督管理局", "市场监管局"), ("科学技术局", "科技局"), ("文化和旅游局", "文旅局"),
          ("中级人民法院", "中院"), ("人民检察院", "检察院"), ("农业农村局", "农业局"),
          ("地方金融管理局", "金融局"), ("政府新闻办", "新闻办"))  # fmt: skip
# 局长 of a body that was not named is nobody's; a post alone names who holds it where one does.
_POST_ENDINGS = ("、", "，", ",")


@dataclass(frozen=True)
class KnownParts:
    names: Names
    indicators: Mapping[int, tuple[str, ...]]  # names and aliases, the name first
    bodies: Mapping[int, str]
    people: Mapping[int, str]
    # Who held which post in which body: by post and body the people, the latest first.
    posts: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    places: frozenset[str] = frozenset()  # of the city itself, by key

    @cached_property
    def cores(self) -> Mapping[int, tuple[str, ...]]:
        """The keys of each indicator's names."""
        return {pk: tuple(map(key, names)) for pk, names in self.indicators.items()}


def known_parts() -> KnownParts:
    """A few queries where anything was published since the last time."""
    at = cache.data_version()
    return cache.cached("known parts", _gathered, at=at)


def _gathered() -> KnownParts:
    parts: dict[str, Part] = {}

    def add(means: Means, typed: str, name: str, keys: Iterable[int] = ()) -> None:
        run = key(typed)
        if run and run not in parts:
            parts[run] = Part(means, "", name, tuple(dict.fromkeys(keys)))

    indicators = _named(Indicator)
    bodies, people = _named(Organisation), _named(Person)
    posts = _posts()
    for spelled, owners in _forms(indicators, _indicator_forms):
        add(Means.INDICATOR, spelled, indicators[owners[0]][0], owners)
    for pk, names in people.items():
        for name in names:
            add(Means.PERSON, name, names[0], [pk])
    for spelled, owners in _forms(bodies, _body_forms):
        add(Means.BODY, spelled, bodies[owners[0]][0], owners)
    for kind in _BY_KIND:
        owners = [pk for pk, names in bodies.items() if any(kind in name for name in names)]
        if len(owners) == 1:
            add(Means.BODY, kind, bodies[owners[0]][0], owners)
    places = _places(bodies)
    for word in vocabulary().names:
        if word.label is PLACE:
            own = key(word.text) in places
            add(Means.FILLER if own else Means.PLACE, word.text, word.text)
    for post in {post for post, _body in posts}:
        add(Means.POST, post, post)
    for word in vocabulary().names:
        if word.label not in (PLACE,):
            add(Means.TERM, word.text, word.text)
    for english, chinese in GLOSSARY.items():
        same = parts.get(key(chinese))
        if same is not None:
            parts.setdefault(key(english), same)
        elif key(chinese):
            add(Means.TERM, english, chinese)
    return KnownParts(
        Names(parts),
        indicators,
        {pk: names[0] for pk, names in bodies.items()},
        {pk: names[0] for pk, names in people.items()},
        posts,
        places,
    )


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


def _forms(names: Mapping[int, Sequence[str]], forms: Any) -> Iterator[tuple[str, list[int]]]:
    """Exact names first, then the other forms of each, with all that bear them."""
    for pk, called in names.items():
        yield from ((name, [pk]) for name in called)
    owners: dict[str, list[int]] = defaultdict(list)
    for pk, called in names.items():
        for form in dict.fromkeys(form for name in called for form in forms(name)):
            owners[form].append(pk)
    yield from owners.items()


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
                for full, short in _SHORT:
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
