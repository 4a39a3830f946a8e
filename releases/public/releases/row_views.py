"""The page of one row: a statement, a question, an answer, a paragraph, a measure or a figure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from releases.public.site import qr_code
from releases.public.wording import quotes

from . import release_head, revisions, row_page
from .neighbours import editions_of
from .withdrawn import gone


@require_safe
def row(request: HttpRequest, number: str, anchor: str) -> HttpResponse:
    """The row as the live edition has it; one that a correction took away, as it last stood."""
    copies = revisions.copies(number, anchor)
    if not copies:
        return gone(request, number, revisions.withdrawn_ordinal(number, anchor))
    newest = copies[0]
    edition = newest.edition
    place = reverse("public:release", args=[number])
    if not edition.is_live:
        place = reverse("public:edition", args=[number, edition.ordinal])
    address = request.build_absolute_uri(reverse("public:row", args=[number, anchor]))
    page, quote = row_page.load(newest), quotes.sentence(newest)
    context = {
        "head": release_head.row_head(request, page, quote),
        "page": page,
        "row": newest,
        "quote": quote,
        "edition": edition,
        "release": edition.release,
        "editions": editions_of(edition),
        "earlier": revisions.revisions(newest, copies[1:]),
        "stood_before": len(copies) > 1,
        "place": f"{place}#{newest.words_anchor}",
        "address": address,
        "qr": qr_code.svg(address),
    }
    status = 200 if edition.is_live else 410
    return render(request, "releases/row_detail.html", context, status=status)
