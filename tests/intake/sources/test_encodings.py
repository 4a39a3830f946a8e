"""The guess of a page's encoding."""

import pytest

from releases.intake.sources.encodings import decode, decode_page, looks_binary

TEXT = "云岫市召开知识产权新闻发布会，张焜、犇𠮷出席。"


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
    ],
)
def test_chinese_text_comes_back_whole(encoding, guess):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.damaged) == (TEXT, guess, 0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_character_at_the_end_makes_it_no_utf_16(encoding):
    assert decode(TEXT.encode(encoding) + b"a").encoding not in ("utf-16-le", "utf-16-be")


def test_gbk_pages_are_read_as_gb18030():
    assert decode("随后介绍".encode("gbk")).encoding == "gb18030"


def test_damaged_bytes_are_counted_not_raised():
    decoded = decode(TEXT.encode() + b"\xff\xfe\xff" + "续".encode())
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == 3
    assert decoded.text.startswith(TEXT)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04rest", b"%PDF-1.7", b"\x89PNG\r\n", bytes(range(32)) * 9]
)
def test_documents_and_pictures_are_binary(content):
    assert looks_binary(content)


@pytest.mark.parametrize(
    "content",
    [
        *map(TEXT.encode, ("utf-8", "utf-16", "utf-16-le", "utf-16-be")),
        b"a\x00b" * 1 + b"c" * 40,
    ],
)
def test_text_is_not_binary(content):
    assert not looks_binary(content)


def page(charset, text=TEXT):
    return (
        f'<html><head><META http-equiv="Content-Type" content="text/html; charset={charset}">{text}'
    )


@pytest.mark.parametrize(
    ("declared", "encoding", "found"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),  # the head was copied over from an older page
        ("utf-8", "gb18030", "gb18030"),
        ("big5", "big5hkscs", "big5hkscs"),
        ("nonsense", "gb18030", "gb18030"),
        ("gb2312", "utf-16", "utf-16"),
        ("gb2312", "utf-8-sig", "utf-8-sig"),
    ],
)
def test_a_page_tells_its_encoding_and_is_believed_where_that_fits(declared, encoding, found):
    text = page(declared, "雲岫市召開知識產權新聞發布會" if "big5" in encoding else TEXT)
    decoded = decode_page(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, found, 0)


def test_a_damaged_page_is_read_as_it_says():
    content = page("gb2312").encode("gb18030") + b"\xff" + "续".encode("gb18030")
    decoded = decode_page(content)
    assert (decoded.encoding, decoded.damaged) == ("gb18030", 1)
    assert decode_page(page("gb2312").encode() + b"\xff").encoding == "utf-8"


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["2025年专利授权1939件。\r\n" * 9, "Year 2025: 1939 patents.\n"])
def test_utf_16_is_seen_without_its_mark(order, text):
    assert (decode(text.encode(order)).text, decode(text.encode(order)).encoding) == (text, order)
    assert not looks_binary(text.encode(order))


@pytest.mark.parametrize(
    "text", ["Bush hid the facts", "ab" * 40, "专利", "雲岫市召開知識產權新聞發布會"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_is_no_utf_16_is_not_taken_for_it(encoding, text):
    assert decode(text.encode(encoding)).text == text


def test_a_program_is_no_utf_16():
    assert looks_binary(b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 9)
