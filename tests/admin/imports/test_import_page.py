"""Import in the browser: each file taken in or refused by itself, in words, with a report."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from releases.admin.imports.import_report import MAX_KEPT, ReportRow, keep, kept
from releases.models import Change, Edition, State
from tests.admin.asking import said, text, url
from tests.intake.readings import release

PAGE = "云岫市召开知识产权新闻发布会\n发布时间：2025-04-27 09:48\n去年专利授权1939件。"


def file(name, content):
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def zipped(members, name="几篇.zip"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, content)
    return file(name, packed.getvalue())


def send(client, *files, **more):
    return client.post(url("release_import"), {"files": list(files), **more}, follow=True)


def rows(answer):
    return [(row.where, row.result) for row in answer.context["rows"]]


def test_the_page_says_its_limits_before(editor):
    page = text(editor.get(url("release_import")))
    assert "一次最多 100 个文件，每个最多 20 MB、200 篇" in page
    assert "import-report" in page
    assert ".json、.jsonl" in page
    assert url("release_import") in text(editor.get("/admin/"))


def test_each_file_is_taken_in_or_refused_by_itself(editor):
    answer = send(
        editor, file("好.json", release()), file("网页.txt", PAGE), file("坏.json", {"title": "无"})
    )
    assert rows(answer) == [("好.json", "drafted"), ("网页.txt", "drafted"), ("坏.json", "refused")]
    assert said(answer) == "存为草稿 2 篇，没有导入 1 篇"
    page = text(answer)
    assert "没有注明格式（format），不是本系统的交换文件。" in page
    for edition in Edition.objects.all():
        assert edition.created_by == editor.user
        assert f"/admin/releases/edition/{edition.pk}/editor/" in page
    acts = Change.objects.filter(verb="import")
    assert [(act.by, act.address) for act in acts] == [(editor.user, "127.0.0.1")] * 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": 7}, "标题（title）：应是文字（7）"),
        ({"blocks": []}, "第 1 条举措的所在段落（measures[0].block）：没有 id 为"),
        ({"mood": "好"}, "整个对象：有不认识的字段（mood），请删去"),
        ({"format": "x/9"}, "格式（format）：“x/9”读不了，只读 ipnews.release/1、"),
        ({"published_at": "昨天"}, "发布时间（published_at）：格式不对（昨天），写成 2025-04-27、"),
    ],
)
def test_a_refusal_says_what_where_and_the_remedy(editor, change, words):
    assert words in text(send(editor, file("a.json", release(**change))))
    assert not Edition.objects.exists()


def test_the_same_again_is_known(editor):
    send(editor, file("a.json", release()))
    assert rows(send(editor, file("b.json", release()))) == [("b.json", "known")]
    assert Edition.objects.count() == 1


def test_who_may_publish_may_do_so_at_once(editor, chief):
    assert rows(send(editor, file("a.json", release()), publish="on")) == [("a.json", "drafted")]
    second = release(title="第二场", published_at="2025-05-01")
    assert rows(send(chief, file("b.json", second), publish="on")) == [("b.json", "published")]
    assert Edition.objects.get(title="第二场").state == State.LIVE
    bare = release(title="第三场", published_at=None)
    assert "没有发布时间" in text(send(chief, file("c.json", bare), publish="on"))
    assert 'name="publish"' in text(chief.get(url("release_import")))
    assert 'name="publish"' not in text(editor.get(url("release_import")))


def test_only_who_drafts_imports(reviewer, client):
    assert reviewer.get(url("release_import")).status_code == 403
    assert reviewer.post(url("release_import"), {}).status_code == 403
    assert reviewer.get(url("release_import_report")).status_code == 403
    assert client.get(url("release_import")).status_code == 302


def test_an_archive_is_read_in_the_order_of_its_names(editor):
    second = json.dumps(release(title="第二场", published_at="2025-05-01"))
    members = {"b/10.txt": PAGE, "b/2.json": second, "__MACOSX/2.json": "x", "说明.pdf": "x"}
    assert rows(send(editor, zipped(members))) == [
        ("几篇.zip › b/2.json", "drafted"),
        ("几篇.zip › b/10.txt", "drafted"),
    ]


def test_an_archive_with_nothing_in_it_says_so(editor):
    page = text(send(editor, zipped({"说明.pdf": "x"}), file("b.zip", b"PK nothing")))
    assert "要有 1 至 100 个 .txt、" in page
    assert "压缩包已损坏" in page


def test_what_is_empty_or_of_no_kind_is_told(editor):
    answer = send(editor, file("空.jsonl", " "), file("表.xlsx", "x"))
    assert rows(answer) == [("表.xlsx", "refused"), ("空.jsonl", "refused")]
    assert "文件是空的" in text(answer)
    assert "还没有选文件" in said(send(editor))


def test_a_file_a_request_adds_to_one_report(editor):
    send(editor, file("旧.json", {}))
    first = editor.post(
        url("release_import"), {"files": file("1.json", release()), "alone": "first"}
    )
    assert "<html" not in text(first)
    assert "1.json" in text(first)
    editor.post(url("release_import"), {"files": file("2.json", {}), "alone": "more"})
    kept = editor.get(url("release_import"))
    assert rows(kept) == [("1.json", "drafted"), ("2.json", "refused")]


def test_the_report_is_a_table_that_excel_opens(editor):
    send(editor, file("=1+1.json", {}), file("a.json", release()))
    answer = editor.get(url("release_import_report"))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="import-' in answer["Content-Disposition"]
    assert lines[0] == "\ufeff文件,结果,标题,原因与办法"
    assert lines[1].startswith("'=1+1.json,没有导入,,整个对象：没有注明格式")
    assert lines[2].startswith("a.json,存为草稿,")


@pytest.mark.parametrize(("more", "left"), [(0, 2000), (1, 2000)])
def test_a_report_keeps_two_thousand_rows(more, left):
    session = {}
    row = ReportRow("a.json", "refused", "", "", "x")
    keep(session, [row] * (MAX_KEPT + more), anew=True)
    assert len(kept(session)) == left
    keep(session, [row], anew=True)
    assert kept(session) == [row]
