"""The own password, asked once more before an account's second factors change: counted, too."""

from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import locks
from .client_address import client_address
from .counted_tries import counted_try
from .password_rules import MAX_LENGTH


class AskedAgainForm(forms.Form):
    """Asked last: what else is wrong is said first."""

    password = forms.CharField(
        label=gettext_lazy("您的密码"),
        max_length=MAX_LENGTH,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST if request.method == "POST" else None, label_suffix="")
        self.request = request

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        user, address = cast(User, self.request.user), client_address(self.request)
        try:
            with counted_try(user.get_username(), address) as entry:
                if not user.check_password(self.cleaned_data["password"]):
                    raise ValidationError(_("密码不对。"))
        except ValidationError as error:
            self.add_error("password", error)
        else:
            locks.pass_on(entry)
        return self.cleaned_data
