"""Lists at the desk that are searched through the index, as readers search, drafts included."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from releases.search.lists.list_filters import KeywordField
from releases.search.query.parser import Query
from releases.search.results import editor_search

HELP = _("与网站上的检索相同：多个词用空格隔开，都要有；加引号查整句，前面加减号排除。")


class IndexedSearch:
    """Mixed in before ModelAdmin. `search_kinds` are the SearchPlace kinds that the rows stand for;
    without any, whole editions are found, by `search_edition`, the way to an edition."""

    search_help_text: Any = HELP
    search_kinds: tuple[str, ...] = ()
    search_edition = "pk"
    # What is looked up as it was typed besides: a number is no text of an edition.
    search_exactly: tuple[str, ...] = ()

    def get_search_results(
        self, request: Any, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        typed = search_term.strip()
        if not typed:
            return queryset, False
        exactly = Q(pk=None)
        for name in self.search_exactly:
            exactly |= Q(**{f"{name}__startswith": typed.replace("\x00", "")})
        try:
            found = self._found(KeywordField().clean(typed))
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
            found = Q(pk=None)
        return queryset.filter(found | exactly), self.search_edition != "pk"

    def _found(self, query: Query) -> Q:
        if self.search_kinds:
            return Q(pk__in=editor_search.rows(query, *self.search_kinds))
        return Q(**{f"{self.search_edition}__in": editor_search.editions(query)})
