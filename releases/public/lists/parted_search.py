"""A search that was parted into words: nothing holds what was typed in one go."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from releases.search.questions.parted import Parted, parted
from releases.search.questions.understanding import understand
from releases.search.results.ranked_results import newest

from .filter_bar import FilterBar, bar_of


@dataclass(frozen=True, slots=True)
class PartedSearch:
    """`typed` is what was asked for, `exactly` the query string that looks for it as it stands."""

    typed: str
    way: Parted
    exactly: str
    bar: FilterBar


def parted_search(view: str, request: HttpRequest, bar: FilterBar) -> PartedSearch | None:
    """For a list that shows nothing; None where a release holds what was typed as it stands, or
    where words find nothing either."""
    query, typed = bar.result_list.criteria.q, request.GET.get("q", "").strip()
    if not query.required or query.excluded or newest(query).keys:
        return None
    at = bar.result_list.data_version
    way = parted(understand(typed, today=timezone.localdate(), at=at), at)
    if way is None or way.q == typed:
        return None
    data = request.GET.copy()
    data["q"] = way.q
    exactly = request.GET.copy()
    exactly["q"] = f'"{typed}"'
    return PartedSearch(typed, way, exactly.urlencode(), bar_of(view, data))
