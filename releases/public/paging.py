"""One page of a list, as the pagination template wants it."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def paged(request: HttpRequest, rows: Any, size: int) -> dict[str, Any]:
    """Raises Http404 for a page that does not exist, as the list of releases does."""
    paginator = Paginator(rows, size)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("没有这一页。")) from error
    return {
        "paginator": paginator,
        "page_obj": page,
        "is_paginated": page.has_other_pages(),
        "page_numbers": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
