"""read_text, load_demo, make_editor and propose_merges."""

import io
import json

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from releases.models import Edition, Release, State, Topic
from tests import make
from tests.intake.sources.webpages import TITLE, TRS, word_file


def out(*args):
    stream = io.StringIO()
    call_command(*map(str, args), stdout=stream)
    return stream.getvalue()


def test_read_text_prints_the_interchange_object(tmp_path):
    page = tmp_path / "页.txt"
    page.write_text("云岫市召开新闻发布会\n4月26日上午，市政府新闻办召开新闻发布会。", "utf-8")
    data = json.loads(out("read_text", page))
    assert data["format"] == "ipnews.release/2"
    assert data["title"] == "云岫市召开新闻发布会"


@pytest.mark.parametrize(
    ("name", "content"),
    [("页.html", TRS.encode("gb18030")), ("页.docx", word_file()), ("页", TRS.encode("utf-16"))],
)
def test_read_text_reads_pages_and_word_files(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    data = json.loads(out("read_text", tmp_path / name))
    assert (data["title"], data["published_at"][:10]) == (TITLE, "2025-04-25")


def test_several_files_are_pages_of_one_transcript(tmp_path):
    for n in (1, 2):
        (tmp_path / f"{n}.txt").write_text(
            f"{TITLE}\n发布时间：2025-04-25 09:30\n第{n}段正文。", "utf-8"
        )
    data = out("read_text", tmp_path / "1.txt", tmp_path / "2.txt")
    assert data.count(TITLE) == 1
    assert data.index("第1段正文") < data.index("第2段正文")
    (tmp_path / "2.txt").write_bytes(b"")
    with pytest.raises(CommandError, match=r"2\.txt：没有内容"):
        out("read_text", tmp_path / "1.txt", tmp_path / "2.txt")


@pytest.mark.parametrize(("content", "message"), [(b"", "没有内容"), (b"%PDF-", "不是纯文本")])
def test_read_text_says_what_it_cannot_read(tmp_path, content, message):
    page = tmp_path / "页.txt"
    page.write_bytes(content)
    with pytest.raises(CommandError, match=f"页.txt：.*{message}"):
        out("read_text", page)


def test_read_text_of_a_missing_file(tmp_path):
    with pytest.raises(CommandError, match=r"没有\.txt：打不开"):
        out("read_text", tmp_path / "没有.txt")


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_says_that_it_is_one():
    assert "载入演示发布稿" in out("load_demo")
    assert Edition.objects.published().count() >= 12
    assert set(Release.objects.values_list("origin", flat=True)) == {"sample"}
    assert Release.objects.withdrawn().exists()
    assert Edition.objects.filter(state=State.SUPERSEDED).exists()
    assert Edition.objects.open().exists()
    before = Edition.objects.count()
    assert "已经在了" in out("load_demo")
    assert Edition.objects.count() == before


@pytest.mark.django_db
def test_the_demo_does_not_mix_with_what_is_there_unless_asked():
    Release.objects.create()
    out("load_demo", "--if-empty")
    assert Release.objects.count() == 1


@pytest.mark.django_db
def test_only_if_empty_the_demo_waits_for_an_empty_site(monkeypatch):
    monkeypatch.setattr("releases.management.commands.load_demo.load", lambda: 3)
    assert out("load_demo", "--if-empty") == "载入演示发布稿 3 篇。\n"
    make.make_release()
    assert out("load_demo", "--if-empty") == ""
    assert out("load_demo") == "载入演示发布稿 3 篇。\n"


@pytest.mark.django_db
def test_the_index_is_written_anew_unless_only_if_needed():
    make.make_release()
    assert "已写入检索 1 个版本" in out("reindex")
    assert out("reindex", "--if-needed") == ""
    assert "已写入检索 1 个版本" in out("reindex")
    assert "已写入检索 0 个版本" in out("reindex", "--missing")
    assert out("reindex", "--check") == "检索与数据一致。\n"


@pytest.mark.django_db
def test_an_editor_gets_a_password_once():
    line = out("make_editor")
    password = line.split("密码：")[1].split()[0]
    user = authenticate(username="editor", password=password)
    assert {g.name for g in user.groups.all()} == {"编辑", "审核"}
    assert user.has_perm("releases.publish_edition")
    assert not user.is_superuser
    assert "密码没有改" in out("make_editor")
    assert authenticate(username="editor", password=password)
    out("make_editor", "second")
    assert get_user_model().objects.count() == 2
    out("make_editor", "third", "--group", "总编", "--group", "编辑")
    groups = get_user_model().objects.get(username="third").groups
    assert {group.name for group in groups.all()} == {"总编", "编辑"}
    with pytest.raises(CommandError):
        out("make_editor", "fourth", "--group", "读者")


@pytest.mark.django_db
def test_each_role_gets_an_account_and_keeps_it():
    out("make_editor", "reviewer")
    lines = out("make_editor", "--each-role").splitlines()
    told = [line.partition("  ")[0] for line in lines]
    assert told == [
        "新帐号：editor（编辑）", "新帐号：chief（总编）", "新帐号：auditor（审计员）",
        "新帐号：administrator（管理员）", "帐号 reviewer 已经在了，密码没有改。",
    ]  # fmt: skip
    for line in lines[:4]:
        name, password = line[4:].partition("（")[0], line.split("密码：")[1].split()[0]
        assert authenticate(username=name, password=password).groups.count() == 1
    assert "editor、reviewer、chief、auditor、administrator" in out("make_editor", "--each-role")


@pytest.mark.django_db
def test_no_account_is_made_that_checks_itself():
    with pytest.raises(CommandError, match="“审计员”不能和别的组"):
        out("make_editor", "third", "--group", "审计员", "--group", "编辑")
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_proposed_merges_are_told_with_what_speaks_for_them():
    make.make_topic("版权")
    make.make_topic("著作权")
    told = out("propose_merges", "topic")
    assert "主题：2 个名称，1 对可能是同一个，都合并后剩 1 个。" in told
    assert "版权 = 著作权（只差不改意思的字）" in told
    assert "主题" in out("propose_merges")
    with pytest.raises(CommandError, match="没有 rubbish 这一类"):
        out("propose_merges", "rubbish")
    assert Topic.objects.count() == 2
