"""Forms with an optimistic lock: they carry the version they were opened at.

Every write goes through `publishing.editing`, or for names `publishing.vocabulary`. When it
refuses, the transaction is rolled back and the same form is shown again with the reason and with
everything that was typed.
"""

import datetime
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import FieldsetSpec

from releases.intake.storable_values import text_fault, year_fault
from releases.models import Edition
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm
from releases.publishing import editing
from releases.publishing.errors import Refused

from .staff_request import staff
from .trailed import TrailedAdmin

Versioned = TypeVar("Versioned", bound=Edition | EditionRow | VocabularyTerm)


class VersionedForm(forms.ModelForm[Versioned]):
    """`refusal` is why the last attempt was refused; it stands on the form as an error."""

    version = forms.IntegerField(
        label=_("版本号"),
        widget=forms.HiddenInput,
        error_messages={"required": _("表单缺少版本号：请重新打开本页。")},
    )
    refusal = ""
    # Words of the page itself, which are kept as they are.
    printed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "version" in self.fields:
            self.fields["version"].initial = self.instance.lock_version
        self.prepare()

    def prepare(self) -> None:
        """What a kind of form sets up besides: choices, initial values."""

    def clean(self) -> None:
        super().clean()
        cleaned, faults = self.cleaned_data, dict[str, ValidationError]()
        for name, value in cleaned.items():
            fault = ""
            if isinstance(value, str):  # browsers send CRLF; spans count code points
                cleaned[name] = value.replace("\r\n", "\n")
                fault = "" if name in self.printed else text_fault(value)
            elif isinstance(value, list):
                fault = text_fault(" ".join(map(str, value)))
            elif isinstance(value, datetime.date):
                fault = year_fault(value.year)
            if fault:
                faults[name] = ValidationError(f"{fault}。")
        if faults:
            raise ValidationError(faults)
        if self.refusal:
            self.add_error(None, self.refusal)


class VersionedAdmin(TrailedAdmin[Versioned]):
    form: type[VersionedForm[Versioned]] = VersionedForm
    actions = None
    ordering: ClassVar[tuple[str, ...]] = ("pk",)
    not_shown_read_only: tuple[str, ...] = ("version",)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            staff(request).refusal = str(refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def formfield_for_dbfield(
        self, db_field: "Field[object, object]", request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """No button in the form of one thing deletes another."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def get_form(
        self,
        request: HttpRequest,
        obj: Versioned | None = None,
        change: bool = False,
        **kwargs: object,
    ) -> type[VersionedForm[Versioned]]:
        form = super().get_form(request, obj, change=change, **kwargs)
        assert issubclass(form, VersionedForm)
        form.refusal = getattr(request, "refusal", "")
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Versioned | None = None) -> FieldsetSpec:
        """Without the fields that say nothing where the form is only looked at."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        hidden = self.not_shown_read_only
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f not in hidden]})
            for name, options in fieldsets
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Versioned | None = None,
    ) -> HttpResponse:
        context |= self.form_context(request, context["adminform"].form)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def form_context(
        self, request: HttpRequest, form: VersionedForm[Versioned]
    ) -> dict[str, object]:
        """What the page shows beside the form."""
        return {}

    def save_model(
        self, request: HttpRequest, obj: Versioned, form: VersionedForm[Versioned], change: bool
    ) -> None:
        assert not isinstance(obj, VocabularyTerm)  # `vocabulary` saves those
        version = form.cleaned_data["version"]
        editing.save(obj, version=version, by=staff(request).user, now=timezone.now())
