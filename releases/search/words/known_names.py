"""The names that readers look for: people, bodies, indicators, topics and terms of the field.

Gathered from what is published, once for every state of it and of the vocabulary. A term, an alias
or an official name may be one that nobody has printed: `occurring` tells which are to be offered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from releases.models import (
    Indicator,
    Organisation,
    Person,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    SynonymWord,
    Topic,
)
from releases.search import cache
from releases.search.backends import dialect
from releases.search.backends.dialect import fetched
from releases.search.query.parser import Query, each_with_synonyms, parse
from releases.text.fuzzy.abbreviations import split
from releases.text.fuzzy.fuzzy_names import Names
from releases.text.fuzzy.pinyin import matches
from releases.text.search_key import key

from .stems import stems

# Terms of intellectual property that readers know; only those that occur are offered.
TERMS = (
    "知识产权", "专利", "发明专利", "实用新型", "外观设计", "商标", "驰名商标", "著作权", "版权",
    "地理标志", "商业秘密", "植物新品种", "集成电路布图设计", "专利授权", "专利转化", "质押融资",
    "行政裁决", "侵权", "假冒", "维权", "执法", "诉讼", "案件", "保护", "运用", "创造", "管理",
    "服务", "品牌", "高价值专利", "专利导航", "营商环境", "新闻发布会",
)  # fmt: skip

TERM, PLACE, FIGURE = _("词语"), _("地名"), _("指标")
TOPIC, SPEAKER, BODY = _("主题"), _("发言人"), _("机构")
# So many names are looked up at once, of which ten are offered.
PIECE_SIZE = 50
# So many queries are asked in one statement; SQLite takes 500.
TOGETHER = 100
# Words are taken from so many titles, the newest: those of years ago are worded like them.
MAX_TITLES = 500


class KnownName(NamedTuple):
    """`label` says what it is a name of, `slug` where that has a page of its own."""

    text: str
    label: Any  # translated when it is shown
    slug: str = ""


@dataclass(frozen=True)
class KnownNames:
    names: tuple[KnownName, ...]
    _occurs: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def near(self) -> Names:
        return Names(name.text for name in self.names)

    @cached_property
    def keyed(self) -> list[tuple[str, KnownName]]:
        return [(key(name.text), name) for name in self.names]

    def spelled(self, letters: str) -> list[KnownName]:
        """Names that the Latin letters are, or begin, the pinyin or the initials of; the shortest
        first."""
        found = (name for name in self.names if matches(letters, name.text))
        return sorted(found, key=lambda name: len(name.text))

    def occurring(self, texts: Iterable[str]) -> Iterator[str]:
        """Those that a search finds anything for, synonyms included; each is looked up once."""
        ahead = iter(texts)
        while piece := list(islice(ahead, PIECE_SIZE)):
            new = list(dict.fromkeys(text for text in piece if text not in self._occurs))
            self._occurs.update(zip(new, _found(new), strict=True))
            yield from (text for text in piece if self._occurs[text])


def vocabulary() -> KnownNames:
    """One query where nothing was published and no word was changed since the last time."""
    at = cache.data_version()
    return cache.cached("vocabulary", lambda: KnownNames(tuple(_with_stems())), at=at)


def _found(texts: list[str], *, least: int = 1) -> list[bool]:
    return each_found(each_with_synonyms([parse(text) for text in texts]), least=least)


def _with_stems() -> Iterator[KnownName]:
    """Words that names and titles share, after the names that stand for themselves."""
    names = tuple(dict.fromkeys(_gathered()))
    yield from names
    named = {name.text for name in names}
    places = [name.text for name in names if name.label is PLACE]
    figures = [name.text for name in names if name.label is FIGURE]
    titles = SearchDocument.objects.published().newest_first()
    texts = [*figures, *titles.values_list("edition__title", flat=True)[:MAX_TITLES]]
    words = [word for word in stems(texts, places) if word not in named]
    often = zip(words, _found(words, least=2), strict=True)
    yield from (KnownName(word, TERM) for word, is_often in often if is_often)


def _gathered() -> Iterator[KnownName]:
    topics = in_use(Topic.objects.all(), SearchFacet.Group.TOPIC).in_order()
    yield from _both(topics, TOPIC)
    yield from (KnownName(term, TERM) for term in TERMS)
    people = in_use(Person.objects.all(), SearchFacet.Group.SPEAKER).in_order()
    yield from _both(people, SPEAKER)
    bodies = in_use(Organisation.objects.all(), SearchFacet.Group.ORGANISATION).in_order()
    yield from _both(bodies, BODY)
    yield from _places(bodies)
    yield from _both(indicators_in_use().in_order(), FIGURE)
    words = SynonymWord.objects.order_by("pk").values_list("word", flat=True)
    yield from (KnownName(word, TERM) for word in words)


def in_use(rows: Any, group: SearchFacet.Group) -> Any:
    """Those that a published release has among its facets of the group."""
    facets = SearchFacet.objects.published().filter(group=group, value=OuterRef("pk"))
    return rows.filter(Exists(facets))


def indicators_in_use() -> Any:
    """Those that a published figure is of."""
    used = SearchPlace.objects.published().filter(indicator=OuterRef("pk"))
    return Indicator.objects.filter(Exists(used))


def _both(rows: Any, label: Any) -> Iterator[KnownName]:
    """Names, then aliases."""
    yield from (KnownName(name, label, slug) for name, slug in rows.values_list("name", "slug"))
    aliases = rows.filter(aliases__isnull=False).values_list("aliases__name", "slug")
    yield from (KnownName(alias, label, slug) for alias, slug in aliases)


def _places(bodies: Any) -> Iterator[KnownName]:
    """云岫 and 云岫市 of 云岫市公安局."""
    for body in bodies.values_list("name", flat=True):
        found = split(body)
        if found.place:
            yield KnownName(found.place, PLACE)
            yield KnownName(found.place + found.level, PLACE)


def each_found(queries: Sequence[Query], *, least: int = 1) -> list[bool]:
    """Whether each of many queries finds at least so many published documents.

    One statement a hundred: what is asked of every name must not be a query a name.
    """
    asked = [(at, query) for at, query in enumerate(queries) if query]
    there: set[int] = set()
    for start in range(0, len(asked), TOGETHER):
        parts: list[str] = []
        params: list[Any] = []
        for at, query in asked[start : start + TOGETHER]:
            sql, some = dialect.of(connection).newest(query, most=least)
            count = f"SELECT count(*) AS n FROM ({sql}) AS found"  # noqa: S608
            parts.append(f"SELECT {at:d} FROM ({count}) AS counted WHERE n >= {least:d}")  # noqa: S608
            params += some
        there |= {at for (at,) in fetched((" UNION ALL ".join(parts), params))}
    return [at in there for at in range(len(queries))]
