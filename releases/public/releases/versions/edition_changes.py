"""What a correction changed: an edition beside the one before it, or any two beside each other."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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
    """Beside the edition that readers had before: what was withdrawn is beside none."""
    told = readable(number)
    edition = the_one(told, ordinal)
    if edition is None:
        return gone(request, number, ordinal)
    before = the_one_before(told, ordinal)
    if before is None:
        raise NotHere(_("发布稿“%s”的这一版之前没有可以对照的版本。") % number)
    return page_of(request, before, edition, told)


@require_safe
def changes_between(request: HttpRequest, number: str, first: int, last: int) -> HttpResponse:
    """Of any two, the older one first; each two have one address."""
    told = readable(number)
    if first == last:
        raise NotHere(_("请选两个不同的版本来对照。"))
    if missing := [each for each in (first, last) if the_one(told, each) is None]:
        return gone(request, number, missing[0])
    here = address_of(told, first, last)
    if request.path != here:
        return HttpResponseRedirect(here)  # for now: which one stands before another may change
    before, edition = the_one(told, min(first, last)), the_one(told, max(first, last))
    assert before is not None
    assert edition is not None
    return page_of(request, before, edition, told)


@require_safe
def choose_changes(request: HttpRequest, number: str) -> HttpResponse:
    """Where the form leads: the two that were chosen, or what the newest edition changed."""
    told = readable(number)
    if not told:
        return gone(request, number)
    if len(told) == 1:
        raise NotHere(_("发布稿“%s”只有一个版本，没有可以对照的。") % number)
    known = {str(row.ordinal): row.ordinal for row in told}
    chosen = [known.get(request.GET.get(name, "")) for name in ("old", "new")]
    first, last = (chosen[0] or told[1].ordinal), (chosen[1] or told[0].ordinal)
    if first == last:
        first = next(row.ordinal for row in told if row.ordinal != last)
    return HttpResponseRedirect(address_of(told, first, last))


def readable(number: str) -> list[Edition]:
    """The editions that readers may see, the newest first: what is asked of everything here."""
    rows = Edition.objects.once_published().filter(release__number=number)
    return list(rows.select_related("release").order_by("-ordinal"))


def the_one(told: Sequence[Edition], ordinal: int) -> Edition | None:
    return next((row for row in told if row.ordinal == ordinal), None)


def the_one_before(told: Sequence[Edition], ordinal: int) -> Edition | None:
    return next((row for row in told if row.ordinal < ordinal), None)


def address_of(told: Sequence[Edition], one: int, other: int) -> str:
    """A correction beside what it corrected has the address of the correction."""
    first, last = sorted((one, other))
    number, before = told[0].release.number, the_one_before(told, last)
    if before is not None and before.ordinal == first:
        return reverse("public:changes", args=[number, last])
    return reverse("public:changes_between", args=[number, first, last])


def page_of(
    request: HttpRequest, before: Edition, edition: Edition, told: Sequence[Edition]
) -> HttpResponse:
    number, n = edition.release.number, edition.ordinal
    beside = the_one_before(told, n)
    corrects = beside is not None and beside.pk == before.pk
    heading = _("第 %d 版改了什么") % n
    if not corrects:
        heading = _("第 %(old)d 版和第 %(new)d 版对照") % {"old": before.ordinal, "new": n}
    place = reverse("public:release", args=[number])
    if not edition.is_live:
        place = reverse("public:edition", args=[number, n])
    between = [row for row in told if before.ordinal < row.ordinal <= n and row.change_note]
    head = page_head.of_section(
        request,
        RELEASES,
        title=_("%(title)s：%(heading)s") % {"title": edition.title, "heading": heading},
        description=edition.change_note[: page_head.MAX_DESCRIPTION],
        indexed=False,
    )
    context = {
        "head": head,
        "heading": heading,
        "release": edition.release,
        "edition": edition,
        "before": before,
        "place": place,
        "old_place": reverse("public:edition", args=[number, before.ordinal]),
        "shown": shown(editions.between(before, edition)),
        "notes": between[::-1],
        "editions": told,
        "others": [row for row in told[:-1] if row != edition or not corrects],
    }
    return render(request, "releases/edition_changes.html", context)
