"""The buttons of the workbench: each verb of publishing has a page that asks before it acts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.models import Edition, State
from releases.publishing import lifecycle, publish_checks


class SureForm(forms.Form):
    """`seen` says which content was shown with the question; another is not acted upon."""

    seen = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("请返回版本页，再按一次按钮。")},
    )


class ReasonForm(SureForm):
    reason = forms.CharField(
        label=gettext_lazy("撤回说明"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("读者在原网址上会看到这段说明。"),
        error_messages={"required": gettext_lazy("请写明为什么撤回。")},
    )  # fmt: skip


@dataclass(frozen=True)
class Verb:
    name: str
    label: Any
    question: Any
    done: Any
    permission: str
    applies: Callable[[Edition], bool]
    act: Callable[..., Any]
    form: type[SureForm] = SureForm
    danger: bool = False

    def allowed(self, user: Any, edition: Edition) -> bool:
        return self.applies(edition) and bool(user.has_perm(f"releases.{self.permission}"))


def _publish(edition: Edition, form: Any, **who: Any) -> str:
    lifecycle.publish(edition, seen=edition.updated_at, **who)
    return admin_links.workbench(edition.pk)


def _withdraw(edition: Edition, form: Any, **who: Any) -> str:
    lifecycle.withdraw(edition.release, reason=form.cleaned_data["reason"], **who)
    return admin_links.workbench(edition.pk)


def _correct(edition: Edition, form: Any, **who: Any) -> str:
    return admin_links.workbench(lifecycle.correct(edition.release, **who).pk)


def _discard(edition: Edition, form: Any, **who: Any) -> str:
    lifecycle.discard(edition, seen=edition.updated_at, **who)
    return reverse("admin:releases_edition_changelist")


def _may_be_corrected(edition: Edition) -> bool:
    withdrawn = edition.state == State.WITHDRAWN and edition.release.withdrawn_at is not None
    return (edition.is_live or withdrawn) and not edition.release.editions.open().exists()


def seen(edition: Edition) -> str:
    """Changes with every save of the edition or of one of its rows."""
    return f"{edition.state} {edition.updated_at.isoformat()}"


VERBS = (
    Verb(
        "publish", gettext_lazy("发布"), gettext_lazy("发布以后读者就能看到。确定发布吗？"),
        gettext_lazy("已发布。"), "publish_edition", lambda e: e.is_open, _publish,
    ),
    Verb(
        "correct", gettext_lazy("开始更正"),
        gettext_lazy("将复制出一个新的草稿供修改；发布之前，读者看到的仍是现在这个版本。"),
        gettext_lazy("更正的草稿已建立，请修改后发布。"), "change_edition",
        _may_be_corrected, _correct,
    ),
    Verb(
        "withdraw", gettext_lazy("撤回"),
        gettext_lazy("撤回以后，原网址保留，读者只看到撤回说明。确定撤回吗？"),
        gettext_lazy("已撤回。"), "withdraw_edition", lambda e: e.is_live, _withdraw,
        ReasonForm, danger=True,
    ),
    Verb(
        "discard", gettext_lazy("删除草稿"),
        gettext_lazy("草稿和它的全部段落、举措、数据都会删除，不能恢复；粘贴的原文保留。确定删除吗？"),
        gettext_lazy("草稿已删除。"), "delete_edition", lambda e: e.is_open, _discard,
        danger=True,
    ),
)  # fmt: skip


def buttons(user: Any, edition: Edition) -> Iterator[tuple[Verb, str]]:
    for verb in VERBS:
        if verb.allowed(user, edition):
            yield verb, reverse(f"admin:releases_edition_{verb.name}", args=[edition.pk])


def problems(edition: Edition) -> tuple[list[Any], list[Any]]:
    """What stops publishing, and what is only a warning."""
    if not edition.is_open:
        return [], []
    found = list(publish_checks.before_publishing(edition))
    return [p for p in found if p.blocks], [p for p in found if not p.blocks]


def verb_view(model_admin: Any, request: Any, verb: Verb, pk: int) -> HttpResponse:
    edition = Edition.objects.select_related("release").filter(pk=pk).first()
    if edition is None:
        raise Http404
    if not request.user.has_perm(f"releases.{verb.permission}"):
        raise PermissionDenied
    if not verb.applies(edition):
        messages.error(request, _why_not(verb, edition))
        return HttpResponseRedirect(admin_links.workbench(pk))
    form = verb.form(request.POST or None, initial={"seen": seen(edition)})
    if request.method == "POST" and form.is_valid():
        done = _act(request, verb, edition, form)
        if done:
            return HttpResponseRedirect(done)
    return _ask(model_admin, request, verb, edition, form)


def _why_not(verb: Verb, edition: Edition) -> str:
    if verb.name == "correct" and edition.release.editions.open().exists():
        return _("这篇发布稿已有一个正在修改的版本，请在那里改。")
    return _("这个版本现在是“%(state)s”，不能%(verb)s。") % {
        "state": edition.get_state_display(), "verb": verb.label,
    }  # fmt: skip


def _act(request: Any, verb: Verb, edition: Edition, form: SureForm) -> str:
    """Where to go after the verb; empty when it was refused."""
    if form.cleaned_data["seen"] != seen(edition):
        form.add_error(None, _("这个版本刚被别人修改，请返回再看一遍。"))
        return ""
    try:
        place = verb.act(edition, form, by=request.user, now=timezone.now())
    except lifecycle.Refused as refusal:
        form.add_error(None, str(refusal))
        return ""
    messages.success(request, str(verb.done))
    return str(place)


def _ask(
    model_admin: Any, request: Any, verb: Verb, edition: Edition, form: SureForm
) -> TemplateResponse:
    blocking, warnings = problems(edition) if verb.name == "publish" else ([], [])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": verb.label, "opts": model_admin.opts, "verb": verb, "form": form,
        "edition": edition, "blocking": blocking, "warnings": warnings,
    }  # fmt: skip
    return TemplateResponse(request, "admin/releases/sure.html", context)
