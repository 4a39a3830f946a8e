"""What editors get in place of a page: the reason in words, and the way back to where they were.

Readers get the pages of `public.site.error_pages`.
"""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.accounts.entrance import turned_away
from releases.accounts.typed import TypedForm, typed_form
from releases.public.site import error_pages
from releases.publishing.errors import NotHere

DESK = "/admin/"
WORDS = {
    "add": gettext_lazy("添加"),
    "change": gettext_lazy("修改"),
    "delete": gettext_lazy("删除"),
    "changelist": gettext_lazy("查看"),
    "history": gettext_lazy("查看"),
    "publish": gettext_lazy("发布"),
    "withdraw": gettext_lazy("撤回"),
    "discard": gettext_lazy("删除"),
}


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if not _of_the_desk(request):
        return error_pages.permission_denied(request, exception)
    told = [str(exception or "") or why_not(request)]
    told += [_("工作需要的话，请管理员把您的帐号加入有这项权限的组。")]
    return _page(request, 403, _("不能这样做"), told)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if not _of_the_desk(request):
        return error_pages.page_not_found(request, exception)
    known = exception if isinstance(exception, NotHere) else NotHere()
    gone = _("这一条可能已被删除，或者合并到了别的一条；也可能网址抄错了。")
    link = (known.place, known.label)
    return _page(request, 404, _("没有这一页"), [str(known) or gone], link=link)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was opened before somebody signed in anew: what was typed in it is given back.

    Nothing is given back of a form that another site sent. A script signs in and sends it again.
    """
    if away := turned_away(request, may=False):
        return away
    if not request.path_info.startswith(DESK):
        return error_pages.permission_denied(request)
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    ours = url_has_allowed_host_and_scheme(sender, request.get_host())
    if "checking failed" in reason or not ours:
        told, form = _("这个表单不是从编辑台的网页上提交的，没有执行。"), None
    else:
        told = _("打开那一页以后，您在这个浏览器里退出或者重新登录过，那一页过期了。")
        form = typed_form(request) if request.user.is_authenticated else None
    return _page(request, 403, _("没有保存"), [told], form=form)


def _of_the_desk(request: HttpRequest) -> bool:
    """Whoever is not signed in is a reader."""
    return request.path_info.startswith(DESK) and request.user.is_authenticated


def why_not(request: HttpRequest) -> str:
    """What the address stands for, and why this account may not do it."""
    from releases.admin.read_only import ReadOnlyAdmin

    match = request.resolver_match
    about, _line, verb = (match.url_name or "" if match else "").rpartition("_")
    for model, model_admin in site._registry.items():
        if about == f"{model._meta.app_label}_{model._meta.model_name}":
            told = {"kind": model._meta.verbose_name, "verb": WORDS.get(verb, _("使用"))}
            if verb in ("add", "change", "delete") and isinstance(model_admin, ReadOnlyAdmin):
                return _("“%(kind)s”由系统写下，只能查看，不能添加、修改或删除。") % told
            return _("您的帐号没有%(verb)s“%(kind)s”的权限。") % told
    return _("您的帐号没有使用这一页的权限。")


def _page(
    request: HttpRequest,
    status: int,
    title: str,
    told: list[str],
    *,
    form: TypedForm | None = None,
    link: tuple[str, str] = ("", ""),
) -> HttpResponse:
    before = request.headers.get("Referer", "")
    from_here = url_has_allowed_host_and_scheme(before, request.get_host())
    context = {
        **site.each_context(request),
        "title": title,
        "told": told,
        "form": form,
        "link": link,
        "back": before if from_here and before != request.build_absolute_uri() else "",
    }
    return render(request, "admin/refused.html", context, status=status)
