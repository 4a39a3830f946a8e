"""The page of a release, and of each of its editions at an address that stays."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from releases.models import Edition

from . import release_article
from .edition_links import links_of
from .neighbours import editions_of
from .related import beside
from .withdrawn import gone


class ReleaseDetail(DetailView[Edition]):
    """The live edition; a withdrawn release answers with its explanation."""

    http_method_names = ["get", "head", "options"]
    template_name = "releases/edition_detail.html"
    context_object_name = "edition"
    is_kept = True  # its article, from one reader to the next

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return gone(request, self.kwargs["number"], self.kwargs.get("ordinal"))

    def get_object(self, queryset: QuerySet[Edition] | None = None) -> Edition:
        editions = Edition.objects.published().select_related("release")
        return get_object_or_404(editions, release__number=self.kwargs["number"])

    def editions(self) -> list[Edition]:
        """The first edition has no others beside it until it is corrected."""
        alone = self.object.is_live and self.object.ordinal == 1
        return [self.object] if alone else editions_of(self.object)

    def get_context_data(self, **kw: object) -> dict[str, object]:
        edition = self.object
        links = links_of(edition.pk)
        around = beside(edition, links)
        wanted = release_article.asked(
            self.request,
            edition,
            editions=self.editions(),
            links=links,
            has_related=bool(around.related),
        )
        article = release_article.article(self.request, wanted, is_kept=self.is_kept)
        return super().get_context_data(**kw) | {
            "article": article.html,
            "beside": around,
            "head": article.head,
            "release": edition.release,
            "address": wanted.address,
            "fixed_address": wanted.fixed_address,
        }


class EditionDetail(ReleaseDetail):
    """One edition, live or replaced, for those who cite exactly that text."""

    def get_object(self, queryset: QuerySet[Edition] | None = None) -> Edition:
        editions = Edition.objects.once_published().select_related("release")
        wanted = {"release__number": self.kwargs["number"], "ordinal": self.kwargs["ordinal"]}
        return get_object_or_404(editions, **wanted)
