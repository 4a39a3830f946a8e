"""The guess of a page's encoding."""

import pytest

from releases.intake.sources.encodings import decode, looks_binary

TEXT = "云岫市召开知识产权新闻发布会，张焜、犇𠮷出席。"


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_chinese_text_comes_back_whole(encoding, guess):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.damaged) == (TEXT, guess, 0)


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
    "content", [TEXT.encode(), TEXT.encode("utf-16"), b"a\x00b" * 1 + b"c" * 40]
)
def test_text_is_not_binary(content):
    assert not looks_binary(content)
