"""Pages with a number each, by Django's Paginator, as the pagination template wants them."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


class Counted(Paginator):
    """Of rows whose number is known already."""

    def __init__(self, rows: Any, size: int, *, count: int) -> None:
        super().__init__(rows, size)
        self.count = count


def paged(
    request: HttpRequest, rows: Any, size: int, *, count: int | None = None, missing: str = ""
) -> dict[str, Any]:
    """The page that the address asks for; Http404, with the words `missing`, for one that does not
    exist."""
    paginator = Paginator(rows, size) if count is None else Counted(rows, size, count=count)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(missing or _("没有这一页。")) from error
    return numbered(page, on_each_side=2, on_ends=1)


def numbered(page: Page, **shown: int) -> dict[str, Any]:
    return {
        "paginator": page.paginator,
        "page_obj": page,
        "is_paginated": page.has_other_pages(),
        "page_numbers": page.paginator.get_elided_page_range(page.number, **shown),
    }
