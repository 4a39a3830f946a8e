"""What stands at the address of a withdrawn release: an explanation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from releases.models import Release, State


def gone(request: HttpRequest, number: str) -> HttpResponse:
    """The explanation with status 410; raises Http404 where nothing was ever published."""
    release = Release.objects.withdrawn().filter(number=number).first()
    if release is None:
        raise Http404(_("没有编号为“%s”的发布稿。") % number)
    edition = release.editions.filter(state=State.WITHDRAWN).order_by("-ordinal").first()
    return render(request, "410.html", {"release": release, "edition": edition}, status=410)
