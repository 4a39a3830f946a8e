"""The office's rules of review: one row, which administrators change."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from releases.admin.staff_request import staff
from releases.admin.trailed import TrailedAdmin
from releases.models import ReviewRules
from releases.models.reviewing.review_rules import SUPERUSERS
from releases.publishing.permissions import CODENAMES
from releases.publishing.reviewing import office_rules

ROLES = [(name, name) for name in (*CODENAMES, SUPERUSERS)]


class RulesForm(ModelForm[ReviewRules]):
    second_factor = forms.MultipleChoiceField(
        label=gettext_lazy("必须两步验证的角色"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("这些角色的人没有设两步验证的，下次登录时先设好，才能用编辑台。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Groups that an office made itself can be chosen like ours."""
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["second_factor"])
        others = Group.objects.exclude(name__in=CODENAMES).order_by("name")
        field.choices = [*ROLES, *((name, name) for name in others.values_list("name", flat=True))]


@admin.register(ReviewRules)
class ReviewRulesAdmin(TrailedAdmin[ReviewRules]):
    list_display = ("steps", "secrecy", "days")
    form = RulesForm
    fields = ("steps", "secrecy", "days", "second_factor")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReviewRules | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ReviewRules, form: ModelForm[ReviewRules], change: bool
    ) -> None:
        office_rules.save(obj, by=staff(request).user, now=timezone.now())
