"""What a correction changed: an edition beside the one that readers had before it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Edition
from releases.public.releases.withdrawn import gone
from releases.public.site import page_head
from releases.public.site.sections import RELEASES
from releases.publishing.compare import editions
from releases.publishing.compare.shown_differences import shown
from releases.publishing.errors import NotHere


@require_safe
def changes(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """Of editions that readers may see: what was withdrawn is beside none."""
    readable = Edition.objects.once_published().filter(release__number=number)
    told = list(readable.select_related("release").order_by("-ordinal"))
    edition = next((row for row in told if row.ordinal == ordinal), None)
    if edition is None:
        return gone(request, number, ordinal)
    before = next((row for row in told if row.ordinal < ordinal), None)
    if before is None:
        raise NotHere(_("发布稿“%s”的这一版之前没有可以对照的版本。") % number)
    place = reverse("public:release", args=[number])
    if not edition.is_live:
        place = reverse("public:edition", args=[number, ordinal])
    head = page_head.of_section(
        request,
        RELEASES,
        title=_("%(title)s：第 %(n)d 版改了什么") % {"title": edition.title, "n": ordinal},
        description=edition.change_note[: page_head.MAX_DESCRIPTION],
        indexed=False,
    )
    context = {
        "head": head,
        "release": edition.release,
        "edition": edition,
        "before": before,
        "place": place,
        "shown": shown(editions.between(before, edition)),
        "others": [row for row in told[:-1] if row != edition],
    }
    return render(request, "releases/edition_changes.html", context)
