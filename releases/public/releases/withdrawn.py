"""What stands at the address of a withdrawn release: an explanation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from releases.models import Change, Edition, Release, State, Withheld
from releases.publishing.errors import NotHere


def gone(
    request: HttpRequest, number: str, ordinal: int | None = None, *, uid: str = ""
) -> HttpResponse:
    """The explanation with status 410; raises NotHere where nothing was ever published.

    An edition that was withdrawn stays so at its own address when a corrected one is published. An
    edition or file that is withheld says so, without a word of what it said.
    """
    withheld = withheld_at(number, ordinal, uid)
    if withheld is not None:
        told = {"withheld": withheld, "release": withheld.release}
        return render(request, "releases/withheld.html", told, status=410)
    withdrawn = Edition.objects.filter(state=State.WITHDRAWN, release__number=number)
    if ordinal is None:
        withdrawn = withdrawn.filter(release__withdrawn_at__isnull=False)
    else:
        withdrawn = withdrawn.filter(ordinal=ordinal)
    edition = withdrawn.select_related("release").order_by("-ordinal").first()
    if edition is None:
        # Any other address of a withdrawn release leads to the same explanation.
        release = Release.objects.withdrawn().filter(number=number).first()
        live = Edition.objects.published().filter(release__number=number)
        if release is None and live.exists():
            raise NotHere(_("发布稿“%s”里没有这个网址所指的内容。") % number)
        if release is None:
            raise NotHere(_("没有编号为“%s”的发布稿。") % number)
        edition = release.editions.filter(state=State.WITHDRAWN).order_by("-ordinal")[0]
    entry = Change.objects.of_edition(edition).filter(verb="withdraw")
    context = {
        "release": edition.release,
        "edition": edition,
        "withdrawal": entry.order_by("-pk").first(),
        "is_back": edition.release.withdrawn_at is None,
    }
    return render(request, "410.html", context, status=410)


def withheld_at(number: str, ordinal: int | None, uid: str) -> Withheld | None:
    """What is withheld at this address of a release that readers may see; a withdrawn one has an
    explanation of its own."""
    if ordinal is None and not uid:
        return None
    rows = Withheld.objects.standing().filter(
        release__number=number, release__withdrawn_at=None, ordinal=ordinal or 0, uid=uid
    )
    return rows.select_related("release").first()
