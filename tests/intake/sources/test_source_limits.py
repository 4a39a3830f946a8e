"""Each limit of reading files at its edge."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from unittest.mock import DEFAULT, Mock, patch

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from releases.intake.sources import docx, html
from releases.intake.sources.article_box import find
from releases.intake.sources.docx_package import Package
from releases.intake.sources.encodings import decode_page, looks_binary
from releases.intake.sources.file_kinds import is_document, is_html
from releases.intake.sources.html import text_of
from releases.intake.sources.html_head import About, about, with_labels
from releases.intake.sources.html_outline import Box, Outline
from releases.intake.sources.page_joining import is_page_turning, join
from releases.intake.sources.source_lines import row
from releases.intake.sources.unreadable import Unreadable
from tests.intake.sources.webpages import docx_bytes

ROOT = etree.HTML("<html><head><title>甲</title></head></html>")
TITLE = ["某市召开发布会"]
SAID = About(TITLE[0], [], [], [])
OTHERS = f"<p>{'外' * 60}</p>"
BIG5 = b"<meta charset=big5>" + "中文測試".encode("big5")


def above(*lines: str) -> list[str]:
    return about(ROOT, Outline(lines=list(lines)), len(lines), len(lines)).above


def below(*lines: str) -> list[str]:
    return about(ROOT, Outline(lines=list(lines)), 0, 0).below


def columns(n: int) -> int:
    cells = f"<tr><td colspan={n}>甲<td>1"
    return text_of(f"<article><p>表：</p><table>{cells}</table></article>").count("\t")


def encoding(head: bytes) -> str:
    return decode_page(head + BIG5[18:]).encoding


def tag(size: int) -> str:
    root = etree.HTML(f'<html><head><meta name="source" content="{"甲" * size}"></head></html>')
    return about(root, Outline(), 0, 0).tags[0]


def heading(size: int) -> bool:
    page = Outline(lines=["甲" * size], boxes=[Box("h1", frozenset(), 0, 1)])
    return about(ROOT, page, 1, 1).title == "甲" * size


def repeated(first: int, *lines: str) -> int:
    """How many of the lines that two pages share are given once; they are all that is shared."""
    pages = ["\n".join([*lines[:first], f"正文{n}。", *lines[first:]]) for n in "一二"]
    return 2 * len(lines) + 2 - len(join(pages).split("\n"))


def opened(parts: int = 2, tags: int = 6, size: int = 0) -> bool:
    """Whether a Word file of so many parts, tags and bytes of markup is opened."""
    head = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Type="officeDocument" Target="d"/></Relationships>'
    )
    body = b"<p/>" * (tags - 5) + b"</d>"
    blanks = b" " * (size - len(head + body) - 3)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", head)
        archive.writestr(
            "d", b"<d>" + blanks[:8_000_000] + body[:4] + blanks[8_000_000:] + body[4:]
        )
        for n in range(parts - 2):
            archive.writestr(str(n), b"")
    try:
        return Package(file.getvalue()) is not None
    except Unreadable:
        return False


def is_light(markup: str, size: int) -> bool:
    """Whether a page of that size is read by the program itself."""
    with patch.object(html, "text_apart", side_effect=Apart), suppress(Apart):
        html.text_of(markup.ljust(size)[:size])
        return True
    return False


def heavy_tags(count: int) -> bool:
    """Whether a Word file with so many tags is read apart."""
    package = Mock(tags=count)
    with patch.multiple(docx, Package=Mock(return_value=package), _text=Mock(), text_apart=DEFAULT):
        docx.text_of(b"")
        return docx.text_apart.called


class Apart(Exception):
    """A file is to be read by another process."""


def numbered(styles: int) -> bool:
    """Whether a paragraph is numbered by the last of so many styles that are based on another."""
    document = Document()
    style = document.styles["List Number"]
    for n in range(styles - 1):
        base, style = style, document.styles.add_style(f"style {n}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = base
    document.add_paragraph("甲", style=style)
    return docx.text_of(docx_bytes(document)) == "1.甲"


Holds = Callable[[int], object]
UP_TO: list[tuple[str, int, Holds]] = [
    ("start of a page", 2000, lambda n: is_html("<html>".rjust(n) + "<p>")),
    ("start of a document", 2000, lambda n: is_document(b"<html>".rjust(n))),
    ("head with an encoding", 16_384, lambda n: encoding(BIG5[:18].rjust(n)) == "big5hkscs"),
    ("sample of a binary", 58_982, lambda n: looks_binary(b"a" * n + b"\0" * 100_000)),
    ("line that turns pages", 120, lambda n: is_page_turning("上一页".ljust(n))),
    ("label of a page", 120, lambda n: repeated(1, "来源：".ljust(n, "甲")) == 1),
    ("titles of a page", 3, lambda n: repeated(n, *[f"某市召开发布会{i}" for i in range(n)]) == n),
    ("lines on top", 30, lambda n: repeated(n, *[f"来源：甲{i}社" for i in range(n)]) == n),
    ("lines at the foot", 30, lambda n: repeated(0, *[f"编辑：甲{i}人" for i in range(n)]) == n),
    ("columns of a cell", 40, lambda n: columns(n) == n),
    ("row of data", 400, lambda n: len(row([["甲" * (n - 2)], ["乙"]])) == 1),
    ("lines above", 30, lambda n: above("来源：甲社", *["乙"] * (n - 1))),
    ("lines below", 12, lambda n: below(*["乙"] * (n - 1), "来源：甲社")),
    ("line that tells", 200, lambda n: above("来源：".ljust(n, "甲"))),
    ("tag", 300, lambda n: tag(n) == "信息来源：" + "甲" * n),
    ("heading", 200, heading),
    ("title in the text", 10, lambda n: with_labels(["甲"] * (n - 1) + TITLE, SAID)[0] == "甲"),
    ("styles of a paragraph", 19, numbered),
    ("hidden wrappers", 4, lambda n: "甲" in text_of("<div hidden>" * n + "<p>" + "甲" * 20)),
    ("parts of a Word file", 5_000, lambda n: opened(parts=n)),
    ("tags of a Word file", 500_000, lambda n: opened(tags=n)),
    ("markup of a Word file", 16 * 1024**2, lambda n: opened(size=n)),
    ("page read at once", 1_000_000, lambda n: is_light(("<b>" + "字" * 9_997) * 100, n)),
    ("tags of a page read at once", 20_000, lambda n: is_light("<b>" * n, 3 * n)),
    ("piece of a page read at once", 30_000, lambda n: is_light("<" + "字" * n, n + 1)),
    ("Word file read at once", 50_000, lambda n: not heavy_tags(n)),
]
FROM: list[tuple[str, int, Holds]] = [
    (
        "hidden body beside others",
        90,
        lambda n: "乙" in text_of(f"<p>{'甲' * 30}</p><p hidden>{'乙' * n}</p>"),
    ),
    ("heading", 8, heading),
    (
        "box of a known name",
        20,
        lambda n: text_of(f"{OTHERS}<div class=zoom>{'甲' * n}</div>") == "甲" * n,
    ),
    ("densest box", 100, lambda n: text_of(f"<p><a>外</a></p><div>{'甲' * n}</div>") == "甲" * n),
]


@pytest.mark.parametrize(("last", "holds"), [row[1:] for row in UP_TO], ids=[r[0] for r in UP_TO])
def test_what_holds_up_to_a_limit(last, holds):
    assert holds(last)
    assert not holds(last + 1)


@pytest.mark.parametrize(("first", "holds"), [row[1:] for row in FROM], ids=[r[0] for r in FROM])
def test_what_holds_from_a_limit_on(first, holds):
    assert not holds(first - 1)
    assert holds(first)


def test_a_densest_box_has_half_of_the_text():
    def boxes(inside: int) -> Outline:
        box = Box("div", frozenset(), 0, 1, inside, credit=1.0)
        rest = Box("div", frozenset(), 1, 2, 200, credit=0.5)
        return Outline(lines=["甲" * inside, "乙" * 200], boxes=[box, rest])

    assert find(boxes(200)) == (0, 1)
    assert find(boxes(199)) == (0, 2)
