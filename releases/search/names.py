"""The names that readers look for: people, bodies, indicators, topics and terms of the field.

Gathered from what is published, once for every state of the index. A term or an alias may be one
that nobody has printed: `occurs` tells, for those that are to be offered.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from releases.models import (
    Indicator,
    Organisation,
    Person,
    SearchFacet,
    SearchPlace,
    SearchState,
    SynonymWord,
    Topic,
)
from releases.text.abbreviations import split
from releases.text.nearness import Names
from releases.text.pinyin import matches
from releases.text.search_key import key

from .hits import newest
from .query import parse
from .synonyms import with_synonyms

# Terms of intellectual property that readers know; only those that occur are offered.
TERMS = (
    "知识产权", "专利", "发明专利", "实用新型", "外观设计", "商标", "驰名商标", "著作权", "版权",
    "地理标志", "商业秘密", "植物新品种", "集成电路布图设计", "专利授权", "专利转化", "质押融资",
    "行政裁决", "侵权", "假冒", "维权", "执法", "诉讼", "案件", "保护", "运用", "创造", "管理",
    "服务", "品牌", "高价值专利", "专利导航", "营商环境", "新闻发布会",
)  # fmt: skip


class Name(NamedTuple):
    """`label` says what it is a name of."""

    text: str
    label: Any  # translated when it is shown


@dataclass(frozen=True)
class Vocabulary:
    names: tuple[Name, ...]

    @cached_property
    def near(self) -> Names:
        return Names(name.text for name in self.names)

    @cached_property
    def keyed(self) -> list[tuple[str, Name]]:
        return [(key(name.text), name) for name in self.names]

    def spelled(self, letters: str) -> Iterator[Name]:
        """Names that the Latin letters are, or begin, the pinyin or the initials of."""
        return (name for name in self.names if matches(letters, name.text))


_kept: tuple[int, Vocabulary] | None = None
_lock = threading.Lock()


def vocabulary() -> Vocabulary:
    """One query where nothing was published since the last time."""
    global _kept
    serial = SearchState.objects.filter(pk=1).values_list("serial", flat=True).first() or 0
    if _kept is None or _kept[0] != serial:
        with _lock:
            _kept = (serial, Vocabulary(tuple(dict.fromkeys(_gathered()))))
    return _kept[1]


def occurs(word: str) -> bool:
    """Whether a search for it finds anything, synonyms included."""
    query = with_synonyms(parse(word))
    return bool(query) and bool(newest(query).keys)


def _gathered() -> Iterator[Name]:
    topics = _in_use(Topic.objects.all(), SearchFacet.Group.TOPIC).in_order()
    yield from (Name(name, _("主题")) for name in topics.values_list("name", flat=True))
    yield from (Name(term, _("词语")) for term in TERMS)
    people = _in_use(Person.objects.all(), SearchFacet.Group.SPEAKER).in_order()
    yield from (Name(name, _("发言人")) for name in people.values_list("name", flat=True))
    bodies = _in_use(Organisation.objects.all(), SearchFacet.Group.ORGANISATION).in_order()
    yield from _both(bodies, _("机构"))
    yield from _places(bodies)
    used = SearchPlace.objects.filter(indicator=OuterRef("pk"), document__gt=0)
    yield from _both(Indicator.objects.filter(Exists(used)).in_order(), _("指标"))
    words = SynonymWord.objects.order_by("pk").values_list("word", flat=True)
    yield from (Name(word, _("词语")) for word in words)


def _in_use(rows: Any, group: SearchFacet.Group) -> Any:
    facets = SearchFacet.objects.filter(group=group, value=OuterRef("pk"), document__gt=0)
    return rows.filter(Exists(facets))


def _both(rows: Any, label: Any) -> Iterator[Name]:
    """Names, then aliases."""
    yield from (Name(name, label) for name in rows.values_list("name", flat=True))
    aliases = rows.filter(aliases__isnull=False).values_list("aliases__name", flat=True)
    yield from (Name(alias, label) for alias in aliases)


def _places(bodies: Any) -> Iterator[Name]:
    """云岫 and 云岫市 of 云岫市公安局."""
    for body in bodies.values_list("name", flat=True):
        found = split(body)
        if found.place:
            yield Name(found.place, _("地名"))
            yield Name(found.place + found.level, _("地名"))
