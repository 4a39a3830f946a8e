"""import_releases and export_releases: what is told, the exit status, and the round trip."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from releases.models import Change, Edition, PastedText, Release, State
from releases.publishing import lifecycle
from tests import make
from tests.intake.readings import first_version, release
from tests.intake.sources.webpages import TRS, word_file

pytestmark = pytest.mark.django_db


def run(*args, **kw):
    """The command's standard output and error, and whether it failed."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, args), stdout=out, stderr=err, **kw)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), True
    return out.getvalue(), err.getvalue(), False


@pytest.fixture
def write(tmp_path):
    def _write(name, *objects):
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(o, ensure_ascii=False) for o in objects), "utf-8")
        return path

    return _write


def test_import_as_drafts_then_published(write):
    out, _err, failed = run("import_releases", write("a.json", release()))
    assert not failed
    assert out.strip() == "已发布 0 篇，存为草稿 1 篇，已有 0 篇，未导入 0 篇"
    assert Edition.objects.get().state == State.DRAFT
    assert Release.objects.get().origin == "imported"


def test_publishing_an_import_keeps_the_printed_time(write):
    run("import_releases", write("a.json", release()), "--publish")
    stored = Release.objects.get()
    assert stored.number == "20250427-1"
    assert stored.first_published_at.isoformat() == "2025-04-27T01:48:00+00:00"
    assert Change.objects.filter(verb="import", by=None, to_state="live").exists()


def test_import_export_import_changes_nothing(write, tmp_path):
    second = release(title="第二场", published_at="2025-05-01", topics=["商标", "专利"])
    run("import_releases", write("a.jsonl", release(), second), "--publish")
    exported = run("export_releases")[0]
    assert [json.loads(line) for line in exported.splitlines()] == [release(), second]
    path = tmp_path / "b.jsonl"
    path.write_text(exported, "utf-8")
    before = list(Edition.objects.order_by("pk").values())
    out, _err, failed = run("import_releases", path, "--publish")
    assert not failed
    assert "已有 2 篇" in out
    assert list(Edition.objects.order_by("pk").values()) == before
    assert run("export_releases")[0] == exported


def test_each_refusal_has_a_line_and_the_status_says_so(write):
    path = write("a.jsonl", release(), {"format": "x"}, release(title=""))
    out, err, failed = run("import_releases", path, "--publish")
    assert failed
    assert "第 2 行：格式（format）：“x”读不了" in err
    assert "第 3 行：还不能发布：没有标题。" in err
    assert "已发布 1 篇，存为草稿 0 篇，已有 0 篇，未导入 2 篇" in out
    assert Release.objects.count() == 1


def test_a_release_without_a_time_is_not_published(write):
    bare = release(published_at=None)
    _out, err, failed = run("import_releases", write("a.json", bare), "--publish")
    assert failed
    assert "没有发布时间" in err
    assert not Release.objects.exists()
    assert not run("import_releases", write("a.json", bare))[2]


def test_a_changed_copy_is_refused_not_doubled(write):
    run("import_releases", write("a.json", release()), "--publish")
    changed = write("b.json", release(source="别处"))
    _out, err, failed = run("import_releases", changed, "--publish")
    assert failed
    assert "20250427-1" in err
    assert "内容不同" in err
    assert Release.objects.count() == 1


def test_pages_are_kept_with_their_release(tmp_path):
    page = "云岫市召开知识产权新闻发布会\n发布时间：2025-04-27 09:48\n去年专利授权1939件。"
    (tmp_path / "页.txt").write_bytes(page.encode("gb18030"))
    assert not run("import_releases", tmp_path)[2]
    stored = PastedText.objects.get()
    assert bytes(stored.content) == page.encode("gb18030")
    assert Edition.objects.get().pasted_text == stored
    assert "已有 1 篇" in run("import_releases", tmp_path)[0]


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [("页.htm", "html", TRS.encode("gb18030")), ("页.docx", "docx", word_file())],
)
def test_saved_pages_and_word_files_are_imported_with_their_bytes(tmp_path, name, kind, content):
    (tmp_path / name).write_bytes(content)
    assert "已发布 1 篇" in run("import_releases", tmp_path, "--publish")[0]
    stored = PastedText.objects.get()
    assert (bytes(stored.content), stored.kind, stored.filename) == (content, kind, name)
    assert Edition.objects.get().pasted_text == stored


def test_a_refused_page_leaves_nothing(tmp_path):
    (tmp_path / "页.txt").write_text("没有时间的新闻发布会页面。", "utf-8")
    assert run("import_releases", tmp_path, "--publish")[2]
    assert not PastedText.objects.exists()


def test_an_empty_folder_is_an_error(tmp_path):
    _out, err, failed = run("import_releases", tmp_path)
    assert failed
    assert "没有找到" in err


@pytest.mark.slow
def test_progress_is_shown_on_long_runs(write):
    many = [release(title=f"第{n}场") for n in range(101)]
    _out, err, _failed = run("import_releases", write("a.jsonl", *many))
    assert "…… 100 篇" in err


def test_export_of_one_by_number_and_of_drafts(write, tmp_path):
    run("import_releases", write("a.json", release()), "--publish")
    run("import_releases", write("b.json", release(title="草稿")))
    assert json.loads(run("export_releases", "20250427-1", "--pretty")[0]) == release()
    assert len(run("export_releases")[0].splitlines()) == 1
    assert len(run("export_releases", "--drafts")[0].splitlines()) == 2
    path = tmp_path / "out.jsonl"
    run("export_releases", "--output", path)
    assert json.loads(path.read_text("utf-8")) == release()


def test_the_first_version_is_taken_in_and_written_on_request(write):
    run("import_releases", write("a.json", first_version()), "--publish")
    assert json.loads(run("export_releases")[0]) == release()
    for more in ((), ("--pretty",)):
        assert json.loads(run("export_releases", "--format", 1, *more)[0]) == first_version()
    assert run("export_releases", "--format", 3)[2]


def test_export_says_what_it_cannot_find(write):
    assert "没有已发布的 19990101-1" in run("export_releases", "19990101-1")[1]
    assert "这里有 0 篇" in run("export_releases", "--pretty")[1]


def test_export_writes_one_release_to_json_and_many_to_jsonl(write, tmp_path):
    run("import_releases", write("a.jsonl", release(), release(title="第二场")), "--publish")
    assert "多篇请写到 .jsonl" in run("export_releases", "--output", tmp_path / "a.json")[1]
    run("export_releases", "20250427-1", "--output", tmp_path / "a.json")
    assert "已有 1 篇" in run("import_releases", tmp_path / "a.json")[0]
    assert "写不了" in run("export_releases", "--output", tmp_path / "no" / "a.jsonl")[1]


def test_export_with_drafts_gives_each_release_once(write):
    run("import_releases", write("a.json", release()), "--publish")
    lifecycle.correct(Release.objects.get(), by=None, now=make.NOW)
    assert len(run("export_releases", "--drafts")[0].splitlines()) == 1
