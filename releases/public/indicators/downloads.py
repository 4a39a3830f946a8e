"""The figures of one indicator or of a comparison as CSV, XLSX or JSON, with a metadata file."""

import tempfile
from collections.abc import Sequence

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.export.file_formats import MEDIA_TYPES
from releases.export.to_csv import to_csv
from releases.export.to_json import indented, to_json
from releases.export.to_xlsx import to_xlsx
from releases.models import Indicator
from releases.public.serving.headers import open_to_all
from releases.public.site.former_addresses import leads_on, leads_query_on
from releases.publishing.errors import NotHere
from releases.text import file_names

from .comparison_views import base_year, chosen_indicators
from .download_metadata import Metadata, metadata, notes
from .download_table import figure_table
from .views import find

MAX_NAME = 40  # characters of a file's name
# What writes a file of text, and what its media type says of its encoding: JSON has no other.
TEXT_WRITERS = {"csv": (to_csv, "; charset=utf-8"), "json": (to_json, "")}


@leads_on("indicator", find)
@require_safe
def indicator_data(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    return _file(request, [find(slug)], suffix, address=reverse("public:indicator", args=[slug]))


@leads_on("indicator", find)
@require_safe
def indicator_metadata(request: HttpRequest, slug: str) -> HttpResponse:
    return _metadata(request, [find(slug)], address=reverse("public:indicator", args=[slug]))


@leads_query_on({"i": "indicator"})
@require_safe
def compare_data(request: HttpRequest, suffix: str) -> HttpResponseBase:
    chosen, base, address = _comparison(request)
    return _file(request, chosen, suffix, address=address, base=base)


@leads_query_on({"i": "indicator"})
@require_safe
def compare_metadata(request: HttpRequest) -> HttpResponse:
    chosen, base, address = _comparison(request)
    return _metadata(request, chosen, address=address, base=base)


def _comparison(request: HttpRequest) -> tuple[list[Indicator], int | None, str]:
    """A file cannot carry a message: what cannot be understood is refused."""
    chosen, refused = chosen_indicators(request.GET)
    base, unclear = base_year(request)
    if refused or unclear:
        raise NotHere(" ".join([*refused, *unclear]))
    if not chosen:
        raise NotHere(_("没有选指标，请先在比较页面上选。"))
    return chosen, base, f"{reverse('public:compare')}?{request.GET.urlencode()}"


def _file(
    request: HttpRequest,
    indicators: Sequence[Indicator],
    suffix: str,
    *,
    address: str,
    base: int | None = None,
) -> HttpResponseBase:
    if suffix not in MEDIA_TYPES:
        raise NotHere(_("没有“%s”这种格式，可以下载 csv、xlsx 和 json。") % suffix)
    table = figure_table(indicators, request.build_absolute_uri, base)
    name = table.name if len(table.name) <= MAX_NAME else f"{table.name[:MAX_NAME]}等"
    filename, media_type = file_names.downloaded(name, f".{suffix}"), MEDIA_TYPES[suffix]
    if suffix == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        to_xlsx(table, notes(_about(request, indicators, address, base)), file)
        file.seek(0)
        return open_to_all(
            FileResponse(file, as_attachment=True, filename=filename, content_type=media_type)
        )
    write, charset = TEXT_WRITERS[suffix]
    disposition = content_disposition_header(True, filename)
    return open_to_all(
        StreamingHttpResponse(
            write(table),
            content_type=f"{media_type}{charset}",
            headers={"Content-Disposition": str(disposition)},
        )
    )


def _metadata(
    request: HttpRequest,
    indicators: Sequence[Indicator],
    *,
    address: str,
    base: int | None = None,
) -> HttpResponse:
    about = _about(request, indicators, address, base)
    return open_to_all(HttpResponse(indented(about), content_type=MEDIA_TYPES["json"]))


def _about(
    request: HttpRequest, indicators: Sequence[Indicator], address: str, base: int | None
) -> Metadata:
    absolute = request.build_absolute_uri
    return metadata(indicators, absolute, address=absolute(address), base=base, now=timezone.now())
