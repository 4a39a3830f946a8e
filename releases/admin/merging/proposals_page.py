"""The sweep of the vocabulary: pairs that may be one, each to be looked at, merged or parted."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.match_words import reasons
from releases.admin.staff_request import StaffRequest
from releases.intake.name_matching import Match
from releases.publishing.vocabulary.noun_rows import NOUNS
from releases.publishing.vocabulary.sweep import sweep

from .merge_page import Site

PAIRS_SHOWN = 100  # the likeliest; the others come up when these are dealt with


def proposals_view(request: StaffRequest, *, model_admin: Site, kind: str) -> HttpResponse:
    model = NOUNS.get(kind)
    if model is None:
        raise Http404
    if not request.user.has_perm(f"releases.view_{model._meta.model_name}"):
        raise PermissionDenied
    found = sweep(kind)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model._meta,
        "title": _("可能是同一个的名称"),
        "swept": found,
        "pairs": [_shown(kind, match) for match in found.pairs[:PAIRS_SHOWN]],
        "more": len(found.pairs[PAIRS_SHOWN:]),
        "kinds": [
            (admin_links.proposals(each), noun._meta.verbose_name, each == kind)
            for each, noun in NOUNS.items()
        ],
        "may_part": request.user.has_perm(f"releases.change_{model._meta.model_name}"),
    }
    return TemplateResponse(request, "admin/releases/proposals.html", context)


def _shown(kind: str, match: Match) -> dict[str, object]:
    """The older one is kept unless the preview says otherwise: its address is the known one."""
    kept, other = sorted((match.one, match.other), key=lambda thing: thing.key)
    return {
        "kept": kept,
        "other": other,
        "why": reasons(match.why),
        "merge": admin_links.merging(kind, kept.key, other.key),
    }
