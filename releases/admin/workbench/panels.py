"""The workbench's panels: each kind of row as a small table, so that no form holds them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
)
from django.db.models import F
from django.http import HttpRequest

from releases.admin import admin_links
from releases.admin.rows.edition_row import RowAdmin
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    Measure,
    Statistic,
)
from releases.models.edition_row import EditionRow

KINDS: tuple[type[EditionRow], ...] = (
    Doubt,
    AttendingOrganisation,
    AttendingMedia,
    Appearance,
    Block,
    Measure,
    Statistic,
    Attachment,
)
MAX_ROWS = 50
EMPTY = "—"


class PanelRow(NamedTuple):
    """`cells` are its columns' labels with their values."""

    row: EditionRow
    url: str
    cells: list[tuple[str, object]]
    unsettled: bool


@dataclass(frozen=True)
class Panel:
    """One kind of row of the edition as a table, the first ones only."""

    key: str
    title: str
    count: int
    labels: list[str]
    rows: list[PanelRow]
    list_url: str
    add_url: str
    may_change: bool

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def panels(request: HttpRequest, edition: Edition) -> Iterator[Panel]:
    """One panel per kind, each with two queries at most, however many rows there are."""
    for model in KINDS:
        site = admin.site.get_model_admin(model)
        assert isinstance(site, RowAdmin)
        if not site.has_view_permission(request):
            continue
        rows = model.objects.of(edition).select_related(*site.panel_related)
        unsettled_first = [F("settled_at").asc(nulls_first=True)] if model is Doubt else []
        shown = list(rows.order_by(*unsettled_first, "position", "pk")[: MAX_ROWS + 1])
        labels = [str(label_for_field(name, model, site)) for name in site.panel_display]
        may_add = edition.is_open and site.has_add_permission(request)
        yield Panel(
            key=site.panel,
            title=str(model._meta.verbose_name),
            count=len(shown) if len(shown) <= MAX_ROWS else rows.count(),
            labels=labels,
            rows=[_row(row, labels, site) for row in shown[:MAX_ROWS]],
            list_url=admin_links.rows_of(site.panel, edition.pk),
            add_url=admin_links.add_row(site.panel, edition.pk) if may_add else "",
            may_change=edition.is_open and site.has_change_permission(request),
        )


def _row(row: EditionRow, labels: list[str], site: RowAdmin[EditionRow]) -> PanelRow:
    cells: list[object] = []
    for name in site.panel_display:
        field, method, value = lookup_field(name, row, site)
        if field is None:
            boolean = getattr(method, "boolean", False)
            cells.append(display_for_value(value, EMPTY, boolean=boolean))
        elif field.is_relation:
            cells.append(getattr(row, name) or EMPTY)
        else:
            cells.append(display_for_field(value, field, EMPTY))
    unsettled = isinstance(row, Doubt) and row.settled_at is None
    return PanelRow(row, admin_links.row(row), list(zip(labels, cells, strict=True)), unsettled)
