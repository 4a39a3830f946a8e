"""The page of what became of the promises: its filters, its lists and what each list holds."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from releases.models import Measure, Organisation
from releases.search.lists.facets import Select

from . import summary_table
from .summary_table import NOBODY, Counts, SummaryCell
from .without_follow_up import New, silent_since

Bodies = dict[int | None, Organisation]

LISTS: dict[str, Any] = {
    "overdue": gettext_lazy("已过时限"),
    "quiet": gettext_lazy("暂无下文"),
    **dict(Measure.Outcome.choices),
}


class ProgressForm(forms.Form):
    """Body and year to narrow to, and the list to show; all in the address."""

    organisation = forms.ChoiceField(
        label=pgettext_lazy("one", "机构"), required=False, widget=Select,
        error_messages={
            "invalid_choice": gettext_lazy("没有机构“%(value)s”的承诺，请从列表里选。"),
        },
    )  # fmt: skip
    year = forms.ChoiceField(
        label=gettext_lazy("年份"), required=False, widget=Select,
        error_messages={
            "invalid_choice": gettext_lazy("没有“%(value)s”这一年的承诺，请从列表里选。"),
        },
    )  # fmt: skip
    list = forms.ChoiceField(
        label=gettext_lazy("清单"), required=False, choices=[("", ""), *LISTS.items()],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": gettext_lazy("没有叫“%(value)s”的清单，请从下面选。")},
    )  # fmt: skip

    def __init__(self, data: Any, cells: Sequence[SummaryCell], bodies: Bodies) -> None:
        super().__init__(data, label_suffix="")
        years = sorted({cell.year for cell in cells}, reverse=True)
        promised = {cell.organisation for cell in cells}
        chosen = [body for body in bodies.values() if body.pk in promised]
        chosen.sort(key=lambda body: body.name)
        nobody = [(NOBODY, _("未注明机构"))] if any(c.organisation is None for c in cells) else []
        self._fill("year", [("", _("全部年份")), *((year, year) for year in years)])
        self._fill(
            "organisation",
            [("", _("全部机构")), *((body.slug, body.name) for body in chosen), *nobody],
        )

    def _fill(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


@dataclass
class PromiseItem:
    """A promise in a list, with how long its time is past."""

    measure: Any
    days_over: int


def narrowed(queryset: Any, wanted: dict[str, str]) -> Any:
    if wanted["year"]:
        queryset = queryset.filter(edition__release__number__startswith=wanted["year"])
    body = wanted["organisation"]
    if body == NOBODY:
        return queryset.filter(organisation=None)
    return queryset.filter(organisation__slug=body) if body else queryset


def listed(name: str, *, today: datetime.date, too_new: list[New]) -> Any:
    """The promises of one list: those that wait longest first, else the newest first."""
    if name == "overdue":
        return summary_table.promises().overdue(on=today).order_by("due_date", "pk")
    if name == "quiet":
        said = F("edition__release__first_published_at").asc()
        return silent_since(too_new).order_by(said, "pk")
    return summary_table.promises().turned_out(name).newest_first()


def length(name: str, counts: Counts, new: list[New]) -> int:
    """How long the list is, from what is counted already and narrowed alike."""
    if name != "quiet":
        return int(getattr(counts, name))
    waiting = [each for each in new if each.outcome == Measure.Outcome.NONE]
    return counts.none - counts.nobody_said - len(waiting)


def entries(keys: Any, *, today: datetime.date) -> list[PromiseItem]:
    """The promises of those keys, in their order, with all that an item prints."""
    keys = list(keys)
    rows = Measure.objects.filter(pk__in=keys).with_outcome()
    found = {row.pk: row for row in rows.select_related("edition__release", "organisation")}
    return [
        PromiseItem(found[key], found[key].days_over(found[key].outcome, on=today)) for key in keys
    ]
