"""The page of sign-offs of an edition: which departments were asked, and what they answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Edition, Organisation, SignOff, SignOffAnswer
from releases.models.reviewing.sign_off import MAX_DAYS
from releases.publishing.errors import Refused
from releases.publishing.signing_off import department_answers, sign_off_links
from releases.publishing.signing_off.department_rows import departments_of, rows_of, words_of

USUAL_DAYS = 3


class AskForm(forms.Form):
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("部门"), empty_label=None
    )
    days = forms.IntegerField(
        label=gettext_lazy("几天内有效"), min_value=1, max_value=MAX_DAYS, initial=USUAL_DAYS
    )

    def __init__(self, departments: Iterable[Organisation], data: QueryDict | None) -> None:
        super().__init__(data, label_suffix="")
        body = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        body.queryset = Organisation.objects.filter(pk__in=[each.pk for each in departments])


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """A body that was asked: `left` of its `rows` have no answer so far."""

    sign_off: SignOff
    is_alive: bool
    rows: int
    left: int
    answers: list["AnswerLine"]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    answer: SignOffAnswer
    address: str  # of the row in the editor; "" where it is gone
    is_outdated: bool


def sign_offs_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """A new link is shown in the answer to the form, and nowhere else ever again."""
    edition = viewed(request, model_admin, Edition.objects.select_related("release"), pk)
    if request.method == "POST" and not model_admin.has_change_permission(request, edition):
        raise PermissionDenied
    departments = [body for body, _rows in departments_of(edition)]
    form = AskForm(departments, request.POST if request.POST.get("do") == "ask" else None)
    link = ""
    try:
        if form.is_bound and form.is_valid():
            link = _asked(request, edition, form)
        elif request.method == "POST" and not form.is_bound:
            _done(request, edition)
            return HttpResponseRedirect(request.path)
    except Refused as refusal:
        messages.error(request, str(refusal))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("部门会签"),
        "opts": model_admin.opts,
        "edition": edition,
        "here": admin_links.editor(pk),
        "may_ask": edition.is_open and model_admin.has_change_permission(request, edition),
        "departments": departments,
        "form": form,
        "link": link,
        "lines": list(_lines(edition)),
    }
    return TemplateResponse(request, "admin/releases/sign_offs.html", context)


def _asked(request: StaffRequest, edition: Edition, form: AskForm) -> str:
    _sign_off, token = sign_off_links.ask(
        edition,
        organisation=form.cleaned_data["organisation"],
        days=form.cleaned_data["days"],
        by=request.user,
        now=timezone.now(),
    )
    return request.build_absolute_uri(reverse("departments:sign_off", args=[token]))


def _done(request: StaffRequest, edition: Edition) -> None:
    """What a button beside a line asks for. Raises Refused and Http404."""
    key, now = request.POST.get("key", ""), timezone.now()
    key = key if key.isascii() and key.isdecimal() and len(key) < 19 else "0"
    if request.POST.get("do") == "revoke":
        sign_off = get_object_or_404(edition.sign_offs.select_related("organisation"), pk=key)
        sign_off_links.revoke(sign_off, by=request.user, now=now)
        messages.success(request, _("已收回，链接不能再用。"))
    elif request.POST.get("do") == "settle":
        answers = SignOffAnswer.objects.select_related("sign_off__organisation")
        found = get_object_or_404(answers, pk=key, sign_off__edition=edition)
        department_answers.settle(found, by=request.user, now=now)
        messages.success(request, _("已标为处理过。"))


def _lines(edition: Edition) -> Iterator[SignOffLine]:
    now = timezone.now()
    asked = edition.sign_offs.select_related("organisation", "by").prefetch_related("answers")
    own: dict[int, dict[str, str]] = {}  # a body may have been asked again and again
    for sign_off in asked.order_by("-at", "-pk"):
        sign_off.edition, body = edition, sign_off.organisation
        if body.pk not in own:
            own[body.pk] = {row.anchor: words_of(row) for row in rows_of(edition, body)}
        rows = own[body.pk]
        answers = sorted(sign_off.answers.all(), key=lambda each: (not each.is_waiting, each.pk))
        answered = {each.anchor for each in answers}
        yield SignOffLine(
            sign_off=sign_off,
            is_alive=sign_off.answers_at(now),
            rows=len(rows),
            left=len(rows.keys() - answered),
            answers=[_answer_line(each, edition, rows) for each in answers],
        )


def _answer_line(each: SignOffAnswer, edition: Edition, rows: dict[str, str]) -> AnswerLine:
    words = rows.get(each.anchor)
    address = admin_links.editor(edition.pk, each.anchor) if words is not None else ""
    return AnswerLine(each, address, is_outdated=words is not None and words != each.said)
