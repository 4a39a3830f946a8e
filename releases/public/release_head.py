"""The heads of pages about one edition and one row."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from releases.models import Block

from . import head, release_json_ld, structured
from .columns import RELEASES
from .edition_page import EditionPage
from .head import LONGEST_DESCRIPTION, Article, Head, published_words
from .reader import publisher
from .row_page import RowPage
from .turns import Line, Part, Turn


def article(request: HttpRequest, page: EditionPage, address: str) -> Head:
    """For the page of one edition; `address` is that of the text it shows."""
    edition = page.edition
    description = Truncator(page.lead).chars(LONGEST_DESCRIPTION)
    tags = Article(
        title=edition.title,
        published=published_words(edition),
        source=edition.source or publisher(),
        keywords=",".join(topic.name for topic in page.topics),
        author=edition.editor,
        description=description,
        address=address,
    )
    return Head.of(
        request,
        address=address,
        title=edition.title,
        description=description,
        column=RELEASES,
        article=tags,
        data=structured.script(*release_json_ld.release(request, page, address)),
        indexed=edition.is_live,
    )


def of_row(request: HttpRequest, page: RowPage, quote: str) -> head.Head:
    """A question that was answered is a QAPage; any other row is described by its words."""
    edition = page.row.edition
    found: structured.Thing | None = None
    if page.answers and isinstance(page.row, Block):
        release = reverse("public:release", args=[edition.release.number])
        question = Part(Turn([Line(page.row, page.words)]), page.answers)
        found = release_json_ld.question_page(question, request.build_absolute_uri(release))
    return head.column(
        request, RELEASES, title=edition.title,
        description=Truncator(f"{edition.title}：{quote}").chars(head.LONGEST_DESCRIPTION),
        data=structured.script(found) if found and edition.is_live else "",
        indexed=edition.is_live,
    )  # fmt: skip
