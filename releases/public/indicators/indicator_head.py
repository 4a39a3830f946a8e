"""The head of an indicator's page, with JSON-LD: a schema.org Dataset and its files."""

from django.http import HttpRequest
from django.urls import reverse

from releases.export.file_formats import MEDIA_TYPES
from releases.public.site import json_ld, page_head
from releases.public.site.sections import STATISTICS

from .indicator_page import IndicatorPage


def indicator_head(request: HttpRequest, page: IndicatorPage) -> page_head.Head:
    """A Dataset, with the addresses of its files."""
    indicator = page.indicator
    main = page.history.series.main
    files = {
        kind: request.build_absolute_uri(
            reverse("public:indicator_data", args=[indicator.slug, suffix])
        )
        for suffix, kind in MEDIA_TYPES.items()
    }
    data = json_ld.dataset(
        name=indicator.name,
        description=indicator.definition or page.sentence,
        address=request.build_absolute_uri(request.path),
        downloads=files,
        period=f"{main.points[0].period.start}/{main.points[-1].period.end}" if main else "",
        measured=[indicator.name],
    )
    return page_head.of_section(
        request,
        STATISTICS,
        title=indicator.name,
        description=page.sentence or indicator.name,
        data=json_ld.script(data),
    )
