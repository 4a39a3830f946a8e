"""All that was ever done to one row of a release, across its editions: who made 37 into 38."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from releases.models import Change, Release
from releases.models.change import ChangeQuerySet, FieldChange
from releases.publishing.compare.words import lines, moment
from releases.publishing.withholding.hidden_acts import without_withheld

from . import admin_links
from .act_lines import deed
from .staff_request import READ_WITHHELD, staff

AT_ONCE = 50  # acts on a page
FACTS = "f"  # begins what stands for the edition itself


@dataclass(frozen=True, slots=True)
class ActOnRow:
    """What one act did to the row."""

    change: Change
    moment: str
    deed: str
    lines: list[str]


def row_view(
    request: HttpRequest, release: int, anchor: str, *, model_admin: admin.ModelAdmin[Change]
) -> TemplateResponse:
    """`anchor` is that of the row in the editor: its uid is the same in every edition."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    acts = acts_on(release, anchor)
    if not staff(request).user.has_perm(READ_WITHHELD):
        acts = without_withheld(acts)
    page = Paginator(acts, AT_ONCE).get_page(request.GET.get("page"))
    found = [
        ActOnRow(change, moment(change.at), deed(change), list(lines(told, whole=True)))
        for change in page
        if (told := of_row(change, anchor))
    ]
    if not found:
        raise Http404
    names = (each["name"] for act in found for each in of_row(act.change, anchor))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("这一条的操作记录：%s") % next(names, ""),
        "opts": model_admin.opts,
        "acts": found,
        "page": page,
        "whole": admin_links.trail(Change.Kind.RELEASE, release),
        "may_see_address": staff(request).user.has_perm("releases.view_signinentry"),
    }
    return TemplateResponse(request, "admin/releases/row_history.html", context)


def acts_on(release: int, anchor: str) -> ChangeQuerySet:
    """The newest first; the database looks for the uid in all that the acts say."""
    acts = Change.objects.of(Release(pk=release)).with_redone().order_by("-sequence")
    said = acts.annotate(said=Cast("differences", TextField()))
    kind, _dash, uid = anchor.partition("-")
    return said.filter(said__contains='"edition"' if kind == FACTS else uid)


def of_row(change: Change, anchor: str) -> list[FieldChange]:
    kind, _dash, uid = anchor.partition("-")
    if kind == FACTS:
        return [each for each in change.differences if each["row"] == "edition"]
    return [each for each in change.differences if each["uid"] == uid]
