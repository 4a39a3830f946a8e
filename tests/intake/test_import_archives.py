"""What is sent to be imported is told by size and number; archives are opened with care."""

import io
import json
import zipfile

import pytest

from releases.intake import import_archives
from releases.intake.field_words import in_words, named
from releases.intake.import_archives import MAX_FILES, MAX_RELEASES, releases_sent
from tests.intake.readings import release

LINE = json.dumps(release()).encode() + b"\n"


def sent(name, content):
    return list(releases_sent(name, io.BytesIO(content), len(content)))


def packed(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(("n", "told"), [(MAX_FILES, False), (MAX_FILES + 1, True)])
def test_an_archive_holds_a_hundred_files(n, told):
    found = sent("a.zip", packed({f"{each}.json": "{}" for each in range(n)}))
    assert (len(found) == 1) is told
    assert ("现在有 101 个" in found[0].refusal) is told


@pytest.mark.parametrize(("n", "told"), [(MAX_RELEASES, False), (MAX_RELEASES + 1, True)])
def test_a_file_holds_two_hundred_releases(n, told):
    found = sent("a.jsonl", b"{}\n" * n)
    assert len(found) == n if not told else MAX_RELEASES + 1
    assert ("一个文件最多 200 篇" in found[-1].refusal) is told


@pytest.mark.parametrize(("less", "told"), [(0, False), (1, True)])
def test_a_file_has_its_largest_size(monkeypatch, less, told):
    monkeypatch.setattr(import_archives, "MAX_SOURCE_BYTES", len(LINE) - less)
    for found in (sent("a.jsonl", LINE), sent("a.zip", packed({"a.jsonl": LINE}))):
        assert bool(found[0].refusal) is told


def test_names_that_windows_packed_are_read():
    member = zipfile.ZipInfo("页.txt".encode("gb18030").decode("cp437"))
    assert import_archives._name(member) == "页.txt"
    member.flag_bits = 0x800
    member.filename = "页.txt"
    assert import_archives._name(member) == "页.txt"
    member.flag_bits, member.filename = 0, "\u00e9\u0141"
    assert import_archives._name(member) == "\u00e9\u0141"


def test_a_member_with_a_password_is_refused():
    content = bytearray(packed({"a.json": "{}"}))
    at = content.index(b"PK\x01\x02") + 8
    content[at] |= 1
    [found] = sent("a.zip", bytes(content))
    assert "加了密码" in found.refusal


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ("blocks[2].text：不能为空", "第 3 段的文字（blocks[2].text）：不能为空"),
        ("event.date：没有", "发布会的日期（event.date）：没有"),
        ("speakers[0].posts[1]：太长", "第 1 位发言人的第 2 个职务（speakers[0].posts[1]）：太长"),
        ("speakers：id 有重复", "发言人（speakers）：id 有重复"),
        ("整个对象：缺少", "整个对象：缺少"),
    ],
)
def test_paths_are_told_in_words(refusal, words):
    assert in_words(refusal) == words


def test_a_key_without_a_word_stays():
    assert (named("title"), named("id")) == ("标题（title）", "id")
