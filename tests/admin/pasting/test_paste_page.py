"""From a pasted page to a draft, and every bad page answered with a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from releases.models import Edition, PastedText
from tests.admin.asking import form_of, said, text, url
from tests.admin.pasted_page import PAGE, drafted, paste, upload


def refused(response):
    assert response.status_code == 200
    assert not PastedText.objects.exists()
    assert not Edition.objects.exists()
    return text(response)


def test_the_add_button_leads_to_the_paste_page(editor):
    response = editor.get(url("pastedtext_add"))
    assert response.url == url("pastedtext_paste")


def test_the_same_page_twice_leads_to_the_draft_that_is_there(editor):
    edition = drafted(editor)
    again = paste(editor)
    assert PastedText.objects.count() == 1
    assert again.redirect_chain[-1][0] == url("edition_editor", edition.pk)
    response = editor.post(url("pastedtext_check", PastedText.objects.get().pk), follow=True)
    assert Edition.objects.get() == edition
    assert "已经建立了版本" in said(response)


@pytest.mark.parametrize("content", ["", " \n　\n"])
def test_an_empty_paste(editor, content):
    assert "没有内容" in refused(paste(editor, content))


def test_five_megabytes_keep_what_was_typed(editor):
    content = "知识产权" * 420_000
    page = refused(paste(editor, content))
    assert "超过上限" in page
    assert content in page


def test_a_large_file_is_refused_before_it_is_read(editor, settings):
    settings.PASTE_MAX_CHARACTERS = 1000
    assert "太大" in refused(upload(editor, b"x" * 5000))


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n"])
def test_a_binary_file(editor, start):
    assert "不是纯文本" in refused(upload(editor, start + bytes(range(256))))


def test_text_and_file_together_keep_the_text(editor):
    file = SimpleUploadedFile("page.txt", PAGE.encode())
    page = refused(paste(editor, "手打的文字", file=file))
    assert "只能选一样" in page
    assert "手打的文字" in page


def came_back(client, *names, **more):
    files = [SimpleUploadedFile(name, f"{PAGE}{name}".encode()) for name in names]
    data = {"text": "手打的文字", "file": files, **more}
    return client.post(url("pastedtext_paste"), data, follow=True)


def test_files_stay_while_their_form_comes_back(editor, data_dir):
    page = came_back(editor, "b2.txt", "b10.txt")
    assert "已选好“b2.txt、b10.txt”，不用再选。" in text(page)
    kept = form_of(page)["kept"]
    editor.post(url("pastedtext_paste"), {"text": "", "kept": kept}, follow=True)
    kept_pages = PastedText.objects.order_by("pk").values_list("filename", flat=True)
    assert list(kept_pages) == ["b2.txt", "b10.txt"]


def test_files_that_stayed_can_be_dropped(editor, data_dir):
    kept = form_of(came_back(editor, "a.txt"))["kept"]
    data = {"text": PAGE, "kept": kept, "drop": "on"}
    editor.post(url("pastedtext_paste"), data, follow=True)
    assert PastedText.objects.get().filename == ""


@pytest.mark.parametrize(("n", "stay"), [(5, True), (6, False)])
def test_five_files_stay(editor, data_dir, n, stay):
    page = came_back(editor, *(f"{each}.txt" for each in range(n)))
    assert ("不用再选" in text(page)) is stay


def test_nobody_elses_files_come_with_a_form(editor, chief, data_dir):
    kept = form_of(came_back(editor, "a.txt"))["kept"]
    answer = chief.post(url("pastedtext_paste"), {"text": "", "kept": kept})
    assert "没有内容" in text(answer)


def test_a_page_in_gb18030(editor):
    page = text(upload(editor, PAGE.encode("gb18030")))
    assert "云岫市召开2025年" in page
    page = text(editor.get(url("pastedtext_change", PastedText.objects.get().pk)))
    assert "GB18030" in page.upper()


def test_nul_bytes_do_not_break_the_page(editor):
    response = paste(editor, PAGE.replace("打印", "打\x00印\x00"))
    assert response.status_code == 200
    assert "\x00" not in text(response)
    editor.post(url("pastedtext_check", PastedText.objects.get().pk))
    edition = Edition.objects.get()
    assert "\x00" not in edition.title + "".join(edition.blocks.values_list("text", flat=True))


def test_a_page_with_no_date_shows_it_missing(editor):
    dateless = "\n".join(line for line in PAGE.splitlines() if "发布时间" not in line)
    page = text(paste(editor, dateless.replace("2025年", "").replace("4月25日上午，", "")))
    assert "没有找到发布时间和发布会日期" in page


def test_markup_in_a_page_is_shown_not_run(editor):
    page = text(paste(editor, PAGE.replace("打印", "<script>alert(1)</script>")))
    assert "<script>alert" not in page


def test_the_original_bytes_come_back_as_a_download(editor):
    content = PAGE.encode("gb18030")
    upload(editor, content)
    response = editor.get(url("pastedtext_download", PastedText.objects.get().pk))
    assert response.content == content
    assert response["Content-Disposition"].startswith("attachment")


def test_a_reviewer_does_not_paste(reviewer):
    assert reviewer.get(url("pastedtext_paste")).status_code == 403


def test_strangers_are_sent_to_sign_in(client):
    for address in (url("pastedtext_paste"), url("pastedtext_check", 1), url("edition_changelist")):
        response = client.get(address)
        assert response.status_code == 302
        assert "/login/" in response.url


def test_unknown_pages_are_not_found(editor):
    assert editor.get(url("pastedtext_check", 99)).status_code == 404
    assert editor.get(url("pastedtext_download", 99)).status_code == 404


LONG = "知识产权" * 300
ODD = {
    "one long line": LONG * 20,
    "long names": f"{LONG}\n发布时间：2025-04-25\n{LONG}、{LONG}等单位负责人出席新闻发布会。\n"
    f"{LONG}局副局长 方岚\n{LONG}12件，同比增长3%。\n1.{LONG}？\n{LONG}局局长 高原：{LONG}5件。\n",
    "no conference": "今天的菜谱：红烧肉。先把肉切块，再下锅。\n" * 3,
    "marks only": "，。：；\n？！\n1.\n2.\n问：\n答：\n",
    "a number beyond all bounds": f"发布会\n共有专利{'9' * 60}件，增长0.{'1' * 40}%。\n",
    "rare characters": "犇焜𠮷市发布会\n𠮷市公安局局长 王𠮷：办案3起。\n🙂\n",
    "separators": "发布会\u2028第二行\x0b第三行\x0c第四行\x85第五行\r第六行\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("page", ODD.values(), ids=ODD.keys())
def test_odd_pages_are_shown_and_can_become_drafts(editor, page):
    assert paste(editor, page).status_code == 200
    response = editor.post(url("pastedtext_check", PastedText.objects.get().pk), follow=True)
    assert response.status_code == 200
    edition = Edition.objects.get()
    assert editor.get(url("edition_editor", edition.pk)).status_code == 200
