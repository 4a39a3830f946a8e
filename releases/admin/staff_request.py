"""The request of somebody who is signed in, with what one step of the admin leaves for the next."""

from typing import TypeVar, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.models import Edition, Editor
from releases.publishing.discarding import who_did
from releases.publishing.errors import NotHere

Viewed = TypeVar("Viewed", bound=Model)


class StaffRequest(HttpRequest):
    """`refusal` is why a write was refused; `edition_id` is that of the row just deleted,
    `before_saving` the savepoint before a group of synonyms was stored."""

    user: Editor
    refusal: str
    edition_id: int
    before_saving: str


def staff(request: HttpRequest) -> StaffRequest:
    """The same request: `admin_view` lets in nobody who is not signed in."""
    return cast(StaffRequest, request)


READ_WITHHELD = "releases.read_withheld"


def may_read(request: HttpRequest, row: object) -> bool:
    """Whether it is withheld from nobody, or not from this account."""
    return not getattr(row, "withheld", False) or request.user.has_perm(READ_WITHHELD)


def refuse_withheld(request: HttpRequest, row: object) -> None:
    """Raises PermissionDenied, which says why."""
    if not may_read(request, row):
        raise PermissionDenied(_("这一版已经封存，编辑不能看；审计员能看。"))


class InBin(NotHere):
    """Somebody discarded it: the page says who, and leads to the bin."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(who_did.told(edition))
        self.place, self.label = admin_links.recycle_bin(), _("打开回收站")


def refuse_binned(row: object) -> None:
    if isinstance(row, Edition) and row.in_bin:
        raise InBin(row)


def viewed(
    request: HttpRequest, model_admin: admin.ModelAdmin[Viewed], rows: QuerySet[Viewed], pk: int
) -> Viewed:
    """The row of that key, for whoever may view it. Raises Http404 and PermissionDenied."""
    row = get_object_or_404(rows, pk=pk)
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    refuse_withheld(request, row)
    refuse_binned(row)
    return row
