"""The trail taken away, as narrowed by the list: CSV for people, JSON that the chain can be proved
from. Written while it is read, a few rows at a time."""

import datetime
import json
from collections.abc import Callable, Iterator

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone

from releases.export.tables import Cell, Table, TableColumn
from releases.export.to_csv import to_csv
from releases.models import Change
from releases.models.change import CHAINED
from releases.publishing.compare.words import lines, moment

from .act_lines import deed
from .staff_request import staff

AT_ONCE = 500
ADDRESS = "address"
# By the names of the columns; what else each says is said in words.
SAID: dict[str, Callable[[Change], Cell]] = {
    "sequence": lambda change: change.sequence,
    "at": lambda change: moment(change.at),
    "by_name": lambda change: change.by_name,
    "role": lambda change: change.role,
    ADDRESS: lambda change: change.address,
    "verb": deed,
    "kind": lambda change: change.get_kind_display(),
    "name": lambda change: change.name,
    "ordinal": lambda change: change.ordinal or None,
    "from_state": lambda change: change.get_from_state_display(),
    "to_state": lambda change: change.get_to_state_display(),
    "differences": lambda change: "\n".join(lines(change.differences, whole=True)),
    "note": lambda change: change.note,
    "content_hash": lambda change: change.content_hash,
    "act": lambda change: str(change.act),
    "hash": lambda change: change.hash,
}


def export_view(
    request: HttpRequest, suffix: str, *, model_admin: admin.ModelAdmin[Change]
) -> StreamingHttpResponse:
    """Whoever may see the list may take it away, addresses apart."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if suffix not in WRITERS:
        raise Http404
    try:
        listed = model_admin.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters as error:
        raise Http404 from error
    found = listed.order_by("sequence")
    left_out = [] if staff(request).user.has_perm("releases.view_signinentry") else [ADDRESS]
    write, media_type = WRITERS[suffix]
    name = f"trail-{timezone.localtime():%Y%m%d-%H%M}.{suffix}"
    return StreamingHttpResponse(
        write(found, left_out),
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _rows(found: QuerySet[Change]) -> Iterator[Change]:
    after = 0
    while some := list(found.filter(sequence__gt=after)[:AT_ONCE]):
        yield from some
        after = some[-1].sequence


def as_csv(found: QuerySet[Change], left_out: list[str]) -> Iterator[str]:
    said = {name: say for name, say in SAID.items() if name not in left_out}
    titles = {name: str(Change._meta.get_field(name).verbose_name) for name in said}  # type: ignore[union-attr]
    columns = [TableColumn(name, title, "") for name, title in titles.items()]
    rows = ([say(change) for say in said.values()] for change in _rows(found))
    return to_csv(Table("trail", columns, rows))


def as_json(found: QuerySet[Change], left_out: list[str]) -> Iterator[str]:
    """All columns as they were chained, and the hash of each row."""
    names = [name for name in (*CHAINED, "hash") if name not in left_out]
    between = "[\n"
    for change in _rows(found):
        row = {name: getattr(change, name) for name in names}
        yield between + json.dumps(row, cls=WholeMoments, ensure_ascii=False)
        between = ",\n"
    yield "\n]\n" if between == ",\n" else "[]\n"


class WholeMoments(DjangoJSONEncoder):
    """Django's, which cuts a moment after its milliseconds."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


WRITERS = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}
