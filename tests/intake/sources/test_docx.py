"""Word files become lines: headings, lists and tables in order; bombs and broken files refused."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from releases.intake.sources import docx as source
from releases.intake.sources import docx_package
from releases.intake.sources.docx import text_of
from releases.intake.sources.list_numbering import written
from releases.intake.sources.unreadable import Unreadable
from releases.text.typography import notice, told_in
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


def test_deletions_are_told_apart_and_insertions_kept(document):
    paragraph = document.add_paragraph("市市场监管局")._p
    paragraph.append(xml("<w:del><w:r><w:delText>旧名</w:delText></w:r></w:del>"))
    paragraph.append(xml("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"))
    paragraph.append(xml("<w:ins><w:r><w:t>新名</w:t></w:r></w:ins>"))
    hidden = xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>")
    paragraph.append(hidden)
    paragraph.append(xml("<w:smartTag><w:r><w:t>局</w:t><w:noBreakHyphen/></w:r></w:smartTag>"))
    gone = table(document, ("甲", "乙"), ("丙", "丁")).rows[0]._tr
    gone.insert(0, xml("<w:trPr><w:del/></w:trPr>"))
    told = notice("原文有划去的文字，没有计入正文：旧名；甲 乙")
    assert lines(document) == ["市市场监管局新名局-", "丙\t丁", told]


def run(text, *looks):
    return xml(f"<w:r><w:rPr>{''.join(looks)}</w:rPr><w:t>{text}</w:t></w:r>")


STRUCK, TWICE = "<w:strike/>", "<w:dstrike/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("runs", "text", "told"),
    [
        ([run("11", STRUCK), run("00", STRUCK), run("1200件")], "授权1200件", "1100"),
        ([run("9", TWICE), run("8件"), run("7", STRUCK)], "授权8件", "9；7"),
        ([run("8"), run("1", RAISED), run("件")], "授权8¹件", ""),
        ([run("3×10"), run("4", RAISED), run("万元")], "授权3×10⁴万元", ""),
        ([run("CO"), run("2", LOWERED)], "授权CO₂", ""),
        ([run("8", '<w:strike w:val="0"/>'), run("件", RAISED)], "授权8〔件〕", ""),
        ([run("8件", '<w:vertAlign w:val="baseline"/>')], "授权8件", ""),
    ],
)
def test_crossed_out_and_raised_runs_stand_apart(document, runs, text, told):
    paragraph = document.add_paragraph("授权")._p
    for one in runs:
        paragraph.append(one)
    found = lines(document)
    assert found[0] == text
    assert [told_in(line).rpartition("：")[2] for line in found[1:]] == ([told] if told else [])


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def test_formulas_are_written_in_one_line_and_told(document):
    formula = (
        f"<m:oMath {MATH}><m:f><m:num><m:r><m:t>1200</m:t></m:r></m:num><m:den><m:r><m:t>3"
        "</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>×10</m:t></m:r></m:e><m:sup><m:r><m:t>4"
        "</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    document.add_paragraph("共")._p.append(parse_xml(formula))
    told = notice("原文有 1 处公式，已依次写成一行，请对照原文核对。")
    assert lines(document) == ["共1200/3×10⁴", told]


def with_notes():
    """A file that refers to two footnotes, the second before the first, and to an endnote."""
    refer = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    order = ("footnote", 2), ("footnote", 1), ("endnote", 1), ("footnote", 2)
    body = "".join(f"<w:r><w:t>甲</w:t></w:r>{refer.format(*one)}" for one in order)
    notes = {
        kind: f"<w:{kind}s {nsdecls('w')}>"
        + "".join(
            f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>注{n}</w:t></w:r></w:p></w:{kind}>'
            for n in (-1, 1, 2)
        )
        + f"</w:{kind}s>"
        for kind in ("footnote", "endnote")
    }

    def change(name, part):
        if name == "word/document.xml":
            return part.replace(b"<w:sectPr", f"<w:p>{body}</w:p><w:sectPr".encode(), 1)
        if name == "word/_rels/document.xml.rels":
            related = "".join(
                f'<Relationship Id="{kind}" Type="x/{kind}s" Target="{kind}s.xml"/>'
                for kind in notes
            )
            return part.replace(b"</Relationships>", f"{related}</Relationships>".encode())
        return part

    return repacked(change, {f"word/{kind}s.xml": text for kind, text in notes.items()})


def test_notes_stand_below_the_text_by_their_marks():
    found = text_of(with_notes()).split("\n")
    assert found[-4:] == ["甲¹甲²甲〔尾注1〕甲¹", "²注1", "¹注2", "〔尾注1〕注1"]


def test_a_file_of_the_strict_format_is_read():
    def change(name, part):
        part = part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        return part.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        )

    assert text_of(repacked(change)) == text_of(word_file())


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


def repacked(change, more=None):
    """A Word file whose parts went through `change(name, bytes) -> bytes | None`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, part in (more or {}).items():
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
        repacked(lambda name, part: None if name == "_rels/.rels" else part),
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
    with pytest.raises(Unreadable, match=r"展开后超过 16 MB，太大了"):
        text_of(bomb)
    monkeypatch.setattr(docx_package, "MAX_PARTS", 3)
    with pytest.raises(Unreadable, match="最多 3 个"):
        text_of(word_file())


def test_what_is_opened_is_counted_whatever_it_is_called():
    def change(name, part):
        return part.replace(b"word/document.xml", b"word/document.bin")

    bomb = repacked(change, {"word/document.bin": b"<a>" + b" " * 17 * 1024 * 1024})
    with pytest.raises(Unreadable, match=r"展开后超过 16 MB"):
        text_of(bomb)


def test_pictures_are_not_opened():
    content = repacked(lambda _name, part: part, {"word/media/1.png": bytes(20 * 1024 * 1024)})
    assert text_of(content) == text_of(word_file())


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
