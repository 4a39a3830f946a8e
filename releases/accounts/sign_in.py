"""The form of the sign-in page: it counts tries, of names that nobody has as of any other."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from . import half_in, locks, required_factor
from .client_address import client_address
from .counted_tries import counted_try


class SignInForm(AdminAuthenticationForm):
    """`must_enrol` where the office wants a second factor that the account has not yet."""

    halfway = must_enrol = False

    def clean(self) -> dict[str, Any]:
        """Django's check of the name and password, if this name may be tried from here. A right
        password with a second step to come takes no failure back."""
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        address = client_address(self.request) if self.request else None
        with counted_try(name, address) as entry:
            cleaned = super().clean()
        user = self.get_user()
        self.halfway = required_factor.has_factor(user)
        self.must_enrol = not self.halfway and required_factor.must_have(user)
        if self.halfway:
            locks.pass_on(entry)
            return cleaned
        locks.succeed(entry, now=timezone.now())
        if self.must_enrol and self.request and self.request.headers.get("HX-Request"):
            raise ValidationError(_("您的角色必须两步验证：请在登录页重新登录，先设好。"))
        return cleaned


def weakness(request: HttpRequest) -> SafeString | str:
    """What is said of a password that the rules would refuse today, with the way to change it."""
    try:
        validate_password(request.POST.get("password", ""))
    except ValidationError as error:
        return format_html(
            '{} <a href="{}">{}</a>',
            _("您的密码不合现在的规则：%s") % " ".join(error.messages),
            reverse("admin:password_change"),
            _("请现在修改密码"),
        )
    return ""


class SignInView(LoginView):
    """Django's; nobody is signed in before the second step, where the account has one."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not form.halfway:
            answer = super().form_valid(form)
            if weak := weakness(self.request):
                messages.warning(self.request, weak)
            if form.must_enrol:
                required_factor.lead_to_it(self.request.session)
            return answer
        half_in.remember(
            self.request, form.get_user(), after=self.get_success_url(), weak=weakness(self.request)
        )
        return HttpResponseRedirect(reverse("admin:second_step"))
