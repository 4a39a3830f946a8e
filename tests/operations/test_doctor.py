"""What the doctor finds, each with its remedy, and that a sound site has nothing."""

import datetime
import io
import json
import os

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from releases.models import Attachment, Edition, PastedText, Release
from releases.models.triggers import install
from releases.operations import trail_heads
from releases.operations.backups import sealed_zip
from releases.operations.doctor import (
    accounts,
    backup_folder,
    clock,
    content,
    database_health,
    examination,
    file_access,
    review_staff,
    site_settings,
)
from releases.publishing import lifecycle
from tests.make import (
    NOW,
    index_all,
    make_block,
    make_change,
    make_edition,
    make_release,
    make_user,
    set_review,
)

pytestmark = pytest.mark.django_db
STRONG = "云岫-发布-2026-稳"


@pytest.fixture
def sound(settings, data_dir):
    """A site that is well run."""
    settings.SECRET_KEY = "s" * 60
    settings.ALLOWED_HOSTS = ["www.example.gov.cn"]
    settings.SITE_DOMAIN = "www.example.gov.cn"
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    data_dir.chmod(0o750)
    make_user("审核", username="chief", password=STRONG, is_superuser=True)
    edition = make_edition(title="专利发布会")
    make_block(edition)
    lifecycle.publish(edition, by=None, now=NOW)
    index_all()
    trail_heads.publish(timezone.now())
    return settings


def told(look):
    return [finding.what for finding in look()]


def test_a_sound_site_has_nothing(sound):
    out = io.StringIO()
    call_command("doctor", stdout=out)
    assert out.getvalue() == "没有查出问题。\n"
    assert set(examination.examine()) >= {"database", "index", "settings", "triggers", "clock"}


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"DEBUG": True}, "DEBUG"),
        ({"SECRET_KEY": "s" * 49}, "SECRET_KEY"),
        ({"SECRET_KEY": "for-development-only-" + "x" * 50}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ["127.0.0.1"], "SITE_DOMAIN": "127.0.0.1"}, "只有本机"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS 是 *"),
        ({"SECURE_SSL_REDIRECT": False}, "HTTPS 关着"),
        ({"SECURE_PROXY_SSL_HEADER": None}, "BEHIND_PROXY"),
        ({"SITE_DOMAIN": ""}, "SITE_DOMAIN 没有设"),
        ({"SITE_DOMAIN": "other.example.gov.cn"}, "不在 ALLOWED_HOSTS"),
    ],
)
def test_settings(sound, changes, part):
    for name, value in changes.items():
        setattr(sound, name, value)
    (found,) = told(site_settings.look)
    assert part in found


def test_files_that_others_may_read(sound, data_dir, tmp_path, monkeypatch):
    assert told(file_access.look) == []
    secrets = tmp_path / "env"
    secrets.write_text("SECRET_KEY=x")
    monkeypatch.setenv("ENV_FILE", str(secrets))
    secrets.chmod(0o644)
    data_dir.chmod(0o755)
    found = list(file_access.look())
    assert [each.what.split(" ")[0] for each in found] == [str(secrets), str(data_dir)]
    assert found[0].remedy == f"请运行 chmod o= {secrets}。"
    secrets.chmod(0o640)
    data_dir.chmod(0o750)
    assert told(file_access.look) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite's")
def test_a_database_that_others_may_read(sound, tmp_path, monkeypatch):
    place = tmp_path / "elsewhere"
    place.mkdir(mode=0o755)
    (place / "ipnews.sqlite3").touch(mode=0o644)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(place / "ipnews.sqlite3"))
    assert "别的用户也能读" in told(file_access.look)[0]
    place.chmod(0o700)
    assert told(file_access.look) == []


def test_files_that_the_site_may_not_write(sound, data_dir, monkeypatch):
    (data_dir / "attachments").mkdir()
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, how: path.name != "attachments" and real(path, how)
    )
    assert told(file_access.look) == [f"{data_dir / 'attachments'} 写不了。"]
    sound.DATA_DIR = data_dir / "没有"
    assert "不是目录" in told(file_access.look)[0]


@pytest.mark.skipif(os.getuid() != 0, reason="gives a file away")
def test_files_of_another_account(sound, data_dir):
    (data_dir / "attachments").mkdir()
    os.chown(data_dir / "attachments", 65534, 65534)
    assert any("不属于同一个用户" in each for each in told(file_access.look))


def test_triggers(sound):
    assert told(database_health.triggers) == []
    trigger = next(each for each in install.TRIGGERS if each.name == "measure_edition")
    with connection.cursor() as cursor:
        install._drop(cursor, trigger.name, trigger.table)
    (found,) = told(database_health.triggers)
    assert "1 个触发器缺少或者不同：measure_edition" in found
    install.install(connection.alias)
    assert told(database_health.triggers) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="keys may be switched off on SQLite")
@pytest.mark.django_db(transaction=True)
def test_rows_that_point_nowhere(sound):
    assert told(database_health.integrity) == []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("UPDATE releases_block SET edition_id = 999999 WHERE 0")
        cursor.execute("INSERT INTO releases_searchpending (edition_id) VALUES (999999)")
        found = told(database_health.integrity)
        cursor.execute("PRAGMA foreign_keys = ON")
    assert found == ["有 1 行指向不存在的行（releases_searchpending）。"]


def test_a_sound_database(sound):
    assert told(database_health.integrity) == []


