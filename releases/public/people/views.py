"""A speaker's page: the posts held over time, all that was said, figures and measures."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Person
from releases.public.lists.release_items import has_sample
from releases.public.site import page_head
from releases.public.site.numbered_pages import paged
from releases.public.site.sections import SPEAKERS
from releases.public.wording.figure_words import Figure
from releases.public.wording.quotes import marked_sentence

from . import person_page, views, visibility

RELEASES_PAGE_SIZE = 10  # a page of what was said
ROWS_PAGE_SIZE = 30  # a page of figures or measures


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(visibility.people(), slug=slug)
    show = request.GET.get("show") or "said"
    if show not in _SHOWN:
        raise Http404(_("没有这一栏。"))
    path = reverse("public:speaker", args=[slug])
    context = {
        "head": views.person_head(request, person),
        "person": person,
        "namesakes": _namesakes(person),
        "posts": person_page.posts(person),
        "counts": person_page.counts(person),
        "show": show,
        "address": request.build_absolute_uri(path),
    }
    return render(request, "people/person_detail.html", context | _SHOWN[show](request, person))


def _namesakes(person: Person) -> QuerySet[Person]:
    return visibility.people().filter(name=person.name).exclude(pk=person.pk).in_order()


def _sessions(request: HttpRequest, person: Person) -> dict[str, Any]:
    context = paged(request, person_page.spoken_at(person), RELEASES_PAGE_SIZE)
    editions = list(context["page_obj"])
    sessions = person_page.sessions(person, editions)
    return context | {"sessions": sessions, "has_sample": has_sample(editions)}


def _figures(request: HttpRequest, person: Person) -> dict[str, Any]:
    context = paged(request, person_page.figures(person), ROWS_PAGE_SIZE)
    return context | figures_shown(context["page_obj"])


def _measures(request: HttpRequest, person: Person) -> dict[str, Any]:
    context = paged(request, person_page.measures(person), ROWS_PAGE_SIZE)
    return context | measures_shown(context["page_obj"])


def figures_shown(rows: Any) -> dict[str, Any]:
    figures = [(Figure.of(row), marked_sentence(row, short=True)) for row in rows]
    sample = has_sample(figure.row.edition for figure, _words in figures)
    return {"figures": figures, "has_sample": sample}


def measures_shown(rows: Any) -> dict[str, Any]:
    measures = list(rows)
    return {"measures": measures, "has_sample": has_sample(row.edition for row in measures)}


_SHOWN = {"said": _sessions, "figures": _figures, "measures": _measures}


def person_head(request: HttpRequest, person: Person) -> page_head.Head:
    return page_head.column(
        request, SPEAKERS, title=person.name,
        description=_("%(name)s在历次新闻发布会上的职务、发言、回答、数据和举措。")
        % {"name": person.name},
    )  # fmt: skip
