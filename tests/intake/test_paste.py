"""Pasted pages are kept byte for byte; what cannot be read is refused with a sentence."""

import pytest

from releases.intake.paste import Unreadable, keep, readable
from releases.models import PastedText
from tests import make

PAGE = "云岫市召开新闻发布会\r\n4月26日上午……".encode()


@pytest.mark.django_db
def test_bytes_are_kept_and_recognised():
    by = make.make_user("编辑")
    first = keep(PAGE, filename="页面.txt", by=by, now=make.NOW)
    again = keep(PAGE, filename="另存.txt", by=None, now=make.NOW)
    first.refresh_from_db()
    assert first == again
    assert bytes(first.content) == PAGE
    assert (first.encoding, first.filename, first.pasted_by) == ("utf-8", "页面.txt", by)
    assert first.text == PAGE.decode()


@pytest.mark.django_db
def test_gb18030_with_a_nul_is_kept_as_it_came():
    content = "云岫市召开新闻\x00发布会。".encode("gb18030")
    pasted = keep(content, filename="", by=None, now=make.NOW)
    pasted.refresh_from_db()
    assert bytes(pasted.content) == content
    assert pasted.encoding == "gb18030"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "没有内容"),
        (b" \r\n\t", "没有内容"),
        (b"\x00\x00", "没有内容"),
        ("\ufeff\u3000\n".encode(), "没有内容"),
        ("\ufeff".encode("utf-16"), "没有内容"),
        (b"PK\x03\x04 word", "不是纯文本"),
        (b"%PDF-1.4", "不是纯文本"),
    ],
)
def test_what_is_no_text_is_refused(content, message):
    with pytest.raises(Unreadable, match=message):
        readable(content)


def test_the_limit_is_told(settings):
    settings.PASTE_MAX_CHARACTERS = 1_000
    readable(("字" * 1_000).encode())
    with pytest.raises(Unreadable, match="1,001 个字符，超过上限 1,000"):
        readable(("字" * 1_001).encode())


@pytest.mark.django_db
def test_a_refused_page_leaves_nothing():
    with pytest.raises(Unreadable):
        keep(b"", filename="", by=None, now=make.NOW)
    assert not PastedText.objects.exists()
