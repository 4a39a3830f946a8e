"""The page that takes files in: all in one request, or with a script a file a request."""

from itertools import chain

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.intake.import_archives import ARCHIVE, MAX_FILES, MAX_RELEASES, releases_sent
from releases.intake.import_files import SUFFIXES
from releases.intake.pasted_pages import MAX_SOURCE_BYTES
from releases.models import Release, ReviewRules
from releases.publishing.importing import take_found

from . import import_report
from .import_report import ReportRow

ALONE = "alone"  # sent with each file by the script, which asks for that file's rows


def import_view(request: StaffRequest, *, model_admin: admin.ModelAdmin[Release]) -> HttpResponse:
    if not request.user.has_perm("releases.add_edition"):
        raise PermissionDenied
    # With review on, what comes in by an account is a draft like any other.
    may_publish = request.user.has_perm("releases.publish_edition") and not ReviewRules.current().on
    if request.method == "POST":
        return _taken(request, publish=may_publish and "publish" in request.POST)
    rows = import_report.kept(request.session)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("导入发布稿"),
        "opts": model_admin.opts,
        "may_publish": may_publish,
        "accepted": ",".join((*SUFFIXES, ARCHIVE)),
        "kinds": "、".join(SUFFIXES),
        "most": {"files": MAX_FILES, "mb": MAX_SOURCE_BYTES // 1024**2, "releases": MAX_RELEASES},
        "rows": rows,
        "counts": import_report.counts(rows),
    }
    return TemplateResponse(request, "admin/releases/import.html", context)


def _taken(request: StaffRequest, *, publish: bool) -> HttpResponse:
    files = request.FILES.getlist("files")
    found = chain.from_iterable(
        releases_sent(file.name or "", file, file.size or 0) for file in files
    )
    outcomes = take_found(found, publish=publish, by=request.user, now=timezone.now())
    rows = [ReportRow.of(outcome) for outcome in outcomes]
    rows += [_nothing_in(file.name or "") for file in files if not _told_of(file.name or "", rows)]
    import_report.keep(request.session, rows, anew=request.POST.get(ALONE, "first") == "first")
    if ALONE in request.POST:
        return render(request, "admin/releases/_import_rows.html", {"rows": rows})
    if files:
        refused = any(row.result == "refused" for row in rows)
        level = messages.WARNING if refused else messages.SUCCESS
        messages.add_message(request, level, import_report.counts(rows))
    else:
        messages.error(request, _("还没有选文件。"))
    return HttpResponseRedirect(admin_links.imports())


def report_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Release]
) -> StreamingHttpResponse:
    if not request.user.has_perm("releases.add_edition"):
        raise PermissionDenied
    rows = import_report.kept(request.session)
    response = StreamingHttpResponse(
        import_report.as_csv(rows), content_type="text/csv; charset=utf-8"
    )
    name = f"import-{timezone.localtime():%Y%m%d-%H%M}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _told_of(name: str, rows: list[ReportRow]) -> bool:
    return any(row.where.startswith(name) for row in rows)


def _nothing_in(name: str) -> ReportRow:
    return ReportRow(name, "refused", "", "", _("文件是空的，里面没有发布稿。"))