def test_fingerprints(sound, monkeypatch):
    assert told(content.fingerprints) == []
    Edition.objects.update(title="改了的标题")
    (found,) = told(content.fingerprints)
    assert "第 1 版《改了的标题》的内容与发布时的指纹不符" in found
    monkeypatch.setattr(content, "FEW", 0)
    assert told(content.fingerprints) == ["一共有 1 版的指纹不符。"]


def test_files_and_rows(sound, data_dir):
    assert told(content.files) == []
    row = Attachment(edition=make_edition(), name="表", alternative="表。", file="2026/无.pdf")
    row.save()
    loose = default_storage.save("2026/多.pdf", ContentFile(b"x"))
    old = (timezone.now() - datetime.timedelta(hours=25)).timestamp()
    os.utime(default_storage.path(loose), (old, old))
    (data_dir / "restore-x").mkdir()
    found = told(content.files)
    assert "2026/无.pdf" in found[0]
    assert found[1] == "有 1 个附件文件没有记录。"
    assert "中断的恢复" in found[2]


def test_the_clock_is_held_against_what_is_stored(sound, monkeypatch):
    assert told(clock.look) == []
    PastedText.objects.create(
        content=b"x", sha256="0" * 64, pasted_at=timezone.now() + datetime.timedelta(minutes=2)
    )
    (found,) = told(clock.look)
    assert "比现在" in found
    monkeypatch.setattr(clock, "EARLIEST", timezone.now() + datetime.timedelta(days=1))
    assert "太早了" in told(clock.look)[0]


def test_a_clock_that_went_backwards(sound):
    user = make_user()
    for minutes in (0, 10, 9.5, 2):
        if minutes == 2:
            assert told(clock.look) == []
        make_change(make_release(), "draft", at=NOW + datetime.timedelta(minutes=minutes), by=user)
    found = told(clock.look)
    assert [each[:5] for each in found] == ["时钟倒退过"]


def test_accounts(sound):
    assert told(accounts.look) == []
    make_user("编辑", username="editor", password="editor")
    make_user(username="old", password=STRONG, date_joined=NOW)
    make_user(username="gone", password="gone", is_active=False)
    assert told(accounts.look) == ["帐号 editor 的密码一猜就中。", "帐号 old 半年没有登录过。"]


def test_accounts_that_are_missing_and_the_demo(sound):
    Group.objects.get(name="审核").user_set.clear()
    accounts.get_user_model().objects.update(is_superuser=False)
    Release.objects.update(origin=Release.Origin.SAMPLE)
    assert [each[:5] for each in told(accounts.look)] == ["没有管理员", "没有人能发", "库里有演示"]


def test_a_review_that_nobody_could_do(db):
    make_user("审核", is_active=False)
    assert told(review_staff.look) == []  # nobody reviews
    set_review(secrecy=True)
    make_user("编辑", "审核")
    assert told(review_staff.look) == [
        "审稿已开启，没有人能做“保密审查”。",
        "审稿已开启，能做“审核”的只有写稿的人自己。",
    ]
    make_user("审核", "保密审查")
    assert told(review_staff.look) == []


def test_backups(tmp_path):
    now = timezone.now()

    def look():
        return told(lambda: backup_folder.look(tmp_path, now=now))

    assert "没有备份" in look()[0]
    file = tmp_path / "一.backup"
    with sealed_zip.new(file) as archive:
        archive.writestr("a", "b")
    assert look() == []
    file.chmod(0o640)
    assert "别的用户也能读" in look()[0]
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1])
    old = (now - datetime.timedelta(hours=37)).timestamp()
    os.utime(file, (old, old))
    assert [("小时以前" in each, "不完整" in each) for each in look()] == [
        (True, False), (False, True),
    ]  # fmt: skip
    part = tmp_path / ".二.backup.x.part"
    part.touch()
    assert len(look()) == 2
    os.utime(part, (old, old))
    assert "中断的备份" in look()[0]


def test_the_command_tells_each_finding_and_fails(sound, data_dir, tmp_path):
    data_dir.chmod(0o755)
    out = io.StringIO()
    with pytest.raises(CommandError, match="查出 1 个问题") as failure:
        call_command("doctor", stdout=out)
    assert failure.value.returncode == 1
    assert out.getvalue().startswith("permissions：")
    assert "chmod o=" in out.getvalue()
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("doctor", "permissions", "clock", as_json=True, stdout=out, backups=tmp_path)
    found = json.loads(out.getvalue())
    assert list(found) == ["permissions", "clock", "backups"]
    assert set(found["permissions"][0]) == {"what", "remedy"}
    with pytest.raises(CommandError, match="没有 x 这一项"):
        call_command("doctor", "x")


def test_a_check_that_cannot_ask_tells_so(monkeypatch):
    def fails():
        raise DatabaseError("no such table: x\nmore")

    def unreadable():
        raise PermissionError(13, "Permission denied", "/x")

    monkeypatch.setitem(examination.CHECKS, "clock", fails)
    monkeypatch.setitem(examination.CHECKS, "files", unreadable)
    found = examination.examine(["clock", "files"])
    assert found["clock"][0].what == "数据库答不上来（no such table: x）。"
    assert found["files"][0].what == "/x 读不了（Permission denied）。"


def test_it_finds_nothing_of_the_demos_own_times(demo):
    assert told(clock.look) == []
    assert make_release().pk
