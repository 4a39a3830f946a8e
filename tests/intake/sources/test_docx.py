"""Word files become lines: headings, lists and tables in order; bombs and broken files refused."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from releases.intake.sources import docx as source
from releases.intake.sources.docx import text_of
from releases.intake.sources.list_numbering import written
from releases.intake.sources.unreadable import Unreadable
from tests.intake.sources.webpages import docx_bytes, word_file


def xml(text):
    """A piece of WordprocessingML; the first tag gets the declaration of `w`."""
    name, rest = text.removeprefix("<").split(">", 1)
    return parse_xml(f"<{name} {nsdecls('w')}>{rest}")


def lines(document):
    return text_of(docx_bytes(document)).split("\n")


@pytest.fixture
def document():
    return docx.Document()


def table(parent, *rows):
    made = parent.add_table(len(rows), len(rows[0]))
    for line, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text = text
    return made


def test_headings_paragraphs_and_tables_stand_in_order(document):
    document.add_heading("云岫市召开新闻发布会", 1)
    document.add_paragraph("发布时间：2025-04-25\t来源：云岫日报")
    table(document, ("指标", "2024年"), ("专利授权", "1,939件"))
    document.add_paragraph("第一行\n第二行")
    document.add_paragraph("")
    assert lines(document) == [
        "云岫市召开新闻发布会", "发布时间：2025-04-25\t来源：云岫日报", "指标\t2024年",
        "专利授权\t1,939件", "第一行", "第二行",
    ]  # fmt: skip


def test_lists_show_their_numbers_and_bullets(document):
    for text, style in [("甲", "Number"), ("乙", "Number"), ("点", "Bullet"), ("丙", "Number")]:
        document.add_paragraph(text, style=f"List {style}")
    assert lines(document) == ["1.甲", "2.乙", "• 点", "3.丙"]


CHAPTERS = (
    '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2"/></w:lvl>'
    "</w:abstractNum>"
)
NUM = '<w:num w:numId="{0}"><w:abstractNumId w:val="90"/>{1}</w:num>'
AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def numbered(document, text, num, level):
    paragraph = document.add_paragraph(text)
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(xml(place))


def test_lists_count_by_level_and_begin_anew(document):
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(CHAPTERS))
    numbering.append(xml(NUM.format(91, "")))
    numbering.append(xml(NUM.format(92, AGAIN)))
    places = [(91, 0), (91, 1), (91, 1), (91, 0), (91, 1), (92, 0), (0, 0), (93, 0), (91, 5)]
    for num, level in places:
        numbered(document, "文", num, level)
    expected = ["一、文", "一-1文", "一-2文", "二、文", "二-1文", "一、文", "文", "文", "文"]
    assert lines(document) == expected


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (3, "decimal", "3"), (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"),
        (100, "chineseCounting", "100"), (0, "japaneseCounting", "〇"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"), (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"), (2, "upperLetter", "B"), (3, "lowerLetter", "c"),
        (14, "lowerRoman", "xiv"), (9, "upperRoman", "IX"), (5, "none", ""), (-1, "decimal", ""),
    ],
)  # fmt: skip
def test_numbers_as_word_writes_them(number, kind, text):
    assert written(number, kind) == text


def test_a_file_without_lists_and_one_with_circular_styles(document):
    style = document.styles["List Number"].element
    style.remove(style.find(f"{source.W}pPr"))
    style.find(f"{source.W}basedOn").set(f"{source.W}val", "ListNumber")
    document.add_paragraph("甲", style="List Number")
    assert lines(document) == ["甲"]


def test_deletions_are_left_out_and_insertions_kept(document):
    paragraph = document.add_paragraph("市市场监管局")._p
    paragraph.append(xml("<w:del><w:r><w:delText>旧名</w:delText></w:r></w:del>"))
    paragraph.append(xml("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"))
    paragraph.append(xml("<w:ins><w:r><w:t>新名</w:t></w:r></w:ins>"))
    hidden = xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>")
    paragraph.append(hidden)
    paragraph.append(xml("<w:smartTag><w:r><w:t>局</w:t><w:noBreakHyphen/></w:r></w:smartTag>"))
    gone = table(document, ("甲", "乙"), ("丙", "丁")).rows[0]._tr
    gone.insert(0, xml("<w:trPr><w:del/></w:trPr>"))
    assert lines(document) == ["市市场监管局新名局-", "丙\t丁"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", True), ("false", True), ("off", True), ("1", False), ("true", False), ("on", False)],
)
def test_words_are_hidden_unless_hiding_is_off(document, value, shown):
    run = xml(f'<w:r><w:rPr><w:vanish w:val="{value}"/></w:rPr><w:t>隐藏</w:t></w:r>')
    document.add_paragraph("市局")._p.append(run)
    assert lines(document) == ["市局隐藏" if shown else "市局"]


def test_content_controls_and_text_boxes_are_read(document):
    body = document.element.body
    control = xml(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body.insert(0, control)
    box = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = f"<w:r {nsdecls('w')}><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>"
    document.add_paragraph("段")._p.append(parse_xml(run))
    assert lines(document) == ["控件里", "段", "框里"]


def test_tables_in_tables_and_merged_cells(document):
    outer = table(document, ("甲", "乙", "丙"), ("外", "", ""))
    outer.cell(0, 0).merge(outer.cell(0, 1))
    table(outer.cell(1, 1), ("内", "1件"))
    assert lines(document) == ["甲 乙\t\t丙", "外", "内\t1件"]


def test_an_empty_file_has_no_text(document):
    assert text_of(docx_bytes(document)) == ""


def repacked(change):
    """A Word file whose parts went through `change(name, bytes) -> bytes | None`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        word_file()[:5000],
        repacked(lambda name, part: None if name == "word/document.xml" else part),
        repacked(lambda name, part: b"<broken" if name == "word/document.xml" else part),
        repacked(lambda name, part: b"" if name == "[Content_Types].xml" else part),
        repacked(lambda name, part: b"<a>" * 9_000 if name == "word/document.xml" else part),
    ],
)
def test_a_broken_file_is_refused(content):
    with pytest.raises(Unreadable, match="已经损坏"):
        text_of(content)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = repacked(
        lambda name, part: part + b" " * 17 * 1024 * 1024 if name == "word/document.xml" else part
    )
    assert len(bomb) < 200_000
    with pytest.raises(Unreadable, match=r"展开后有 1\d MB，太大了"):
        text_of(bomb)
    monkeypatch.setattr(source, "MAX_PARTS", 3)
    with pytest.raises(Unreadable, match="太大"):
        text_of(word_file())


def test_a_file_locked_part_by_part_is_refused():
    content = bytearray(word_file())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Unreadable, match="加了密码"):
        text_of(bytes(content))


def test_entities_are_not_fetched():
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    mark = "去年".encode()

    def change(name, part):
        if name != "word/document.xml":
            return part
        head, rest = part.split(b"?>", 1)
        return head + b"?>" + evil + rest.replace(mark, b"&e;")

    assert "root:" not in text_of(repacked(change))
