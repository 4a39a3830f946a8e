"""What became of promises: a release's panel, the page of a promise, and their buttons."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.models import Edition, FollowUp, Measure
from releases.publishing import follow_up_proposals, follow_ups
from releases.publishing.errors import Refused

from .evidence_form import EvidenceForm, row_of

MAX_SHOWN = 50
MOST_NAMED = follow_up_proposals.MAX_PROMISES


def applies(request: StaffRequest, edition: Edition) -> bool:
    return _may(request, "view") and (edition.is_open or edition.is_live)


def of_edition(request: StaffRequest, edition: Edition) -> dict[str, object]:
    """For the editor: the promises that this release should answer."""
    if not applies(request, edition):
        return {}
    asked = follow_up_proposals.questions(edition)
    most = len(asked) if request.GET.get("promises") == "all" else MAX_SHOWN
    return {
        "questions": asked[:most],
        "question_count": sum(not question.answers for question in asked),
        "questions_left_out": max(0, len(asked) - most),
        "unlike": [q.promise for q in asked[:most] if not q.answers and not q.proposals],
        "may_follow": _may(request, "add"),
        "outcomes": FollowUp.Outcome.spoken(),
        "may_unlink": _may(request, "delete"),
        "follow_edition": edition,
    }


def of_measure(request: StaffRequest, measure: Measure) -> dict[str, object]:
    """For the page of a promise: what was recorded, taken back ones too, and what may be linked."""
    followed = measure.edition.is_live and measure.stage != Measure.Stage.DONE
    if not followed or not _may(request, "view"):
        return {}
    newest = Edition.objects.present().filter(release=OuterRef("evidence")).order_by("-ordinal")
    records = (
        FollowUp.objects.filter(promise=measure.edition.release_id, promise_uid=measure.uid)
        .select_related("evidence", "by", "unlinked_by")
        .annotate(title=Subquery(newest.values("title")[:1]))
        .annotate(edition_pk=Subquery(newest.values("pk")[:1]))
        .exclude(evidence__isnull=False, edition_pk=None)  # it lies in the bin
    )
    proposed = follow_up_proposals.later_proposals(measure)
    known = {(r.evidence_id, r.evidence_anchor) for r in records if r.unlinked_at is None}
    return {
        "follow_ups": list(records.newest_first()),
        "proposals": [
            proposal
            for proposal in proposed
            if (proposal.row.edition.release_id, proposal.row.anchor) not in known
        ],
        "may_follow": _may(request, "add"),
        "outcomes": FollowUp.Outcome.spoken(),
        "may_unlink": _may(request, "delete"),
        "promise": measure,
    }


@require_POST
def answer_view(request: StaffRequest, pk: int) -> HttpResponse:
    """One button under a promise was pressed: a row answers it, nothing does, or take it back."""
    if not request.user.has_perm("releases.view_followup"):
        raise PermissionDenied
    promise, edition = _promise(pk), _edition(request.POST.get("edition", ""))
    from_edition = edition is not None and request.POST.get("from") == "edition"
    back = (
        admin_links.promises(edition.pk)
        if edition and from_edition
        else admin_links.follow(promise.pk)
    )
    try:
        _act(request, promise, edition)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(back)


@require_POST
def silence_view(request: StaffRequest, pk: int) -> HttpResponse:
    """The promises that were shown without any likely row: none of them is mentioned."""
    if not request.user.has_perm("releases.view_followup"):
        raise PermissionDenied
    edition = _edition(str(pk))
    if edition is None:
        raise Http404
    named = [key for key in request.POST.getlist("promise") if key.isdecimal()]
    promises = list(Measure.objects.filter(pk__in=named[:MOST_NAMED]).order_by("pk"))
    try:
        follow_ups.pass_over_all(promises, edition=edition, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, _("都没有登记：%s") % refusal)
    else:
        messages.success(request, _("已登记 %d 项举措未提及。") % len(promises))
    return HttpResponseRedirect(admin_links.promises(pk))


def _act(request: StaffRequest, promise: Measure, edition: Edition | None) -> None:
    by, now = request.user, timezone.now()
    outcome, _space, anchor = request.POST.get("answer", "").partition(" ")
    if "unlink" in request.POST:
        pressed = request.POST.get("unlink", "")
        records = FollowUp.objects.filter(promise=promise.edition.release_id)
        found = records.filter(pk=pressed).first() if pressed.isdecimal() else None
        if found is None:
            raise Refused(_("没有这一条跟进。"))
        follow_ups.unlink(found, by=by, now=now)
        messages.success(request, _("已撤销“%s”的这条跟进。") % promise)
    elif edition is None:
        raise Refused(_("没有这个版本，可能已被删除。"))
    elif outcome == FollowUp.Outcome.SILENT:
        follow_ups.pass_over(promise, edition=edition, by=by, now=now)
        messages.success(request, _("已登记：没有提及“%s”。") % promise)
    else:
        row = row_of(edition, anchor)
        if row is None:
            raise Refused(_("这一行已不在这个版本里，请刷新后再选。"))
        follow_ups.link(promise, outcome=outcome, evidence=row, by=by, now=now)
        messages.success(request, _("已登记“%s”的进展。") % promise)


def follow_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Measure], pk: int
) -> HttpResponse:
    """A form for any row of a later release, or for a note with its source."""
    promise, edition = _promise(pk), _edition(request.GET.get("edition", ""))
    if not _may(request, "add" if request.method == "POST" else "view"):
        raise PermissionDenied
    back = admin_links.promises(edition.pk) if edition else admin_links.follow(pk)
    form = EvidenceForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        try:
            follow_ups.link(promise, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已登记“%s”的进展。") % promise)
            return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("登记举措的进展"),
        "opts": model_admin.opts,
        "promise": promise,
        "form": form if _may(request, "add") else None,
        "back": back,
        **of_measure(request, promise),
    }
    return TemplateResponse(request, "admin/releases/follow.html", context)


def _promise(pk: int) -> Measure:
    found = Measure.objects.select_related("edition__release").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _edition(named: str) -> Edition | None:
    editions = Edition.objects.select_related("release")
    return editions.present().filter(pk=named).first() if named.isdecimal() else None


def _may(request: StaffRequest, verb: str) -> bool:
    return request.user.has_perm(f"releases.{verb}_followup")
