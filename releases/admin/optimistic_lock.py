"""Optimistic locks: forms that carry the version they were opened at, and writes that may be
refused.

Every write goes through `publishing.editing`. When it refuses, the transaction is rolled back and
the same form is shown again with the reason and with everything that was typed.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.publishing import editing


class VersionedForm(forms.ModelForm):
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("表单缺少版本号：请重新打开本页。")},
    )
    refusal = ""
    # A name as printed, and the vocabulary row that gives it when the editor left it empty.
    names_from: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "version" in self.fields:
            self.fields["version"].initial = self.instance.lock_version
        for name in self.names_from:
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].help_text = _("照原文；留空则用词表里的名称。")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):  # browsers send CRLF; spans count code points
                cleaned[name] = value.replace("\r\n", "\n")
        for name, link in self.names_from.items():
            if name in self.fields and not cleaned.get(name) and cleaned.get(link):
                cleaned[name] = str(getattr(cleaned[link], "name", cleaned[link]))
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned


class VersionedAdmin(admin.ModelAdmin):
    form = VersionedForm
    actions = None
    ordering: ClassVar[Any] = ("pk",)
    not_shown_read_only: tuple[str, ...] = ("version",)

    def changeform_view(
        self, request: Any, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except editing.Refused as refusal:
            request.refusal = str(refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(name, self._shown(options)) for name, options in fieldsets]

    def _shown(self, options: Any) -> Any:
        fields = [f for f in options["fields"] if f not in self.not_shown_read_only]
        return {**options, "fields": fields}

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        version = form.cleaned_data["version"]
        editing.save(obj, version=version, by=request.user, now=timezone.now())
