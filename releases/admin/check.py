"""The check page: what was read beside the text, doubts first; a button makes the draft."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from releases.intake import draft
from releases.intake.parse import reader
from releases.intake.parse.reading import Reading
from releases.models import (
    Appearance,
    Basis,
    Block,
    Kind,
    Measure,
    PastedText,
    Qualifier,
    Theme,
)

from . import places
from .marks import Mark, pieces

LINE_KEY = 16
LINES_AHEAD = 200  # a block whose words are farther on is not linked to its line


def check_view(model_admin: Any, request: Any, pk: int) -> HttpResponse:
    pasted = PastedText.objects.filter(pk=pk).first()
    if pasted is None:
        raise Http404
    if not model_admin.has_view_permission(request, pasted):
        raise PermissionDenied
    if request.method == "POST":
        return _make_draft(request, pasted)
    reading = reader.read(pasted.text)
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        **shown(reading, pasted.text.splitlines()),
        "title": _("核对读出的内容"),
        "opts": model_admin.opts,
        "pasted": pasted,
        "editions": list(pasted.editions.select_related("release").order_by("pk")),
        "may_draft": request.user.has_perm("releases.add_edition"),
    }
    return TemplateResponse(request, "admin/releases/check.html", context)


def _make_draft(request: Any, pasted: PastedText) -> HttpResponse:
    if not request.user.has_perm("releases.add_edition"):
        raise PermissionDenied
    try:
        edition = draft.draft(
            reader.read(pasted.text), by=request.user, now=timezone.now(), pasted=pasted
        )
    except draft.AlreadyHere as error:
        link = places.workbench(error.edition.pk)
        messages.error(
            request, format_html('{} <a href="{}">{}</a>', str(error), link, error.edition)
        )
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_check", args=[pasted.pk]))
    messages.success(request, _("草稿已建立。请逐条核对疑点，再发布。"))
    return HttpResponseRedirect(places.workbench(edition.pk, "doubt"))


def shown(reading: Reading, lines: list[str]) -> dict[str, Any]:
    """What the page shows of a reading; rows are numbered from 1, as their anchors are."""
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    at_line = dict(_lines_of_blocks(reading, lines))
    marks = _marks(reading)
    roles, kinds = dict(Appearance.Role.choices), dict(Block.Kind.choices)
    return {
        "reading": reading,
        "lines": lines,
        "facts": _facts(reading),
        "new_names": _new_names(reading),
        "doubts": list(enumerate(reading.doubts, start=1)),
        "speakers": [(s, "、".join(s.posts), roles.get(s.role, "")) for s in reading.speakers],
        "blocks": [
            {
                "block": block, "kind": kinds.get(block.kind, block.kind),
                "speaker": speakers.get(block.speaker or -1), "line": at_line.get(block.id),
                "pieces": pieces(block.text, marks[block.id]),
            }
            for block in reading.blocks
        ],
        "measures": _measures(reading),
        "statistics": _statistics(reading),
    }  # fmt: skip


def _facts(reading: Reading) -> list[tuple[str, str, bool]]:
    """Label, value, and whether a page without it is worth a second look."""
    event = reading.event
    printed = (reading.published_at or "").replace("T", " ")[:16]
    return [
        (_("标题"), reading.title, True), (_("副标题"), reading.subtitle, False),
        (_("原页发布时间"), printed, True), (_("信息来源"), reading.source, True),
        (_("编辑"), reading.editor, False), (_("审核"), reading.reviewer, False),
        (_("发布会日期"), event.date or "", True), (_("发布会时间"), event.time, False),
        (_("发布会地点"), event.venue, False), (_("主办单位"), event.host, False),
        (_("主题"), "、".join(reading.topics), False),
    ]  # fmt: skip


def _new_names(reading: Reading) -> list[tuple[str, list[str]]]:
    new = draft.new_names(reading)
    kinds = [
        (_("机构"), new.organisations), (_("人员"), new.people), (_("指标"), new.indicators),
        (_("媒体"), new.media), (_("主题"), new.topics),
    ]  # fmt: skip
    return [(label, list(names)) for label, names in kinds if names]


def _marks(reading: Reading) -> dict[int, list[Mark]]:
    """The spans of all rows, by the block they lie on."""
    kinds: dict[str, tuple[Any, ...]] = {
        "measure": reading.measures, "statistic": reading.statistics, "doubt": reading.doubts,
    }  # fmt: skip
    marks = defaultdict(list)
    for kind, rows in kinds.items():
        for number, row in enumerate(rows, start=1):
            if row.block is not None:
                marks[row.block].append(Mark(kind, number, row.start or 0, row.end or 0))
    return marks


def _measures(reading: Reading) -> list[dict[str, Any]]:
    stages, themes = dict(Measure.Stage.choices), dict(Theme.choices)
    return [
        {"row": row, "stage": stages.get(row.stage, ""), "theme": themes.get(row.theme, "")}
        for row in reading.measures
    ]


def _statistics(reading: Reading) -> list[dict[str, Any]]:
    kinds, bases, qualifiers = dict(Kind.choices), dict(Basis.choices), dict(Qualifier.choices)
    return [
        {
            "row": row, "kind": kinds.get(row.kind, ""), "basis": bases.get(row.basis, ""),
            "qualifier": "" if row.qualifier == "exact" else qualifiers.get(row.qualifier, ""),
        }
        for row in reading.statistics
    ]  # fmt: skip


def _lines_of_blocks(reading: Reading, lines: list[str]) -> Iterator[tuple[int, int]]:
    """The line of the pasted text on which each block begins, searched onwards in order."""
    at = 0
    for block in reading.blocks:
        key = block.text[:LINE_KEY]
        ahead = range(at, min(at + LINES_AHEAD, len(lines)))
        found = next((n for n in ahead if key in lines[n]), None)
        if found is not None:
            at = found
            yield block.id, found + 1
