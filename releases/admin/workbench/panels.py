"""The workbench's panels: each kind of row as a small table, so that no form holds them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
)

from releases.admin import admin_links
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

KINDS: tuple[Any, ...] = (
    Doubt, AttendingOrganisation, AttendingMedia, Appearance, Block, Measure, Statistic, Attachment,
)  # fmt: skip
MAX_ROWS = 50
EMPTY = "—"


@dataclass(frozen=True)
class Panel:
    key: str
    title: str
    count: int
    labels: list[str]
    rows: list[dict[str, Any]]
    list_url: str
    add_url: str
    may_change: bool

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def panels(request: Any, edition: Edition) -> Iterator[Panel]:
    """One panel per kind, each with two queries at most, however many rows there are."""
    for model in KINDS:
        model_admin: Any = admin.site.get_model_admin(model)
        if model_admin.has_view_permission(request):
            yield _panel(request, edition, model_admin)


def _panel(request: Any, edition: Edition, model_admin: Any) -> Panel:
    model, key = model_admin.model, model_admin.panel
    queryset = model.objects.filter(edition=edition).select_related(*model_admin.panel_related)
    unsettled_first = ("settled_at",) if model is Doubt else ()
    rows = list(queryset.order_by(*unsettled_first, "position", "pk")[: MAX_ROWS + 1])
    if model is Doubt:
        rows.sort(key=lambda doubt: doubt.settled_at is not None)
    names = model_admin.panel_display
    labels = [str(label_for_field(name, model, model_admin)) for name in names]
    may_add = edition.is_open and model_admin.has_add_permission(request)
    return Panel(
        key=key, title=str(model._meta.verbose_name),
        count=len(rows) if len(rows) <= MAX_ROWS else queryset.count(),
        labels=labels,
        rows=[_row(row, names, labels, model_admin) for row in rows[:MAX_ROWS]],
        list_url=admin_links.rows_of(key, edition.pk),
        add_url=admin_links.add_row(key, edition.pk) if may_add else "",
        may_change=edition.is_open and model_admin.has_change_permission(request),
    )  # fmt: skip


def _row(row: Any, names: tuple[str, ...], labels: list[str], model_admin: Any) -> dict[str, Any]:
    return {
        "row": row,
        "url": admin_links.row(row),
        "cells": [
            (label, _cell(row, name, model_admin))
            for label, name in zip(labels, names, strict=True)
        ],
        "unsettled": isinstance(row, Doubt) and row.settled_at is None,
    }


def _cell(row: Any, name: str, model_admin: Any) -> Any:
    field, method, value = lookup_field(name, row, model_admin)
    if field is None:
        return display_for_value(value, EMPTY, boolean=getattr(method, "boolean", False))
    if field.is_relation:
        return getattr(row, name) or EMPTY
    return display_for_field(value, field, EMPTY)
