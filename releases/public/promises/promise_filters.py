"""The filters of the page of promises: body and year to narrow to, and the list to show."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import django_filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from releases.models import Measure
from releases.models.measure import MeasureQuerySet
from releases.search.lists.list_filters import Select

from . import summary_table
from .summary_table import NOBODY, PromisingBody, SummaryCell
from .without_follow_up import New

Bodies = dict[int | None, PromisingBody]
Row = TypeVar("Row", SummaryCell, New)

LISTS: dict[str, object] = {
    "overdue": gettext_lazy("已过时限"),
    "quiet": gettext_lazy("暂无下文"),
    **dict(Measure.Outcome.choices),
}


class PromiseFilter(django_filters.Filter):
    """Narrows promises in the database, and what is counted of them already: cells of the table."""

    field_class = forms.ChoiceField
    parent: "ProgressFilter"

    def __init__(self, label: object, *, refusal: object, **kw: object) -> None:
        errors = {"invalid_choice": refusal}
        super().__init__(label=label, **{"widget": Select, "error_messages": errors, **kw})

    def filter(self, qs: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return qs

    def left(self, rows: Sequence[Row], value: str) -> Sequence[Row]:
        return rows


class PromisingBodyFilter(PromiseFilter):
    """By the slug of the body; NOBODY where none was named."""

    def filter(self, qs: MeasureQuerySet, value: str) -> MeasureQuerySet:
        if value == NOBODY:
            return qs.filter(organisation=None)
        return qs.filter(organisation__slug=value) if value else qs

    def left(self, rows: Sequence[Row], value: str) -> Sequence[Row]:
        if not value:
            return rows
        keys = {key for key, each in self.parent.bodies.items() if each.slug == value}
        keys |= {None} if value == NOBODY else set()
        return [row for row in rows if row.organisation in keys]


class PromiseYearFilter(PromiseFilter):
    def filter(self, qs: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return qs.filter(edition__release__number__startswith=value) if value else qs

    def left(self, rows: Sequence[Row], value: str) -> Sequence[Row]:
        return [row for row in rows if value in ("", row.year)]


class ProgressFilter(django_filters.FilterSet):
    """Body and year to narrow to, and the list to show; all in the address."""

    organisation = PromisingBodyFilter(
        pgettext_lazy("one", "机构"),
        refusal=gettext_lazy("没有机构“%(value)s”的承诺，请从列表里选。"),
    )
    year = PromiseYearFilter(
        gettext_lazy("年份"),
        refusal=gettext_lazy("没有“%(value)s”这一年的承诺，请从列表里选。"),
    )
    list = PromiseFilter(
        gettext_lazy("清单"),
        refusal=gettext_lazy("没有叫“%(value)s”的清单，请从下面选。"),
        choices=[("", ""), *LISTS.items()],
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Measure
        fields: Sequence[str] = []

    def __init__(
        self, data: Mapping[str, object], cells: Sequence[SummaryCell], bodies: Bodies
    ) -> None:
        super().__init__(data, summary_table.promises())
        self.bodies = bodies
        self.form.label_suffix = ""
        years = sorted({cell.year for cell in cells}, reverse=True)
        promised = {cell.organisation for cell in cells}
        chosen = [body for body in bodies.values() if body.pk in promised]
        chosen.sort(key=lambda body: body.name)
        nobody = [(NOBODY, _("未注明机构"))] if any(c.organisation is None for c in cells) else []
        slugs = [(body.slug, body.name) for body in chosen]
        self._offer("year", [("", _("全部年份")), *((year, year) for year in years)])
        self._offer("organisation", [("", _("全部机构")), *slugs, *nobody])

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        if name in self.form.fields:
            self.form.fields[name].choices = choices

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked for, by name; "" for nothing."""
        return {"organisation": "", "year": "", "list": "", **self.form.cleaned_data}

    def left(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Of what is counted already what the filters leave."""
        for name, value in self.form.cleaned_data.items():
            rows = self.filters[name].left(rows, value)
        return rows
