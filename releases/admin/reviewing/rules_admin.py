"""The office's rules of review: one row, which administrators change."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from releases.admin.staff_request import staff
from releases.admin.trailed import TrailedAdmin
from releases.models import ReviewRules
from releases.publishing.reviewing import office_rules


@admin.register(ReviewRules)
class ReviewRulesAdmin(TrailedAdmin[ReviewRules]):
    list_display = ("steps", "secrecy", "days")
    fields = ("steps", "secrecy", "days")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReviewRules | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ReviewRules, form: ModelForm[ReviewRules], change: bool
    ) -> None:
        office_rules.save(obj, by=staff(request).user, now=timezone.now())
