"""Pasted pages are kept byte for byte; what cannot be read is refused with a sentence."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from releases.intake import pasted_pages
from releases.intake.pasted_pages import (
    Unchangeable,
    Unreadable,
    joined,
    keep,
    keep_pages,
    readable,
    set_encoding,
    text_of,
)
from releases.models import PastedText
from tests import make
from tests.intake.sources.webpages import READ, TITLE, TRS, word_file

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


@pytest.mark.parametrize(
    ("content", "kind", "encoding"),
    [
        (PAGE, "text", "utf-8"),
        (TRS.encode(), "html", "utf-8"),
        (TRS.replace('"utf-8"', '"gb2312"').encode("gb18030"), "html", "gb18030"),
        (TRS.encode("utf-16"), "html", "utf-16"),
        (word_file(), "docx", ""),
    ],
)
@pytest.mark.django_db
def test_pages_are_known_by_their_bytes(content, kind, encoding):
    kept = keep(content, filename="页面.txt", by=None, now=make.NOW)
    assert (kept.kind, kept.encoding) == (kind, encoding)
    assert bytes(PastedText.objects.get().content) == content
    assert text_of(kept) == readable(content).text
    assert "<p>" not in text_of(kept)


def test_the_source_of_a_page_gives_what_the_page_says():
    assert READ[2] in readable(TRS.encode()).text.split("\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html><body></body></html>", "没有内容"),
        (b"<html><script>var a = 1</script></html>", "没有内容"),
        (word_file(""), "没有内容"),
        (word_file()[:4000], "已经损坏"),
    ],
)
def test_pages_and_files_without_text_are_refused(content, message):
    with pytest.raises(Unreadable, match=message):
        readable(content)


def test_five_megabytes_of_markup_around_a_short_article_are_read():
    page = TRS.replace("<script>", "<script>" + "x = 1;" * 900_000, 1)
    assert len(page) > 5_000_000
    assert READ[2] in readable(page.encode()).text


def test_a_page_may_be_larger_than_its_text_but_not_without_end(monkeypatch):
    monkeypatch.setattr(pasted_pages, "MAX_SOURCE_BYTES", 2_000)
    monkeypatch.setattr(pasted_pages, "MAX_PAGE_BYTES", 1_000)
    with pytest.raises(Unreadable, match="这种文件最多"):
        readable(TRS.encode())
    with pytest.raises(Unreadable, match="这种文件最多"):
        readable(word_file())


def answer(content):
    """The text, or the sentence of the refusal."""
    try:
        return readable(content).text
    except Unreadable as error:
        return str(error)


@given(st.binary(max_size=200))
@example(b"PK\x03\x04" + bytes(30))
@example(b"<html>\xff\xfe")
@example(b"\xff\xfe<")
@example(b"<p>\x00\xd8\x00</p>")
def test_any_bytes_give_text_or_a_sentence(content):
    for start in (b"", b"<p>", b"PK\x03\x04", b"\xff\xfe", b"<?xml version='1.0'?><html>"):
        assert answer(start + content)


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_a_word_file_with_bytes_changed_gives_text_or_a_sentence(at, put):
    content = bytearray(WORD)
    content[at % len(WORD) : at % len(WORD) + len(put)] = put
    assert answer(bytes(content))


WORD = word_file()
HEAD = f"{TITLE}\n发布时间：2025-04-25 09:30\n"
FILES = [
    ("第1页.txt", f"{HEAD}主持人：各位好。".encode()),
    ("第2页.html", f"<html><p>{TITLE}</p><p>二页。</p></html>".encode("gb18030")),
    ("第3页.docx", word_file(TITLE, "三页。")),
]


@pytest.mark.django_db
def test_pages_of_one_transcript_are_kept_apart_and_read_as_one():
    first = keep_pages(FILES, by=None, now=make.NOW)
    kept = first.pages()
    assert [bytes(page.content) for page in kept] == [content for _name, content in FILES]
    assert [page.kind for page in kept] == ["text", "html", "docx"]
    whole = f"{HEAD}主持人：各位好。\n二页。\n三页。"
    assert [text_of(page) for page in PastedText.objects.all()] == [whole] * 3
    assert joined([c for _n, c in FILES], names=["", "", ""]) == whole


@pytest.mark.django_db
def test_the_same_pages_again_are_recognised_and_may_change_their_order_or_grow():
    two = keep_pages(FILES[:2], by=None, now=make.NOW)
    assert keep_pages(FILES[:2], by=None, now=make.NOW) == two
    assert len(keep_pages(FILES, by=None, now=make.NOW).pages()) == 3
    turned = keep_pages(FILES[::-1], by=None, now=make.NOW)
    assert [page.filename for page in turned.pages()] == ["第3页.docx", "第2页.html", "第1页.txt"]
    assert PastedText.objects.count() == 3


@pytest.mark.django_db
def test_a_page_of_another_transcript_or_of_a_draft_stays_where_it_is():
    first = keep_pages(FILES[:2], by=None, now=make.NOW)
    with pytest.raises(Unchangeable, match="第2页"):
        keep_pages([FILES[1], FILES[2]], by=None, now=make.NOW)
    assert PastedText.objects.count() == 2
    make.make_edition(pasted_text=first)
    assert keep_pages(FILES[:2], by=None, now=make.NOW) == first
    with pytest.raises(Unchangeable, match="已经建立了草稿"):
        keep_pages(FILES, by=None, now=make.NOW)


@pytest.mark.django_db
def test_pages_that_cannot_be_joined(settings):
    with pytest.raises(Unreadable, match=r"空\.txt：没有内容"):
        keep_pages([FILES[0], ("空.txt", b"")], by=None, now=make.NOW)
    with pytest.raises(Unchangeable, match="完全相同"):
        keep_pages([FILES[0], FILES[0]], by=None, now=make.NOW)
    settings.PASTE_MAX_CHARACTERS = 60
    with pytest.raises(Unreadable, match="超过上限 60"):
        keep_pages([("a", "甲".encode() * 40), ("b", "乙".encode() * 40)], by=None, now=make.NOW)
    assert not PastedText.objects.exists()


def change(pasted, encoding):
    return set_encoding(pasted, encoding=encoding, by=None, now=make.NOW)


@pytest.mark.django_db
def test_a_wrong_guess_is_put_right():
    traditional = "雲岫市召開知識產權新聞發布會，專利授權。"
    pasted = keep(traditional.encode("big5hkscs"), filename="", by=None, now=make.NOW)
    assert text_of(pasted) != traditional
    assert text_of(change(pasted, "big5hkscs")) == traditional
    pasted.refresh_from_db()
    assert text_of(pasted) == traditional


@pytest.mark.django_db
def test_a_page_may_become_text_and_a_page_again():
    pasted = keep(b"<p>IP</p>!", filename="", by=None, now=make.NOW)
    assert change(pasted, "utf-16-le").kind == "text"
    assert text_of(change(pasted, "utf-8")) == "IP\n!"


@pytest.mark.django_db
def test_an_encoding_that_cannot_read_the_page_is_refused():
    pasted = keep(PAGE, filename="", by=None, now=make.NOW)
    with pytest.raises(Unchangeable, match="Big5（繁体） 读不出"):
        change(pasted, "big5hkscs")
    for encoding in ("latin-1", "", "rot13"):
        with pytest.raises(Unchangeable, match="不能按这种编码读"):
            change(pasted, encoding)
    with pytest.raises(Unchangeable, match="不能按这种编码读"):
        change(keep(WORD, filename="", by=None, now=make.NOW), "utf-8")
    pasted.refresh_from_db()
    assert pasted.encoding == "utf-8"


@pytest.mark.django_db
def test_an_encoding_under_which_nothing_is_left_is_refused(settings):
    pasted = keep("甲乙丙丁".encode("gb18030"), filename="", by=None, now=make.NOW)
    settings.PASTE_MAX_CHARACTERS = 3
    with pytest.raises(Unchangeable, match="超过上限"):
        change(pasted, "utf-16-le")


@pytest.mark.django_db
def test_a_draft_fixes_the_encoding_of_all_its_pages():
    first = keep_pages(FILES, by=None, now=make.NOW)
    make.make_edition(pasted_text=first)
    with pytest.raises(Unchangeable, match="已经从这篇原文建立了草稿"):
        change(first.pages()[1], "utf-16-le")
