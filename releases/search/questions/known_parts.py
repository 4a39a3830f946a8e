"""What the site knows by name, as parts that a question may have.

Gathered from what is published, once for every state of it. A longer name is put together of
shorter ones by `segments`; here stand names, aliases, usual short forms, and English ones.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from releases.search import cache
from releases.search.words.known_names import TERMS
from releases.text.fuzzy.abbreviations import parts_of, split
from releases.text.fuzzy.fuzzy_names import Names
from releases.text.search_key import key

from . import published_names
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


@dataclass(frozen=True)
class KnownParts:
    names: PartsByName
    indicators: Mapping[int, tuple[str, ...]]  # names and aliases, the name first
    units: Mapping[int, str]  # of the indicators
    # By post and body the people, the latest first.
    posts: Mapping[tuple[str, int], tuple[int, ...]]
    # By key the keys of what editors call it besides.
    synonyms: Mapping[str, tuple[str, ...]]
    spellings: tuple[str, ...]  # of all that may have been meant

    @cached_property
    def cores(self) -> Mapping[int, tuple[str, ...]]:
        """The keys of each indicator's names."""
        return {pk: tuple(map(key, names)) for pk, names in self.indicators.items()}

    @cached_property
    def near(self) -> Names:
        return Names(self.spellings)


def known_parts() -> KnownParts:
    """A few queries where anything was published since the last time."""
    return cache.cached("known parts", _gathered, at=cache.data_version())


def _gathered() -> KnownParts:
    indicators, units = published_names.indicators()
    bodies, people = published_names.bodies(), published_names.people()
    posts, groups = published_names.posts(), published_names.synonyms()
    topics = [name for names in published_names.topics().values() for name in names]
    terms = [*topics, *TERMS, *(word for group in groups for word, _key in group)]
    parts: dict[str, Part] = {}
    for typed, part in (
        *_each(Means.INDICATOR, indicators, _indicator_forms),
        *_each(Means.PERSON, people, lambda _name: ()),
        *_each(Means.BODY, bodies, _body_forms),
        *_by_kind(bodies),
        *_places(bodies),
        *((scope, Part(Means.PLACE, "", scope)) for scope in published_names.scopes()),
        *_posts(post for post, _body in posts),
        *((term, Part(Means.TERM, "", term)) for term in terms),
    ):
        if run := key(typed):
            parts.setdefault(run, part)
    for english, chinese in GLOSSARY.items():
        parts.setdefault(key(english), parts.get(key(chinese), Part(Means.TERM, "", chinese)))
    named = (*indicators.values(), *bodies.values(), *people.values())
    return KnownParts(
        names=PartsByName(parts),
        indicators=indicators,
        units=units,
        posts=posts,
        synonyms={one: tuple(k for _w, k in group) for group in groups for _word, one in group},
        spellings=tuple(dict.fromkeys((*terms, *(name for names in named for name in names)))),
    )


def _posts(held: Iterable[str]) -> Iterator[NamedPart]:
    for post in dict.fromkeys(held):
        yield post, Part(Means.POST, "", post)
        yield post.removeprefix("市"), Part(Means.POST, "", post)  # 版权局局长


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


def _places(bodies: Mapping[int, Sequence[str]]) -> Iterator[NamedPart]:
    """Those in the names of bodies; the city's own, which is in most of them, says nothing."""
    times: Counter[str] = Counter()
    levels: dict[str, set[str]] = defaultdict(set)
    for names in bodies.values():
        for seat in filter(None, map(split, names)):
            if seat.place:
                times[seat.place] += seat.level == "市"
                levels[seat.place].add(seat.level)
    own = max(times, key=lambda place: times[place], default="")
    for place, ends in levels.items():
        means = Means.FILLER if place == own and times[own] else Means.PLACE
        for name in (place, *(place + end for end in ends)):
            yield name, Part(means, "", name)
