"""The organisations: all of them by kind, and the page of each."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Edition, Organisation, Release
from releases.public.lists.printed_items import has_sample
from releases.public.site import page_head
from releases.public.site.former_addresses import leads_on
from releases.public.site.numbered_pages import paged
from releases.public.site.sections import ORGANISATIONS
from releases.publishing.errors import NotHere

from . import organisation_page as about
from . import visibility
from .views import figures_shown, measures_shown

PAGE_SIZE = 100  # organisations in the index
MAX_FEW = 6  # of each kind of row on the first page
MAX_ROWS = 30
# What the page shows of an organisation, by the word that asks for it in the address.
KINDS: Mapping[str, Callable[[Organisation], QuerySet[Model, object]]] = {
    "people": about.speaking,
    "releases": about.attended,
    "measures": about.measures,
    "figures": about.figures,
}


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The index of organisations, by kind."""
    page = paged(request, about.by_kind(), PAGE_SIZE)
    samples = Edition.objects.published().filter(release__origin=Release.Origin.SAMPLE)
    context = {
        **page,
        "organisations": about.items(page["page_obj"]),
        "has_sample": samples.exists(),
        "address": request.build_absolute_uri(reverse("public:organisations")),
    }
    return render(request, "people/organisation_list.html", context)


@leads_on("organisation")
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Some of everything; `?show=measures` and its like page through one kind of row."""
    here = visibility.organisations().select_related("parent").filter(slug=slug).first()
    if here is None:
        raise NotHere(_("没有网址名为“%s”的机构，或者还没有发布过它的内容。") % slug)
    show = request.GET.get("show", "")
    if show and show not in KINDS:
        raise NotHere(_("没有这一栏。"))
    context: dict[str, object] = {
        "head": organisation_head(request, here),
        "organisation": here,
        "aliases": here.aliases.order_by("name"),
        "parent": here.parent_id and visibility.organisations().filter(pk=here.parent_id).first(),
        "children": visibility.organisations().filter(parent=here).in_order()[:PAGE_SIZE],
        "show": show,
        "address": request.build_absolute_uri(reverse("public:organisation", args=[slug])),
    }
    if show:
        page = paged(request, KINDS[show](here), MAX_ROWS)
        context |= page | {f"{show}_count": page["paginator"].count}
        context |= _shown(here, show, page["page_obj"])
    else:
        context["stages"] = about.stages(here)
        samples = []
        for kind, rows in KINDS.items():
            found = rows(here)
            shown = _shown(here, kind, list(found[:MAX_FEW]))
            context |= shown | {f"{kind}_count": found.count()}
            samples.append(shown.get("has_sample"))
        context["has_sample"] = any(samples)
    return render(request, "people/organisation_detail.html", context)


def _shown(here: Organisation, kind: str, rows: Any) -> dict[str, object]:
    match kind:
        case "people":
            return {"people": about.members(here, rows)}
        case "releases":
            return {"releases": list(rows), "has_sample": has_sample(rows)}
        case "measures":
            return measures_shown(rows)
    return figures_shown(rows)


def organisation_head(request: HttpRequest, organisation: Organisation) -> page_head.Head:
    description = _("%(name)s在历次新闻发布会上的发言人、举措和数据。")
    return page_head.of_section(
        request,
        ORGANISATIONS,
        title=organisation.name,
        description=description % {"name": organisation.name},
    )
