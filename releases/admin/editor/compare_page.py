"""Comparison 对比: what an edition says otherwise than another, or than the page it came from."""

from dataclasses import dataclass

from django.contrib import admin
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, may_read, viewed
from releases.intake.parse.reading import Reading
from releases.models import Edition
from releases.publishing.compare import editions, pasted_original
from releases.publishing.compare.shown_differences import shown

from .preview_page import answer

PASTED = "paste"


@dataclass(frozen=True, slots=True)
class OtherSide:
    """What the edition may be held against; `asked` is how the address names it, which may name an
    edition by its state, too."""

    asked: str
    label: str


def compare_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """With htmx the part that the editor shows in place of its text."""
    rows = Edition.objects.select_related("release", "pasted_text")
    edition = viewed(request, model_admin, rows, pk)
    rest = edition.release.editions.present().exclude(pk=pk).order_by("-ordinal")
    others = [row for row in rest if may_read(request, row)]
    sides = [OtherSide(str(other.pk), _named(other)) for other in others]
    if edition.pasted_text_id:
        sides.append(OtherSide(PASTED, _("粘贴的原文")))
    asked = request.GET.get("with", "") or _usual(edition, others)
    named = {row.state: row for row in others} | {str(row.pk): row for row in others}
    other: Edition | Reading | None = named.get(asked)
    if isinstance(other, Edition):
        asked = str(other.pk)
    elif asked == PASTED:
        other = pasted_original.pasted(edition)
    if other is None and request.GET.get("with"):
        raise Http404
    context = {
        "edition": edition,
        "here": admin_links.editor(pk),
        "view": "admin/releases/_editor_compare.html",
        "sides": sides,
        "asked": asked,
        "shown": shown(editions.between(other, edition)) if other else None,
    }
    return answer(request, model_admin, context)


def _usual(edition: Edition, others: list[Edition]) -> str:
    """What readers have; of what they have already, the edition before it; else the page."""
    earlier = [row for row in others if row.ordinal < edition.ordinal]
    live = [row for row in earlier if row.is_live]
    found = [str(row.pk) for row in (*live, *earlier)]
    return next(iter(found), PASTED if edition.pasted_text_id else "")


def _named(other: Edition) -> str:
    told = {"n": other.ordinal, "state": other.get_state_display()}
    return _("第 %(n)d 版（%(state)s）") % told
