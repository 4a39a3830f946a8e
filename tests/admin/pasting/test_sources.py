"""Files of several kinds and pages: uploaded, shown, given back, read in another encoding."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from releases.intake import pasted_pages
from releases.models import Edition, PastedText
from tests import make
from tests.admin.asking import said, text, url
from tests.intake.sources.webpages import READ, TITLE, TRS, word_file

PAGES = [
    (f"第{n}页.txt", f"{TITLE}\n发布时间：2025-04-25 09:30\n第{n}段正文。".encode())
    for n in (10, 1, 2)
]


def upload(client, *files):
    """Each file is a pair of name and bytes; they are sent in this order."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(url("pastedtext_paste"), {"text": "", "file": sent})


def told(response):
    """What the messages that wait for the next page say."""
    return "\n".join(str(message) for message in get_messages(response.wsgi_request))


def stored():
    return PastedText.objects.get()


def test_the_page_tells_what_it_takes(editor):
    page = text(editor.get(url("pastedtext_paste")))
    assert 'accept=".txt,.html,.htm,.docx"' in page
    assert " multiple" in page
    assert "PDF、图片、.doc、.mht 不能直接读" in page


@pytest.mark.parametrize(
    ("name", "content", "kind", "shown"),
    [
        ("页.html", TRS.encode("gb18030"), "网页", READ[2]),
        ("稿.docx", word_file(TITLE, READ[2]), "Word 文件", READ[2]),
        ("页.txt", READ[2].encode("utf-16"), "纯文本", READ[2]),
    ],
)
def test_a_file_is_kept_and_its_text_shown(editor, name, content, kind, shown):
    answer = upload(editor, (name, content))
    ours = [url("pastedtext_check", stored().pk)]
    ours += [url("edition_editor", edition.pk) for edition in stored().editions.all()]
    assert answer.url == ours[-1]
    page = text(editor.get(url("pastedtext_change", stored().pk)))
    assert shown in page
    assert kind in page
    assert name in page
    assert "不是正文" not in page
    download = editor.get(url("pastedtext_download", stored().pk))
    assert download.content == content
    suffix = name.rpartition(".")[2]
    assert download["Content-Disposition"].endswith(f'.{suffix}"')


def test_a_pasted_source_of_a_page_is_read_as_a_page(editor):
    editor.post(url("pastedtext_paste"), {"text": TRS})
    assert stored().kind == "html"


def test_several_files_become_one_text_in_the_order_of_their_names(editor):
    answer = upload(editor, *PAGES)
    assert "1. 第1页.txt、2. 第2页.txt、3. 第10页.txt" in told(answer)
    pages = PastedText.objects.get(filename="第1页.txt").pages()
    assert [p.filename for p in pages] == ["第1页.txt", "第2页.txt", "第10页.txt"]
    page = text(editor.get(url("pastedtext_change", pages[1].pk)))
    links = [page.index(url("pastedtext_download", p.pk)) for p in pages]
    assert links == sorted(links)
    assert page.count("（本页）") == 1
    shown = page[page.index('<div class="pasted">') :]
    assert shown.count("发布时间") == 1
    assert shown.index("第1段正文") < shown.index("第2段正文") < shown.index("第10段正文")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related")], "仅 HTML"),
        ([("a.docx", word_file()[:4000])], "已经损坏"),
        ([("a.html", b"<script>1</script>")], "没有内容"),
        ([PAGES[0], ("b.txt", b"")], "b.txt：没有内容"),
        ([PAGES[0], PAGES[0]], "完全相同"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field(editor, files, message):
    answer = upload(editor, *files)
    assert answer.status_code == 200
    assert message in text(answer)
    assert not PastedText.objects.exists()


def test_a_word_file_may_be_larger_than_a_text(editor, settings):
    settings.PASTE_MAX_CHARACTERS = 1_000
    upload(editor, ("稿.docx", word_file()))
    assert stored().kind == "docx"
    assert "《大.txt》有" in text(upload(editor, PAGES[0], ("大.txt", b"x" * 5_000)))


def test_many_files_have_a_limit_together(editor, monkeypatch):
    monkeypatch.setattr(pasted_pages, "MAX_SOURCE_BYTES", 300)
    assert "这些文件一共超过" in text(upload(editor, *PAGES, *(("x.txt", b"x" * 99),) * 3))
    assert not PastedText.objects.exists()


def test_files_and_text_together_keep_the_text(editor):
    file = SimpleUploadedFile(*PAGES[0])
    page = text(editor.post(url("pastedtext_paste"), {"text": "手打的文字", "file": [file]}))
    assert "只能选一样" in page
    assert "手打的文字" in page


@pytest.fixture
def traditional(editor):
    upload(editor, ("页.txt", "雲岫市召開知識產權新聞發布會，專利授權。".encode("big5hkscs")))
    return stored()


def change(client, pasted, encoding):
    return client.post(url("pastedtext_encoding", pasted.pk), {"encoding": encoding}, follow=True)


def test_an_editor_changes_the_encoding(editor, traditional):
    page = text(editor.get(url("pastedtext_change", traditional.pk)))
    assert '<option value="gb18030" selected>' in page
    assert "雲岫市" not in page
    answer = change(editor, traditional, "big5hkscs")
    assert "已改按 Big5" in said(answer)
    assert "雲岫市召開" in text(answer)


def test_a_change_that_cannot_be_is_refused_with_the_reason(editor, traditional):
    assert "读不出" in said(change(editor, traditional, "utf-8"))
    assert "不能按这种编码读" in said(change(editor, traditional, "rot13"))
    make.make_edition(pasted_text=traditional)
    assert "已经从这篇原文建立了草稿" in said(change(editor, traditional, "big5hkscs"))
    traditional.refresh_from_db()
    assert traditional.encoding == "gb18030"
    assert Edition.objects.count() == 1


def test_who_may_change_it_and_how(editor, reviewer, client, traditional):
    address = url("pastedtext_encoding", traditional.pk)
    assert reviewer.post(address, {"encoding": "big5hkscs"}).status_code == 403
    assert 'class="encoding"' not in text(reviewer.get(url("pastedtext_change", traditional.pk)))
    assert editor.get(address).status_code == 405
    assert editor.post(url("pastedtext_encoding", 99)).status_code == 404
    assert "/login/" in client.post(address).url


def test_a_stranger_to_the_office_gets_no_bytes(traditional):
    stranger = Client()
    stranger.force_login(make.make_user())
    assert stranger.get(url("pastedtext_download", traditional.pk)).status_code == 403


def test_a_word_file_has_no_encoding_to_change(editor):
    upload(editor, ("稿.docx", word_file()))
    assert 'class="encoding"' not in text(editor.get(url("pastedtext_change", stored().pk)))


def test_a_stored_file_that_can_no_longer_be_read_is_shown_as_such(editor):
    upload(editor, ("稿.docx", word_file()))
    PastedText.objects.update(content=b"PK\x03\x04")
    assert "已经损坏" in text(editor.get(url("pastedtext_change", stored().pk)))


def test_the_list_can_be_filtered_by_kind(editor):
    upload(editor, ("稿.docx", word_file()))
    address = url("pastedtext_changelist")
    assert "稿.docx" in text(editor.get(f"{address}?kind__exact=docx"))
    assert "稿.docx" not in text(editor.get(f"{address}?kind__exact=html"))
