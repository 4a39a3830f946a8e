"""The page of a measure: what was promised, in its own words, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Measure, Release
from releases.public.releases.neighbours import editions_of
from releases.public.releases.withdrawn import gone
from releases.public.site import page_head, qr_code
from releases.public.site.sections import MEASURES
from releases.publishing.errors import NotHere

from .measure_page import load


@require_safe
def measure(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """The measure as the live edition has it; a withdrawn release answers with its explanation."""
    rows = Measure.objects.published().filter(edition__release__number=number)
    found = rows.for_display().filter(uid=uid).first()
    if found is None:
        return _gone(request, number, uid)
    address = request.build_absolute_uri(reverse("public:measure", args=[number, uid]))
    context = {
        "page": load(found, today=timezone.localdate()),
        "measure": found,
        "edition": found.edition,
        "release": found.edition.release,
        "editions": editions_of(found.edition),
        "head": measure_head(request, found),
        "address": address,
        "qr": qr_code.svg(address),
    }
    return render(request, "promises/measure_detail.html", context)


def _gone(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    if Release.objects.withdrawn().filter(number=number).exists():
        return gone(request, number)
    once = Measure.objects.once_published().filter(uid=uid, edition__release__number=number)
    last = once.select_related("edition__release").order_by("-edition__ordinal").first()
    if last is None:
        raise NotHere(_("没有这样一项举措。"))
    context = {"measure": last, "edition": last.edition, "release": last.edition.release}
    return render(request, "promises/measure_gone.html", context, status=410)


def measure_head(request: HttpRequest, measure: Measure) -> page_head.Head:
    words = f"{measure.organisation_name}：{measure.quote}".removeprefix("：")
    return page_head.of_section(
        request,
        MEASURES,
        title=measure.heading,
        description=Truncator(words).chars(page_head.MAX_DESCRIPTION),
    )
