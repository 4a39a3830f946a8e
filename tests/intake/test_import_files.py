"""Files to import: pages, objects, lines; a broken one does not stop the rest."""

import json

import pytest

from releases.intake.import_files import paths_under, releases_in
from tests.intake.readings import release


@pytest.fixture
def write(tmp_path):
    def _write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def refusals(path):
    return [found.refusal for found in releases_in(path)]


def test_a_folder_gives_its_files_in_order(write, tmp_path):
    for name in ("b.json", "a.txt", "c.JSONL", "d.docx", "e.pdf", "f.HTM"):
        write(name, "x")
    assert [p.name for p in paths_under(tmp_path)] == [
        "a.txt", "b.json", "c.JSONL", "d.docx", "f.HTM",
    ]  # fmt: skip


def test_a_page_is_read_and_its_bytes_are_kept(write):
    content = "云岫市召开新闻发布会\n正文。".encode("gb18030")
    (found,) = releases_in(write("页.txt", content))
    assert found.page == content
    assert found.reading.blocks


def test_a_half_valid_jsonl_gives_what_is_valid(write):
    good = json.dumps(release(), ensure_ascii=False)
    path = write("a.jsonl", f"{good}\n{{broken\n\n[]\n{good}\n")
    found = list(releases_in(path))
    assert [bool(f.reading) for f in found] == [True, False, False, True]
    assert "第 2 行" in found[1].where
    assert "不是合格的 JSON" in found[1].refusal
    assert "第 4 行" in found[2].where


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"%PDF", "只能导入 .txt、.html、.htm、.docx、.json、.jsonl 文件"),
        ("a.docx", b"PK\x03\x04", "已经损坏"),
        ("a.html", b"<script>1</script>", "没有内容"),
        ("a.txt", b"", "没有内容"),
        ("a.txt", b"%PDF-1.4", "不是纯文本"),
        ("a.json", "{}", "没有注明格式（format）"),
        ("a.json", "甲".encode("gb18030"), "不是 UTF-8"),
        ("a.json", "[" * 100_000, "不是合格的 JSON"),
        ("a.json", '{"a": ' + "9" * 5000 + "}", "不是合格的 JSON"),
    ],
)
def test_what_cannot_be_imported_is_refused(write, name, content, message):
    (refusal,) = refusals(write(name, content))
    assert message in refusal


def test_a_missing_file_is_refused(tmp_path):
    (refusal,) = refusals(tmp_path / "没有.json")
    assert "打不开" in refusal


def test_a_byte_order_mark_is_allowed(write):
    (found,) = releases_in(write("a.json", b"\xef\xbb\xbf" + json.dumps(release()).encode()))
    assert found.reading
