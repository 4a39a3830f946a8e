"""The review page: who has approved, what is different, what the checks say, and the answer."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.editor import state_buttons
from releases.admin.editor.commenting import threads
from releases.admin.editor.state_buttons import SureForm
from releases.admin.staff_request import StaffRequest, viewed
from releases.intake.parse.reading import Reading
from releases.models import Approval, Edition, Editor, ReviewRules, State, Submission
from releases.publishing.compare import editions, pasted_original
from releases.publishing.compare.shown_differences import shown
from releases.publishing.errors import Refused
from releases.publishing.reviewing import deciding, handing_over
from releases.publishing.reviewing.approved_content import fingerprint
from releases.publishing.reviewing.standing import may_in_emergency, next_step
from releases.publishing.reviewing.steps import Step, may_take_any, steps_of


class DecisionForm(SureForm):
    reason = forms.CharField(
        label=gettext_lazy("退回的原因"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("只有退回时要写；编辑在正文上面看到它。"),
    )


@dataclass(frozen=True, slots=True)
class StepLine:
    label: str
    approval: Approval | None
    is_next: bool


def _claim(edition: Edition, form: DecisionForm, by: Editor, now: datetime.datetime) -> str:
    deciding.claim(edition, by=by, now=now)
    return _("已认领，别人会看到您在审。")


def _approve(edition: Edition, form: DecisionForm, by: Editor, now: datetime.datetime) -> str:
    step = deciding.approve(edition, by=by, now=now, seen=edition.updated_at)
    return _("已审定：%s。") % step.label


def _give_back(edition: Edition, form: DecisionForm, by: Editor, now: datetime.datetime) -> str:
    reason = form.cleaned_data["reason"]
    deciding.give_back(edition, by=by, now=now, reason=reason, seen=edition.updated_at)
    return _("已退回给编辑。")


Decision = Callable[[Edition, DecisionForm, Editor, datetime.datetime], str]
DECISIONS: dict[str, Decision] = {"claim": _claim, "approve": _approve, "return": _give_back}


def review_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """One page from the desk to the decision; a decision acts on the content that it showed."""
    rows = Edition.objects.select_related("release", "pasted_text")
    edition = viewed(request, model_admin, rows, pk)
    if edition.state not in handing_over.REVIEWED:
        messages.warning(request, _("这一版没有送审。"))
        return HttpResponseRedirect(admin_links.editor(pk))
    if request.method == "POST" and not may_take_any(request.user):
        raise PermissionDenied
    form = DecisionForm(request.POST or None, initial={"seen": state_buttons.seen(edition)})
    decide = DECISIONS.get(request.POST.get("decision", ""))
    if request.method == "POST" and decide and form.is_valid():
        try:
            said = decide(edition, form, request.user, timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            edition.refresh_from_db(fields=["state"])
            here = edition.state == State.IN_REVIEW  # as long as there is something to decide
            place = reverse("admin:releases_edition_review", args=[pk])
            return HttpResponseRedirect(place if here else admin_links.editor(pk))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("审稿"),
        "opts": model_admin.opts,
        "form": form,
        **what_is_decided_upon(edition, request.user),
    }
    return TemplateResponse(request, "admin/releases/review.html", context)


def what_is_decided_upon(edition: Edition, user: Editor) -> dict[str, object]:
    content = fingerprint(edition)
    rules = ReviewRules.current()
    step = next_step(edition, content, rules)
    edition.content_hash = content
    before, against = what_readers_have(edition)
    return {
        "edition": edition,
        "here": admin_links.editor(edition.pk),
        "submission": Submission.objects.open()
        .select_related("by", "claimed_by")
        .filter(edition=edition)
        .first(),
        "steps": list(steps_taken(edition, content, step, rules)),
        "step": step,
        "why_not": deciding.why_not(edition, step, user) if step else "",
        **state_buttons.problems(edition),
        **threads.shown(edition, user, back="review"),
        "against": against,
        "shown": shown(editions.between(before, edition)) if before else None,
        "today": timezone.localdate(),
        "may_in_emergency": may_in_emergency(user),
        "may_decide": may_take_any(user),
    }


def steps_taken(
    edition: Edition, content: str, following: Step | None, rules: ReviewRules
) -> Iterator[StepLine]:
    found = edition.approvals.standing().filter(fingerprint=content).select_related("by")
    done = {approval.step: approval for approval in found}
    for step in steps_of(rules):
        yield StepLine(str(step.label), done.get(step), is_next=step == following)


def what_readers_have(edition: Edition) -> tuple[Edition | Reading | None, str]:
    """What the edition is held against: the live one, else the page that was pasted."""
    live = edition.release.editions.published().first()
    if live is not None:
        return live, _("与第 %d 版（已发布）相比") % live.ordinal
    if edition.pasted_text_id:
        return pasted_original.pasted(edition), _("与粘贴的原文相比")
    return None, ""
