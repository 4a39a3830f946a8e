"""The second step of sign-in: a code or a passkey, counted like passwords."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from releases.models import RecoveryCode

from . import half_in, locks, one_time_codes, passkeys
from .client_address import client_address
from .counted_tries import counted_try
from .lock_rules import Kind

LONGEST_CODE = 40
FEW_CODES = 3
PLAIN = "text/plain; charset=utf-8"


class SecondStepForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("验证码"),
        max_length=LONGEST_CODE,
        required=False,
        help_text=gettext_lazy("验证器里现在的六位数字；手机不在身边，就填一个恢复码。"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )
    passkey = forms.CharField(
        max_length=passkeys.MAX_ANSWER, required=False, widget=forms.HiddenInput
    )

    def __init__(self, request: HttpRequest, user: User) -> None:
        super().__init__(request.POST if request.method == "POST" else None, label_suffix="")
        self.request, self.user = request, user

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        code, key = said.get("code", ""), said.get("passkey", "")
        if self.errors or not (code or key):
            raise ValidationError(_("请填写验证码，或者用通行密钥。"))
        name, address, now = self.user.get_username(), client_address(self.request), timezone.now()
        with counted_try(name, address, kind=Kind.CODE) as entry:
            if key and not passkeys.take(self.request, self.user, key, now=now):
                raise ValidationError(_("这个通行密钥不对，请再试一次，或者填写验证码。"))
            if not key and not one_time_codes.take(self.user, code, now=now):
                raise ValidationError(
                    _("验证码不对，或者已经用过。请等下一个数字，手机的时间要准。")
                )
        locks.succeed(entry, now=now)
        return said


def come_in(request: HttpRequest, user: User) -> str:
    """Sign in whoever has shown both; gives where to go on to."""
    after, weak = half_in.forget(request)
    request.session.pop(passkeys.ASKED, None)
    login(request, user, backend="releases.accounts.rights.RightsBackend")
    if weak:
        messages.warning(request, mark_safe(weak))  # noqa: S308 - made by `sign_in.weakness`
    left = RecoveryCode.objects.unused().filter(user=user).count()
    if left < FEW_CODES:
        messages.warning(request, _("恢复码只剩 %d 个，请在“两步验证”里换一套新的。") % left)
    return after


@sensitive_post_parameters()
def view(request: HttpRequest, *, context: dict[str, object]) -> HttpResponse:
    """The page of the second step, for whoever gave the right password just now."""
    user = half_in.user_of(request)
    if user is None:
        if request.headers.get("HX-Request"):
            return HttpResponse(_("过了太久，请重新输入密码。"), status=401, content_type=PLAIN)
        return HttpResponseRedirect(reverse("admin:login"))
    form = SecondStepForm(request, user)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(come_in(request, user))
    context |= {
        "title": _("两步验证"),
        "form": form,
        "asked": passkeys.ask_known(request, user),
        "minutes": half_in.MINUTES,
    }
    return TemplateResponse(request, "admin/second_step.html", context)


def asked_in_place(request: HttpRequest) -> HttpResponse:
    """What a script is told that has sent the password: what a browser signs with a passkey."""
    user = half_in.user_of(request)
    asked = passkeys.ask_known(request, user) if user else ""
    return HttpResponse(asked, status=202, content_type="application/json")
