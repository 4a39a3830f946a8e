"""Words that nobody separated by blanks, searched apart where nothing holds them as they stand."""

from django.http import QueryDict
from django.utils import timezone

from releases.search.lists.filter_sets import ReleaseFilter
from releases.search.questions.parting import PartedSearch, parted
from releases.search.questions.understanding import understand
from releases.search.results.ranked_results import newest

# Asks for what was typed as it stands, in all lists, pages and feeds.
EXACT = "exact"


def parted_words(filterset: ReleaseFilter, data: QueryDict) -> PartedSearch | None:
    """The filters go on with the parts; None where what was typed is found, or nothing helps."""
    query = filterset.criteria.q
    if data.get(EXACT) or not query.required or query.excluded or filterset.form.errors:
        return None
    documents = filterset.result_list.documents()
    if documents.keys or (filterset.criteria.without("q") and _stands_somewhere(filterset)):
        return None
    at = filterset.result_list.data_version
    found = parted(understand(data.get("q", ""), today=timezone.localdate(), at=at))
    if found is not None:
        filterset.criteria = filterset.criteria.plus(q=found.query)
        filterset.result_list = filterset.list_of(filterset.criteria)
    return found


def _stands_somewhere(filterset: ReleaseFilter) -> bool:
    """Whether it is another filter that leaves nothing."""
    return bool(newest(filterset.criteria.q).keys)
