"""Small files that cost much: read within bounds in a process of their own, or refused."""

import io
import resource
import zipfile
from itertools import pairwise

import pytest

from releases.intake.sources import apart, docx, html
from releases.intake.sources.unreadable import Unreadable
from tests.deep import one_in

BODY = "<p>专利授权1200件。</p>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
)
NAMES = " ".join(f"{n:x}z" for n in range(120_000))
WORDS = "<w:p><w:r><w:t>专利授权1200件</w:t></w:r></w:p>"


def word_file(body: str, before: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELS)
        text = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
    return file.getvalue()


def test_a_heavy_page_is_read_apart_as_it_is_read_here():
    markup = "<p>第<b>一</b>段</p>" * 7_000 + BODY
    assert markup.count("<") > html.HEAVY_TAGS
    assert html.text_of(markup) == html.page_text(markup)


def test_a_heavy_word_file_is_read_apart_as_it_is_read_here():
    content = word_file("<w:p/>" * docx.HEAVY + WORDS)
    assert docx.text_of(content) == docx.read(content) == "专利授权1200件"


@pytest.mark.parametrize(
    ("seconds", "memory", "markup"),
    [
        pytest.param(
            1,
            apart.MAX_MEMORY,
            f"<div {' '.join(f'{n:x}z' for n in range(120_000))}>{BODY}",
            marks=pytest.mark.slow,
        ),
        (apart.MAX_SECONDS, 120 * 1024**2, "<b></b>" * 600_000 + BODY),
    ],
    ids=["attributes", "elements"],
)
def test_what_goes_over_the_bounds_is_refused(monkeypatch, seconds, memory, markup):
    monkeypatch.setattr(apart, "MAX_SECONDS", seconds)
    monkeypatch.setattr(apart, "MAX_MEMORY", memory)
    with pytest.raises(Unreadable, match="格式太复杂"):
        html.text_of(markup)


def test_a_refusal_of_the_other_process_is_given_as_it_is():
    content = word_file("<w:p/>" * docx.HEAVY + "<broken>")
    with pytest.raises(Unreadable, match="已经损坏"):
        apart.text_apart("docx", content)


def test_a_process_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "MOST_WAITED", 0.01)
    with pytest.raises(Unreadable, match="格式太复杂"):
        apart.text_apart("html", BODY.encode())


def test_the_bounds_are_those_promised():
    assert apart.MAX_SECONDS == 10
    assert apart.MAX_MEMORY == 400 * 1024**2


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    one_in(
        5,
        [
            "<w:p/>" * 400_000,
            "<w:tbl><w:tr><w:tc>" * 60 + "<w:tr/>" * 300_000 + "</w:tc></w:tr></w:tbl>" * 60,
            "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 120_000 + "</w:tr></w:tbl>",
            "<w:p>" + '<w:footnoteReference w:id="1"/>' * 200_000 + "</w:p>",
            "<w:p " + " ".join(f'a{n}="x"' for n in range(300_000)) + "/>",
        ],
    ),
    ids=["empty paragraphs", "nested tables", "cells", "notes", "attributes"],
)
def test_hostile_word_files_are_read_in_time(body):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert "专利授权1200件" in docx.text_of(word_file(body + WORDS))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before <= apart.MAX_SECONDS


def test_entities_that_grow_are_not_expanded():
    kinds = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    for before, name in pairwise("abcdefghij"):
        kinds += f'<!ENTITY {name} "{f"&{before};" * 10}">'
    content = word_file("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", kinds + "]>")
    with pytest.raises(Unreadable, match="已经损坏"):
        docx.text_of(content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    one_in(8, [
        "<b>1</b>" * 200_000, "<div>" * 200_000, "<p><sup>1</sup>" * 100_000,
        "<p hidden>字" * 100_000, "<!--content-->" * 300_000, "<table><tr><td>" * 60_000,
        "<p><del>1" * 100_000, "<h1>标题标题标题标题</h1>" * 100_000,
    ]),
    ids=["elements", "depth", "raised", "hidden", "comments", "tables", "crossed out", "headings"],
)  # fmt: skip
def test_hostile_pages_are_read_in_time(markup):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert "专利授权1200件" in html.text_of(f"<div>{BODY}</div>{markup}")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before <= apart.MAX_SECONDS
