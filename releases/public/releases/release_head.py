"""The heads of pages about one edition and one row."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from releases.models import Block
from releases.public.site import json_ld, page_head
from releases.public.site.page_head import (
    MAX_DESCRIPTION,
    Article,
    Head,
    published_words,
)
from releases.public.site.preferences import publisher
from releases.public.site.sections import RELEASES

from . import release_json_ld
from .release_page import EditionPage
from .row_page import RowPage
from .transcript import BodyLine, BodyPart, SpeakerTurn


def release_head(request: HttpRequest, page: EditionPage, address: str) -> Head:
    """For the page of one edition; `address` is that of the text it shows."""
    edition = page.edition
    description = Truncator(page.lead).chars(MAX_DESCRIPTION)
    shown = page.photos if edition.is_live else []
    photos = [
        request.build_absolute_uri(
            reverse("neutral:photo", args=[edition.release.number, row.uid, "large"])
        )
        for row in shown
    ]
    tags = Article(
        title=edition.title,
        published=published_words(edition),
        source=edition.source or publisher(),
        keywords=",".join(topic.name for topic in page.topics),
        author=edition.editor,
        description=description,
        address=address,
    )
    return Head(
        address=address,
        domain=settings.SITE_DOMAIN,
        title=edition.title,
        description=description,
        section=RELEASES,
        article=tags,
        data=json_ld.script(*release_json_ld.release(page, address, photos)),
        indexed=edition.is_live,
        image=photos[0] if photos else "",
        image_words=shown[0].alternative if shown else "",
    )


def row_head(request: HttpRequest, page: RowPage, quote: str) -> page_head.Head:
    """A question that was answered is a QAPage; any other row is described by its words."""
    edition = page.row.edition
    found: json_ld.Thing | None = None
    if page.answers and isinstance(page.row, Block):
        release = reverse("public:release", args=[edition.release.number])
        question = BodyPart(SpeakerTurn([BodyLine(page.row, page.words)]), page.answers)
        found = release_json_ld.question_page(question, request.build_absolute_uri(release))
    return page_head.of_section(
        request,
        RELEASES,
        title=edition.title,
        description=Truncator(f"{edition.title}：{quote}").chars(page_head.MAX_DESCRIPTION),
        data=json_ld.script(found) if found and edition.is_live else "",
        indexed=edition.is_live,
    )
