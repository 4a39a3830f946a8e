"""Withdrawn releases, for feeds alone: those who were told of a release are told of its end."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, QuerySet

from releases.models import Edition, SearchDocument, SearchPlace
from releases.public.corrections.correction_log import withdrawn_editions
from releases.search.lists.list_kinds import RELEASES
from releases.search.lists.result_list import ResultList
from releases.search.query.parser import Query
from releases.text.search_key import key


def under(result_list: ResultList) -> QuerySet[Edition]:
    """Those that the list would tell of, were they published, by all filters but the keyword."""
    found = withdrawn_editions()
    if result_list.kind is not RELEASES:
        own = SearchPlace.objects.filter(document=OuterRef("search_document"))
        found = found.filter(Exists(result_list.chosen(own)))
    criteria = result_list.of_documents(result_list.criteria.without("q"))
    if not criteria:
        return found
    documents = result_list.narrowed(SearchDocument.objects.all(), criteria).order_by()
    return found.filter(search_document__in=documents.values("key"))


def titled(editions: Iterable[Edition], query: Query) -> Iterator[Edition]:
    """Of the words only the title is looked at, as the search would: the text is no longer shown,
    so a keyword must not tell what stood in it either."""
    for edition in editions:
        title = "" if edition.withheld else key(edition.title)
        wanted = all(any(found in title for found in word.keys) for word in query.required)
        if wanted and not any(found in title for word in query.excluded for found in word.keys):
            yield edition
