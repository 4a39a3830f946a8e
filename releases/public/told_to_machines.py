"""The heads of pages about one indicator and one row, with what they hold as schema.org data."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from releases.export.formats import MEDIA_TYPES
from releases.models import Block, Measure, Organisation, Person

from . import head, structured
from .columns import MEASURES, ORGANISATIONS, RELEASES, SPEAKERS, STATISTICS
from .indicator_page import IndicatorPage
from .row_page import RowPage
from .turns import Line, Part, Turn


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


def of_row(request: HttpRequest, page: RowPage, quote: str) -> head.Head:
    """A question that was answered is a QAPage; any other row is described by its words."""
    edition = page.row.edition
    found: structured.Thing | None = None
    if page.answers and isinstance(page.row, Block):
        release = reverse("public:release", args=[edition.release.number])
        question = Part(Turn([Line(page.row, page.words)]), page.answers)
        found = structured.question_page(question, request.build_absolute_uri(release))
    return head.column(
        request, RELEASES, title=edition.title,
        description=Truncator(f"{edition.title}：{quote}").chars(head.LONGEST_DESCRIPTION),
        data=structured.script(found) if found and edition.is_live else "",
        indexed=edition.is_live,
    )  # fmt: skip


def of_measure(request: HttpRequest, measure: Measure) -> head.Head:
    words = f"{measure.organisation_name}：{measure.quote}".removeprefix("：")
    return head.column(
        request, MEASURES, title=measure.heading,
        description=Truncator(words).chars(head.LONGEST_DESCRIPTION),
    )  # fmt: skip


def of_person(request: HttpRequest, person: Person) -> head.Head:
    return head.column(
        request, SPEAKERS, title=person.name,
        description=_("%(name)s在历次新闻发布会上的职务、发言、回答、数据和举措。")
        % {"name": person.name},
    )  # fmt: skip


def of_organisation(request: HttpRequest, organisation: Organisation) -> head.Head:
    return head.column(
        request, ORGANISATIONS, title=organisation.name,
        description=_("%(name)s在历次新闻发布会上的发言人、举措和数据。")
        % {"name": organisation.name},
    )  # fmt: skip
