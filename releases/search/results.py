"""What a search finds among releases: how many, which first, and how they spread."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, QuerySet

from releases.models import Edition, SearchDocument

from . import ranking
from .hits import MOST, Hits, newest, titled
from .lookup import among
from .plainly import plainly
from .query import Query, parse
from .synonyms import with_synonyms


@dataclass
class Found:
    """Releases by relevance; `more` tells that `total` and all counts are lower bounds."""

    query: Query
    within: QuerySet[SearchDocument] | None = None
    hits: Hits = field(init=False)

    def __post_init__(self) -> None:
        self.hits = newest(self.query, within=self.within) if self.query else Hits([])

    @cached_property
    def ranked(self) -> list[ranking.Ranked]:
        return ranking.rank(self._candidates(), self.query)

    @property
    def total(self) -> int:
        return min(len(self.ranked), MOST)

    @property
    def more(self) -> bool:
        return self.hits.more

    def keys(self) -> list[int]:
        """The best first."""
        return [key for _score, key, *_rest in self.ranked[:MOST]]

    def years(self) -> Mapping[int, int]:
        """How many hits there are of each year."""
        return Counter(year for year, _tags in self._described if year)

    def facet(self, group: int) -> Mapping[int, int]:
        """How many hits have each value of the group."""
        place = group - 1
        values = " ".join([tags.split("|", place + 1)[place] for _year, tags in self._described])
        return {int(value): n for value, n in Counter(values.split()).items()}

    @cached_property
    def _described(self) -> list[tuple[int | None, str]]:
        """Year and tags of every hit; what was ranked has been read already."""
        if "ranked" not in self.__dict__:
            rows = SearchDocument.objects.published().filter(key__among=among(self.hits.keys))
            return plainly(rows.values_list("year", "tags"))
        kept = set(self.hits.keys)
        return [(year, tags) for _score, key, year, tags in self.ranked if key in kept]

    def _candidates(self) -> list[int]:
        """Where there are more than can be ranked, those with the words in their title come in.

        They are asked for where there are fewer too: so a page asks as much of a small site.
        """
        if not (self.hits.keys and self.query.required):
            return self.hits.keys
        titles = titled(self.query, within=self.within)
        return list(dict.fromkeys([*titles, *self.hits.keys]))


def search(typed: str, *, within: QuerySet[SearchDocument] | None = None) -> Found:
    """What readers find when they type this; nothing where nothing can be looked for."""
    return Found(with_synonyms(parse(typed)), within)


def editions_of(keys: list[int], rows: QuerySet[Edition]) -> list[Edition]:
    """Of `rows` the editions of these documents, in the keys' order; each knows its
    `document_key`."""
    found = rows.filter(search_document__key__among=among(keys))
    by_key: dict[int, Edition] = {
        row.document_key: row for row in found.annotate(document_key=F("search_document__key"))
    }
    return [by_key[key] for key in keys if key in by_key]
