"""A search that was parted into words: nothing holds what was typed in one go."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone

from releases.search.questions.parted import Parted, parted
from releases.search.questions.understanding import understand
from releases.search.results.ranked_results import newest

from .filter_bar import FilterBar


@dataclass(frozen=True, slots=True)
class PartedSearch:
    """`typed` is what was asked for, `exactly` the query string that looks for it as it stands,
    `data` the state that is shown instead."""

    typed: str
    way: Parted
    exactly: str
    data: QueryDict


def parted_search(asked: QueryDict, bar: FilterBar) -> PartedSearch | None:
    """For a list that shows nothing; None where a release holds what was typed as it stands, or
    where words find nothing either."""
    query, typed = bar.result_list.criteria.q, str(asked.get("q", "")).strip()
    if not query.required or query.excluded or newest(query).keys:
        return None
    way = parted(understand(typed, today=timezone.localdate()))
    if way is None or way.q == typed:
        return None
    data, exactly = asked.copy(), asked.copy()
    data["q"] = way.q
    exactly["q"] = f'"{typed}"'
    return PartedSearch(typed, way, exactly.urlencode(), data)
