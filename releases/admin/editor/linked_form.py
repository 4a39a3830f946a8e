"""Rows that print the name of a noun: the noun is found by that name, or named beside it."""

from typing import ClassVar, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.admin.rows.edition_row import RowForm
from releases.models import Appearance, Measure
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import NAME_LENGTH
from releases.publishing import draft_rows
from releases.text.name_key import name_key

Row = TypeVar("Row", bound=EditionRow)


class LinkedForm(RowForm[Row]):
    """A name as printed; the noun that it is of stands beside it only where it is called else."""

    link_field: ClassVar[str]
    name_field: ClassVar[str] = "name"
    known = forms.CharField(
        label=_("词表里的名称"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("空着就按原文找，没有就新建。"),
    )

    def prepare(self) -> None:
        super().prepare()
        linked = getattr(self.instance, self.link_field, None)
        if linked is not None and linked.name != getattr(self.instance, self.name_field):
            self.initial["known"] = linked.name

    def clean(self) -> None:
        super().clean()
        for name in (self.name_field, "known"):
            typed = self.cleaned_data.get(name)
            if typed and not name_key(typed):
                self.add_error(name, _("这里没有一个认得出的字，请照原文填写。"))

    def link(self) -> None:
        """Tie the row to its noun, made where there is none; call it inside a transaction."""
        if self.instance.pk is None or {self.name_field, "known"} & set(self.changed_data):
            self.tie(self.cleaned_data["known"] or self.cleaned_data[self.name_field])

    def tie(self, name: str) -> None:
        raise NotImplementedError


class OrganisationForm(LinkedForm[Row]):
    """A row that may have an organisation, or none."""

    link_field, name_field = "organisation", "organisation_name"

    def prepare(self) -> None:
        super().prepare()
        self.fields["known"].label = _("词表里的机构")

    def tie(self, name: str) -> None:
        row = self.instance
        assert isinstance(row, Appearance | Measure)
        row.organisation = draft_rows.organisation(name) if name else None
        row.organisation_name = row.organisation_name or name
