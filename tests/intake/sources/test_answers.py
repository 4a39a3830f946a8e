"""Pages, numbers of lists and parts of a transcript come as `answers.txt` says: `tests.kept`."""

from pathlib import Path

import pytest

from releases.intake.sources.encodings import decode_page
from releases.intake.sources.file_kinds import is_html
from releases.intake.sources.html import page_text, text_of
from releases.intake.sources.list_numbering import written
from releases.intake.sources.page_joining import is_page_turning, join, natural
from releases.intake.sources.tag_stripping import flat_text
from tests import kept

TABLE = Path(__file__).with_name("answers.txt")
BODY = "".join(
    f"<p>第{n}段，通报全市知识产权创造、运用、保护和管理的工作情况。</p>" for n in "一二三四五"
)


def _page(text):
    """The body of a page, its article written as ■."""
    told = text_of(f"<html><head><title>云岫市发布会</title></head><body>{text.replace('■', BODY)}")
    return told.replace(text_of(f"<body>{BODY}"), "■")


def _whole_page(text):
    told = text_of(text.replace("■", f"<div class=TRS_Editor>{BODY}</div>"))
    return told.replace(text_of(f"<body>{BODY}"), "■")


def _written(text):
    count, kind = text.split("|")
    return written(int(count), kind)


def _decoded(text):
    """A page in an encoding, and which its head names."""
    encoding, words = text.split("|")
    found = decode_page(words.encode(encoding, errors="ignore"))
    return f"{found.encoding} {found.damaged} {found.text[:60]}"


ASKS = {
    "pieces of web pages": _page,
    "web pages": _whole_page,
    "web pages without a tree": lambda text: "\n".join(flat_text(text)),
    "text of a page or of a text": lambda text: f"{is_html(text)} {page_text(text)}",
    "numbers of lists": _written,
    "orders of names": lambda text: str(natural(text)),
    "pages joined": lambda text: join(text.split("¶")),
    "lines that turn pages": lambda text: str(is_page_turning(text)),
    "encodings": _decoded,
}


@pytest.mark.parametrize("heading", ASKS)
def test_sources_are_read_as_before(heading):
    assert kept.changed(TABLE, heading, ASKS[heading]) == []


def test_all_is_asked():
    assert list(kept.asked(TABLE)) == list(ASKS)
