"""Add an authenticator app or a passkey: its secret is shown to nobody else, and never again."""

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.accounts import one_time_codes, passkeys, required_factor
from releases.accounts.asked_again import AskedAgainForm
from releases.admin.staff_request import staff
from releases.models import Passkey
from releases.models.site.second_factor import LONGEST_NAME
from releases.publishing.errors import Refused
from releases.publishing.second_factors import factor_acts

SHOWN = "accounts.shown_in_qr"  # the session's, until a code has come back


class AppForm(AskedAgainForm):
    code = forms.CharField(
        label=gettext_lazy("验证器显示的六位数字"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    field_order = ("code", "password")
    step = 0

    def clean_code(self) -> str:
        """One of the secret that the page showed."""
        code = one_time_codes.typed_code(self.cleaned_data["code"])
        secret = self.request.session.get(SHOWN, "")
        step = one_time_codes.step_of(secret, code, now=timezone.now()) if secret else None
        if step is None:
            raise ValidationError(_("验证码不对：请填验证器里现在的数字，手机的时间要准。"))
        self.step = step
        return code


class PasskeyForm(AskedAgainForm):
    name = forms.CharField(
        label=gettext_lazy("给它起个名字"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("例如“办公室电脑”，好认出是哪一个。"),
    )
    passkey = forms.CharField(
        max_length=passkeys.MAX_ANSWER, required=False, widget=forms.HiddenInput
    )
    field_order = ("name", "password", "passkey")
    made: Passkey

    def clean_passkey(self) -> str:
        made = passkeys.made(self.request, staff(self.request).user, self.cleaned_data["passkey"])
        if made is None:
            raise ValidationError(_("浏览器没有给出通行密钥，请再试一次。"))
        self.made = made
        return ""


def app_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """A QR code, the same as text, and a code back to show that it arrived."""
    user, form = staff(request).user, AppForm(request)
    if form.is_bound and form.is_valid():
        codes = factor_acts.add_app(
            secret=request.session.pop(SHOWN),
            step=form.step,
            session=request.session.session_key,
            by=user,
            now=timezone.now(),
        )
        return added(request, codes, site=site)
    secret = request.session.setdefault(SHOWN, one_time_codes.new_secret())
    context = {
        **site.each_context(request),
        "title": _("添加验证器"),
        "form": form,
        "drawing": drawing(one_time_codes.enrolment_address(secret, user)),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }
    return TemplateResponse(request, "admin/two_steps_app.html", context)


def passkey_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    user, form = staff(request).user, PasskeyForm(request)
    if form.is_bound and form.is_valid():
        form.made.name = form.cleaned_data["name"]
        try:
            codes = factor_acts.add_passkey(
                passkey=form.made,
                session=request.session.session_key,
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return added(request, codes, site=site)
    context = {
        **site.each_context(request),
        "title": _("添加通行密钥"),
        "form": form,
        "asked": passkeys.ask_new(request, user),
    }
    return TemplateResponse(request, "admin/two_steps_passkey.html", context)


def added(request: HttpRequest, codes: list[str], *, site: AdminSite) -> HttpResponse:
    """Whoever was led here is free to go on; recovery codes are shown once."""
    required_factor.has_it_now(request.session)
    messages.success(request, _("已添加。这个帐号在别处的登录都已退出。"))
    if codes:
        return codes_shown(request, codes, site=site)
    return HttpResponseRedirect(reverse("admin:two_steps"))


def codes_shown(request: HttpRequest, codes: list[str], *, site: AdminSite) -> HttpResponse:
    context = {**site.each_context(request), "title": _("恢复码"), "codes": codes}
    return TemplateResponse(request, "admin/two_steps_codes.html", context)


def drawing(address: str) -> SafeString:
    """Inline SVG without a style attribute, as the content security policy wants it."""
    import segno  # where it is used

    code = segno.make(address, micro=False)
    svg = code.svg_inline(
        svgclass="qr", lineclass=None, omitsize=True, light="#fff", title=_("二维码")
    )
    return mark_safe(svg)  # noqa: S308 - segno writes modules and our title only
