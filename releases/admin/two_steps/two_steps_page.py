"""What an account shows after its password, and the way to add, remove and renew it."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.accounts import required_factor
from releases.accounts.asked_again import AskedAgainForm
from releases.admin.staff_request import staff
from releases.models import AuthenticatorApp, Passkey, RecoveryCode, ReviewRules
from releases.publishing.errors import Refused
from releases.publishing.second_factors import factor_acts

from . import enrolling

# What somebody may do who must first add a second factor.
FREE = (
    *("two_steps", "two_steps_app", "two_steps_passkey"),
    *("logout", "password_change", "password_change_done", "jsi18n"),
)


class WhyResetForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("为什么重置"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("写进操作记录，本人也看得到。请先确认确实是本人来请的。"),
    )


def urls(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: "partial[HttpResponse]", name: str) -> URLPattern:
        return path(route, site.admin_view(view), name=name)

    return [
        page("two-steps/", partial(own_view, site=site), "two_steps"),
        page("two-steps/app/", partial(enrolling.app_view, site=site), "two_steps_app"),
        page("two-steps/passkey/", partial(enrolling.passkey_view, site=site), "two_steps_passkey"),
        page("two-steps/codes/", partial(codes_view, site=site), "two_steps_codes"),
        page("two-steps/remove/<slug:which>/", partial(remove_view, site=site), "two_steps_remove"),
        page("auth/user/<int:pk>/two-steps/", partial(reset_view, site=site), "two_steps_reset"),
    ]


def led_there(request: HttpRequest) -> HttpResponse | None:
    """Whoever must have a second factor and has none goes nowhere else; asks no table."""
    match = request.resolver_match
    if not required_factor.is_led(request.session) or (match and match.url_name in FREE):
        return None
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return HttpResponseRedirect(reverse("admin:two_steps"))


def own_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    user = staff(request).user
    app = AuthenticatorApp.objects.filter(user=user).first()
    passkeys = list(Passkey.objects.filter(user=user).order_by("pk"))
    must = ReviewRules.current().wants_second_factor(user)
    if app or passkeys or not must:  # the rule may be another since they came in
        required_factor.has_it_now(request.session)
    context = {
        **site.each_context(request),
        "title": _("两步验证"),
        "app": app,
        "passkeys": passkeys,
        "codes_left": RecoveryCode.objects.unused().filter(user=user).count(),
        "is_on": bool(app or passkeys),
        "is_led": required_factor.is_led(request.session),
        "must": must,
    }
    return TemplateResponse(request, "admin/two_steps.html", context)


def codes_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    form = AskedAgainForm(request)
    try:
        if form.is_bound and form.is_valid():
            codes = factor_acts.renew_codes(by=staff(request).user, now=timezone.now())
            return enrolling.codes_shown(request, codes, site=site)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    told = _("会生成十个新的恢复码，以前的都不能再用。")
    return _sure(request, form, _("换一套恢复码"), told, site=site)


def remove_view(request: HttpRequest, *, which: str, site: AdminSite) -> HttpResponse:
    user = staff(request).user
    factors = {
        "app" if isinstance(each, AuthenticatorApp) else str(each.pk): each
        for each in factor_acts.factors_of(user)
    }
    if (factor := factors.get(which)) is None:
        raise Http404
    form = AskedAgainForm(request)
    try:
        if form.is_bound and form.is_valid():
            factor_acts.remove(factor=factor, by=user, now=timezone.now())
            messages.success(request, _("已移除%s。") % factor)
            return HttpResponseRedirect(reverse("admin:two_steps"))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    told = _("移除以后，登录时不能再用它。移除最后一种，登录就只要密码，恢复码也作废。")
    return _sure(request, form, _("移除%s") % factor, told, site=site)


def reset_view(request: HttpRequest, *, pk: int, site: AdminSite) -> HttpResponse:
    """For administrators, of others who have lost what they had."""
    user = get_object_or_404(User, pk=pk)
    if not site.get_model_admin(User).has_change_permission(request, user):
        raise PermissionDenied
    form = WhyResetForm(request.POST if request.method == "POST" else None, label_suffix="")
    try:
        if form.is_bound and form.is_valid():
            reason, by = form.cleaned_data["reason"], staff(request).user
            factor_acts.reset(user=user, reason=reason, by=by, now=timezone.now())
            messages.success(request, _("已重置“%s”的两步验证，并通知了本人。") % user)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[pk]))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    told = _("验证器、通行密钥和恢复码全部删除，登录只要密码；已经登录的都会退出。")
    return _sure(request, form, _("重置“%s”的两步验证") % user, told, site=site, whose=user)


def _sure(
    request: HttpRequest,
    form: forms.Form,
    title: str,
    told: str,
    *,
    site: AdminSite,
    whose: User | None = None,
) -> HttpResponse:
    """`whose` is another's account."""
    said = {"title": title, "form": form, "told": told, "whose": whose}
    context = {**site.each_context(request), **said}
    return TemplateResponse(request, "admin/two_steps_sure.html", context)
