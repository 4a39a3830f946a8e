"""The organisations: all of them by kind, and the page of each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Edition, Organisation, Release
from releases.public.lists.release_items import has_sample
from releases.public.site import page_head
from releases.public.site.numbered_pages import paged
from releases.public.site.sections import ORGANISATIONS

from . import organisation_page as about
from . import organisation_views, visibility
from .views import figures_shown, measures_shown

PAGE_SIZE = 100  # organisations in the index
MAX_FEW = 6  # of each kind of row on the first page
MAX_ROWS = 30


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    context = paged(request, about.by_kind(), PAGE_SIZE)
    context["organisations"] = about.count(context["page_obj"])
    context["has_sample"] = (
        Edition.objects.published().filter(release__origin=Release.Origin.SAMPLE).exists()
    )
    context["address"] = request.build_absolute_uri(reverse("public:organisations"))
    return render(request, "people/organisation_list.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Some of everything; `?show=measures` and its like page through one kind of row."""
    here = get_object_or_404(visibility.organisations().select_related("parent"), slug=slug)
    show = request.GET.get("show", "")
    if show and show not in _ALL:
        raise Http404(_("没有这一栏。"))
    context = {
        "head": organisation_views.organisation_head(request, here),
        "organisation": here,
        "aliases": here.aliases.order_by("name"),
        "parent": visibility.organisations().filter(pk=here.parent_id).first(),
        "children": visibility.organisations().filter(parent=here).in_order()[:PAGE_SIZE],
        "show": show,
        "address": request.build_absolute_uri(reverse("public:organisation", args=[slug])),
    }
    shown = _one_kind(request, here, show) if show else _some_of_all(here)
    return render(request, "people/organisation_detail.html", context | shown)


def _one_kind(request: HttpRequest, here: Organisation, show: str) -> dict[str, Any]:
    rows, shown = _ALL[show]
    context = paged(request, rows(here), MAX_ROWS)
    return (
        context | {f"{show}_count": context["paginator"].count} | shown(here, context["page_obj"])
    )


def _some_of_all(here: Organisation) -> dict[str, Any]:
    context: dict[str, Any] = {"stages": about.stages(here), "has_sample": False}
    for name, (rows, shown) in _ALL.items():
        found = rows(here)
        some = shown(here, list(found[:MAX_FEW]))
        some["has_sample"] = context["has_sample"] or some.get("has_sample", False)
        context |= some | {f"{name}_count": found.count()}
    return context


def _members(here: Organisation, rows: Any) -> dict[str, Any]:
    return {"people": about.members(here, rows)}


def _releases(here: Organisation, rows: Any) -> dict[str, Any]:
    return {"releases": list(rows), "has_sample": has_sample(rows)}


_ALL: dict[str, Any] = {
    "people": (about.speaking, _members),
    "releases": (about.attended, _releases),
    "measures": (about.measures, lambda here, rows: measures_shown(rows)),
    "figures": (about.figures, lambda here, rows: figures_shown(rows)),
}


def organisation_head(request: HttpRequest, organisation: Organisation) -> page_head.Head:
    return page_head.column(
        request, ORGANISATIONS, title=organisation.name,
        description=_("%(name)s在历次新闻发布会上的发言人、举措和数据。")
        % {"name": organisation.name},
    )  # fmt: skip
