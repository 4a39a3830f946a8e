"""The page of a release, and of each of its editions at an address that stays."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from releases.models import Edition

from . import qr_code, release_head
from .edition_links import links_of
from .neighbours import editions_of
from .related import beside
from .release_page import load
from .withdrawn import gone


class ReleaseDetail(DetailView[Edition]):
    """The live edition; a withdrawn release answers with its explanation."""

    http_method_names = ["get", "head", "options"]
    template_name = "releases/edition_detail.html"
    context_object_name = "edition"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return gone(request, self.kwargs["number"], self.kwargs.get("ordinal"))

    def get_object(self, queryset: QuerySet[Edition] | None = None) -> Edition:
        editions = Edition.objects.published().select_related("release")
        return get_object_or_404(editions, release__number=self.kwargs["number"])

    def get_context_data(self, **kw: object) -> dict[str, object]:
        edition = self.object
        live = reverse("public:release", args=[edition.release.number])
        fixed = reverse("public:edition", args=[edition.release.number, edition.ordinal])
        address = self.request.build_absolute_uri(live if edition.is_live else fixed)
        fixed_address = self.request.build_absolute_uri(fixed)
        page = load(edition, self.request.GET.get("q", ""))
        return super().get_context_data(**kw) | {
            "page": page,
            "beside": beside(edition, links_of(edition.pk)),
            "head": release_head.release_head(self.request, page, address),
            "release": edition.release,
            "editions": editions_of(edition),
            "address": address,
            "fixed_address": fixed_address,
            "qr": qr_code.svg(address),
            "fixed_qr": qr_code.svg(fixed_address) if fixed_address != address else "",
        }


class EditionDetail(ReleaseDetail):
    """One edition, live or replaced, for those who cite exactly that text."""

    def get_object(self, queryset: QuerySet[Edition] | None = None) -> Edition:
        editions = Edition.objects.once_published().select_related("release")
        wanted = {"release__number": self.kwargs["number"], "ordinal": self.kwargs["ordinal"]}
        return get_object_or_404(editions, **wanted)
