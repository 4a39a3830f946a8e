"""What a merge changes, with the button that does it; and taking one back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.models import VocabularyEntry
from releases.models.vocabulary import NAME_LENGTH, VocabularyTerm
from releases.publishing.errors import NotHere, Refused
from releases.publishing.vocabulary.different_things import tell_apart
from releases.publishing.vocabulary.merge_preview import preview
from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.noun_rows import NOUNS, editions_of
from releases.publishing.vocabulary.save_noun import MAX_AT_ONCE
from releases.publishing.vocabulary.unmerging import against, undo
from releases.text.name_key import name_key

MAX_FOUND = 50  # names that hold what was typed
MAY_MERGE = "releases.merge_names"
Site = admin.ModelAdmin[VocabularyEntry]


def merge_view(
    request: StaffRequest, *, model_admin: Site, kind: str, kept: int, other: int
) -> HttpResponse:
    """The preview; its button merges, or remembers that they are two things."""
    one, two = noun(request, kind, kept), noun(request, kind, other)
    if request.method == "POST":
        try:
            return _done(request, one, two)
        except Refused as refusal:
            messages.error(request, str(refusal))
            if not all(NOUNS[kind]._default_manager.filter(pk=n.pk).exists() for n in (one, two)):
                return HttpResponseRedirect(admin_links.proposals(kind))
            one, two = noun(request, kind, kept), noun(request, kind, other)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": one._meta,
        "title": _("合并名称"),
        "preview": preview(one, two),
        "other_way": admin_links.merge(two, one.pk) if one.pk != two.pk else "",
        "may_merge": request.user.has_perm(MAY_MERGE),
        "may_part": request.user.has_perm(f"releases.change_{one._meta.model_name}"),
        "list": admin_links.proposals(kind),
    }
    return TemplateResponse(request, "admin/releases/merge.html", context)


def _done(request: StaffRequest, kept: VocabularyTerm, other: VocabularyTerm) -> HttpResponse:
    if "different" in request.POST:
        tell_apart(kept, other, by=request.user, now=timezone.now())
        told = {"one": kept, "other": other}
        messages.success(request, _("已记住：“%(one)s”与“%(other)s”是两回事。") % told)
        return HttpResponseRedirect(admin_links.proposals(kept.kind_of_noun))
    versions = [request.POST.get(name, "") for name in ("kept_version", "other_version")]
    if not all(version.isdecimal() for version in versions):
        raise Refused(_("表单缺少版本号：请重新打开本页。"))
    seen = int(versions[0]), int(versions[1])
    entry = merge(kept, other, versions=seen, by=request.user, now=timezone.now())
    link = reverse("admin:releases_vocabularyentry_change", args=[entry.pk])
    shape = _('“{}”已并入“{}”。<a href="{}">记录与撤销</a>')
    messages.success(request, format_html(shape, entry.other_name, entry.name, link))
    return HttpResponseRedirect(admin_links.noun(type(kept), entry.noun))


def choose_view(request: StaffRequest, *, model_admin: Site, kind: str, pk: int) -> HttpResponse:
    """Which other noun it may be: looked up by name or alias."""
    kept, typed = noun(request, kind, pk), request.GET.get("q", "").strip()[:NAME_LENGTH]
    key = name_key(typed)
    rows = NOUNS[kind]._default_manager.filter(unconfirmed=False).exclude(pk=pk)
    holding = Q(name_key__contains=key) | Q(aliases__name_key__contains=key)
    found = rows.filter(holding).distinct().order_by("name", "pk")[:MAX_FOUND] if key else []
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": kept._meta,
        "title": _("合并名称"),
        "kept": kept,
        "typed": typed,
        "found": [(other, admin_links.merge(kept, other.pk)) for other in found],
        "most": MAX_FOUND,
    }
    return TemplateResponse(request, "admin/releases/choose_merge.html", context)


def undo_view(request: StaffRequest, *, model_admin: Site, pk: int) -> HttpResponse:
    entry = VocabularyEntry.objects.filter(pk=pk, verb=VocabularyEntry.Verb.MERGE).first()
    if entry is None:
        raise Http404
    if not request.user.has_perm(MAY_MERGE):
        raise PermissionDenied
    if request.method == "POST":
        try:
            back = undo(entry, by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("已撤销合并，“%s”恢复了。") % back)
            if editions_of([back]).count() > MAX_AT_ONCE:
                messages.warning(
                    request, _("用到它的发布稿很多，请让管理员运行 manage.py reindex。")
                )
            return HttpResponseRedirect(admin_links.noun(type(back), back.pk))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("撤销合并"),
        "entry": entry,
        "row_count": sum(len(keys) for keys in entry.data["rows"].values()),
        "stops": list(against(entry)),
    }
    return TemplateResponse(request, "admin/releases/unmerge.html", context)


def noun(request: StaffRequest, kind: str, pk: int) -> VocabularyTerm:
    """Only whoever may look at such a noun learns that there is one."""
    model = NOUNS.get(kind)
    if model is None:
        raise Http404
    if not request.user.has_perm(f"releases.view_{model._meta.model_name}"):
        raise PermissionDenied
    found = model._default_manager.filter(pk=pk).first()
    if found is None:
        raise NotHere(_("这一条已被删除或者并入另一条。"))
    return found
