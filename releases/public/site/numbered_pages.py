"""Pages with a number each, by Django's Paginator, as the pagination template wants them."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypedDict, TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from releases.publishing.errors import NotHere

Row = TypeVar("Row")


class NumberedPage(TypedDict, Generic[Row]):
    """A page in the names that Django's list views give to templates."""

    paginator: Paginator[Row]
    page_obj: Page[Row]
    is_paginated: bool
    page_numbers: Iterable[str | int]


def paged(
    request: HttpRequest,
    rows: QuerySet[Any, Row] | Sequence[Row],
    size: int,
    *,
    count: int | None = None,
    missing: str = "",
) -> NumberedPage[Row]:
    """The page that the address asks for, of rows whose `count` may be known already; NotHere, with
    the words `missing`, for one that does not exist."""
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise NotHere(missing or _("没有这一页：页码超出了范围。")) from error
    return numbered(page, on_each_side=2, on_ends=1)


def numbered(page: Page[Row], **shown: int) -> NumberedPage[Row]:
    return {
        "paginator": page.paginator,
        "page_obj": page,
        "is_paginated": page.has_other_pages(),
        "page_numbers": page.paginator.get_elided_page_range(page.number, **shown),
    }
