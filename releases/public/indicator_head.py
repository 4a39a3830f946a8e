"""The head of an indicator's page: a schema.org Dataset with its files."""

from django.http import HttpRequest
from django.urls import reverse

from releases.export.formats import MEDIA_TYPES

from . import head, structured
from .columns import STATISTICS
from .indicator_page import IndicatorPage


def of_indicator(request: HttpRequest, page: IndicatorPage) -> head.Head:
    """A Dataset, with the addresses of its files."""
    indicator = page.indicator
    main = page.history.series.main
    files = {
        kind: request.build_absolute_uri(
            reverse("public:indicator_data", args=[indicator.slug, suffix])
        )
        for suffix, kind in MEDIA_TYPES.items()
    }
    data = structured.dataset(
        name=indicator.name,
        description=indicator.definition or page.sentence,
        address=request.build_absolute_uri(request.path),
        downloads=files,
        period=f"{main.points[0].period.start}/{main.points[-1].period.end}" if main else "",
        measured=[indicator.name],
    )
    description = page.sentence or indicator.name
    return head.column(
        request, STATISTICS, title=indicator.name, description=description,
        data=structured.script(data),
    )  # fmt: skip
