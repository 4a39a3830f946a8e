"""The releases that a state of the filters leaves, and how many things that are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from releases.models import SearchDocument, SearchPlace
from releases.search.backends.dialect import raw_rows
from releases.search.results.ranked_results import RankedResults

from .document_facts import Keys


class Total(NamedTuple):
    """`more` tells that there are at least `n`: the keyword stands in more releases than were
    looked at."""

    n: int
    more: bool = False


@dataclass(frozen=True)
class Documents:
    """The releases that a state of the filters leaves: `rows` are what readers may see of them;
    `found` tells more where a keyword was typed."""

    rows: QuerySet[SearchDocument]
    found: RankedResults | None = None
    are_all: bool = False

    @property
    def more(self) -> bool:
        return self.found is not None and self.found.more

    @cached_property
    def keys(self) -> Keys:
        """None where they are all that are published."""
        if self.are_all:
            return None
        if self.found:
            return self.found.hits.keys
        return [key for (key,) in raw_rows(self.rows.order_by().values_list("key"))]

    @property
    def bounds(self) -> tuple[int, Sequence[int] | None]:
        """In which documents the index looks for units: from a lowest key up, which leaves all
        that words alone have found, or among a list of keys."""
        if self.keys is None:
            return 0, None
        if self.found and self.found.within is None and self.keys:
            return min(self.keys), None
        return 0, list(self.keys)

    def places(self) -> QuerySet[SearchPlace]:
        """Of everything that is published, rows tell themselves; no document is looked up."""
        if self.are_all:
            return SearchPlace.objects.published()
        return SearchPlace.objects.filter(document__in=self.rows.order_by().values("key"))
