"""A speaker's page: the posts held over time, all that was said, figures and measures."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Edition, Measure, Person, Statistic
from releases.public.lists.printed_items import has_sample
from releases.public.site import page_head
from releases.public.site.former_addresses import leads_on
from releases.public.site.numbered_pages import NumberedPage, paged
from releases.public.site.sections import SPEAKERS
from releases.public.wording.figure_words import Figure
from releases.public.wording.quotes import marked_sentence
from releases.publishing.errors import NotHere

from . import person_page, visibility

RELEASES_PAGE_SIZE = 10  # a page of what was said
ROWS_PAGE_SIZE = 30  # a page of figures or measures


@leads_on("person")
@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said; `?show=figures` and `?show=measures` page through the rows read from it."""
    person = visibility.people().filter(slug=slug).first()
    if person is None:
        raise NotHere(_("没有网址名为“%s”的发言人，或者还没有发布过其发言。") % slug)
    namesakes = visibility.people().filter(name=person.name).exclude(pk=person.pk)
    show = request.GET.get("show") or "said"
    page: NumberedPage[Edition] | NumberedPage[Statistic] | NumberedPage[Measure]
    if show == "said":
        page = paged(request, person_page.spoken_at(person), RELEASES_PAGE_SIZE)
        editions = list(page["page_obj"])
        shown = {
            "sessions": person_page.sessions(person, editions),
            "has_sample": has_sample(editions),
        }
    elif show == "figures":
        page = paged(request, person_page.figures(person), ROWS_PAGE_SIZE)
        shown = figures_shown(page["page_obj"])
    elif show == "measures":
        page = paged(request, person_page.measures(person), ROWS_PAGE_SIZE)
        shown = measures_shown(page["page_obj"])
    else:
        raise NotHere(_("没有这一栏。"))
    context = {
        "head": person_head(request, person),
        "person": person,
        "namesakes": namesakes.in_order(),
        "posts": person_page.posts(person),
        "counts": person_page.counts(person),
        "show": show,
        "address": request.build_absolute_uri(reverse("public:speaker", args=[slug])),
    }
    return render(request, "people/person_detail.html", context | page | shown)


def figures_shown(rows: Iterable[Statistic]) -> dict[str, object]:
    figures = [(Figure.of(row), marked_sentence(row, short=True)) for row in rows]
    sample = has_sample(figure.row.edition for figure, _words in figures)
    return {"figures": figures, "has_sample": sample}


def measures_shown(rows: Iterable[Measure]) -> dict[str, object]:
    measures = list(rows)
    return {"measures": measures, "has_sample": has_sample(row.edition for row in measures)}


def person_head(request: HttpRequest, person: Person) -> page_head.Head:
    description = _("%(name)s在历次新闻发布会上的职务、发言、回答、数据和举措。")
    return page_head.of_section(
        request, SPEAKERS, title=person.name, description=description % {"name": person.name}
    )
