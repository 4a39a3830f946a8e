"""说法不一 as a page: every conflict, the one told last first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.public.lists.printed_items import has_sample
from releases.public.series.contradictions import contradictions
from releases.public.site.numbered_pages import paged

from .conflict_filters import ConflictFilterForm
from .conflict_items import conflict_items

PAGE_SIZE = 20


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    found = contradictions()
    form = ConflictFilterForm(request.GET, found)
    context: dict[str, object] = {"form": form, "total": len(found)}
    if form.is_valid():
        left = form.left()
        page = paged(request, left, PAGE_SIZE, missing=_("没有这一页说法不一的数。"))
        items = conflict_items(list(page["page_obj"].object_list))
        context |= page
        context |= {
            "items": items,
            "narrowed": form.is_narrowed,
            "has_sample": has_sample(row.edition for item in items for row in item.rows),
        }
    return render(request, "conflicts/conflict_list.html", context)
