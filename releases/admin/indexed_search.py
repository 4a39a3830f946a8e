"""Lists at the desk that are searched through the index, as readers search, drafts included."""

from typing import ClassVar, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from releases.search.index import indexing
from releases.search.lists.list_filters import KeywordField
from releases.search.results import editor_search

HELP = _("与网站上的检索相同：多个词用空格隔开，都要有；加引号查整句，前面加减号排除。")
Listed = TypeVar("Listed", bound=Model)


class IndexedSearch:
    """Mixed in before ModelAdmin: its changelist is searched through the index.

    `search_kinds` are the SearchPlace kinds that the rows stand for; without any, whole editions
    are found, by `search_edition`, the way to an edition.
    """

    search_help_text: ClassVar[StrOrPromise | None] = HELP
    search_kinds: tuple[str, ...] = ()
    search_edition = "pk"
    # What is looked up as it was typed besides: a number is no text of an edition.
    search_exactly: tuple[str, ...] = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Listed], search_term: str
    ) -> tuple[QuerySet[Listed], bool]:
        typed = search_term.strip()
        if not typed:
            return queryset, False
        found = Q(pk=None)
        for name in self.search_exactly:
            found |= Q(**{f"{name}__startswith": typed.replace("\x00", "")})
        try:
            query = KeywordField().clean(typed)
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
        else:
            try:
                indexing.write_drafts()
            except DatabaseError:
                late = _("刚改过的草稿还没有写入检索，可能查不到：请过一会儿再查。")
                messages.warning(request, late)
            if self.search_kinds:
                found |= Q(pk__in=editor_search.rows(query, *self.search_kinds))
            else:
                found |= Q(**{f"{self.search_edition}__in": editor_search.editions(query)})
        return queryset.filter(found), self.search_edition != "pk"
