"""A backup holds the whole site as of one moment, and puts it back, or refuses."""

import io
import json
import sqlite3
import stat
import zipfile
from contextlib import closing

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from releases.models import Attachment, ContentVersion, Edition, PastedText, Release
from releases.models.triggers.install import _found
from releases.operations import orphaned_files
from releases.operations.backups import file_parts, restoring, sealed_zip, staging, table_rows
from releases.publishing import attachment_files, editing, lifecycle
from releases.publishing.discarding import recycle_bin
from releases.search.index.rebuild import faults
from tests.accounts.factors import with_app
from tests.make import NOW, index_all, make_block, make_edition, make_release, make_user

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data_dir"),
]


def test_what_makes_a_site_one_with_content_are_tables():
    assert set(restoring.CONTENT) <= set(connection.introspection.table_names())


@pytest.fixture
def site():
    """A site with something in every kind of column."""
    with_app(make_user("编辑", username="editor", password="云岫-发布-2026"))
    PastedText.objects.create(content=b"\x00\xff\xfe", sha256="0" * 64, pasted_at=NOW)
    draft = make_edition(title="草稿“𠮷”\n")
    make_block(draft, "全年专利授权1939件。")
    attach(draft, b"draft" * 1000)
    edition = make_edition(title="专利发布会")
    make_block(edition)
    attach(edition, bytes(range(256)) * 10)
    release = lifecycle.publish(edition, by=None, now=NOW)
    lifecycle.correct(release, by=None, now=NOW)
    gone = make_edition(title="不再有的草稿")
    attach(gone, b"confidential")
    lifecycle.discard(gone, by=None, now=NOW)
    recycle_bin.remove(gone, by=None, now=NOW)
    index_all()
    return draft


def attach(edition, content):
    row = Attachment(edition=edition, name="表", alternative="一张表。", position=1)
    row.file.save("表.pdf", ContentFile(content), save=False)
    editing.save(row, version=0, by=None, now=NOW)


def run(command, *arguments, **options):
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out, **options)
    return out.getvalue()


def everything():
    """Every row, key to be given out, file, and trigger."""
    models = table_rows.models_in(table_rows.apps_at(table_rows.applied()))
    files = {
        name: (orphaned_files.folder() / name).read_bytes()
        for name in sorted(set(Attachment.objects.values_list("file", flat=True)))
    }
    with connection.cursor() as cursor:
        triggers = {name: row for name, *row in _found(cursor)}
    rows = {model._meta.db_table: list(table_rows.lines(model)) for model in models}
    keys = {model._meta.db_table: table_rows.last_key(model) for model in models}
    return rows, keys, files, triggers


def the_same(was):
    """No key that was given out is given out again."""
    (rows, keys, files, triggers), now = was, everything()
    assert [name for name in rows if rows[name] != now[0][name]] == []
    assert [name for name in keys if (keys[name] or 0) > (now[1][name] or 0)] == []
    assert (files, triggers) == now[2:]


def spoil():
    """Something else in every place."""
    Edition.objects.update(title="另一个标题")
    make_release(title="后来的发布稿")
    get_user_model().objects.update(username="another")
    for name in Attachment.objects.values_list("file", flat=True):
        (orphaned_files.folder() / name).write_bytes(b"another")
    attach(make_edition(), b"later")


def test_a_site_is_put_back_as_it_was(site, tmp_path, data_dir):
    was, file = everything(), tmp_path / "一.backup"
    version = str(ContentVersion.objects.get())
    told = run("backup", file)
    assert "2 个附件，1 个已发布版本" in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*")) == []
    spoil()
    with pytest.raises(CommandError, match="--replace"):
        run("restore", file)
    assert Release.objects.filter(editions__title="后来的发布稿").exists()
    assert "请启动网站" in run("restore", file, replace=True)
    the_same(was)
    assert list(faults()) == []
    assert "操作记录连成一链，与 1 个链头相符" in run("verify_trail")
    assert str(ContentVersion.objects.get()).split(".")[1] != version.split(".")[1]
    names = [path for path in orphaned_files.folder().rglob("*") if path.is_file()]
    assert len(names) == 2
    assert not list(data_dir.glob("restore-*"))
    make_release()  # keys go on


def test_what_was_removed_is_not_in_it(site, tmp_path):
    run("backup", tmp_path / "一.backup")
    with zipfile.ZipFile(tmp_path / "一.backup") as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"draftdraft" in content
    assert b"confidential" not in content


def test_a_file_that_is_cut_or_altered_is_refused(site, tmp_path):
    file = tmp_path / "一.backup"
    run("backup", file)
    whole, was = file.read_bytes(), everything()
    with zipfile.ZipFile(file) as archive:
        parts = {info.header_offset: info for info in archive.infolist()}
    cuts = [0, 1, 63, 64, 100, len(whole) // 2, len(whole) - 65, len(whole) - 1]
    for length in (*cuts, *list(parts)[1:]):
        _refused(file, whole[:length])
    middles = [
        offset + 30 + len(info.filename.encode()) + info.compress_size // 2
        for offset, info in parts.items()
    ]
    for place in (*parts, *middles, len(whole) - 1, len(whole) - 70):
        changed = bytearray(whole)
        changed[place] ^= 1
        _refused(file, bytes(changed))
    _refused(file, whole + b"x")
    the_same(was)


def _refused(file, content, match="不完整或者被改动过"):
    file.write_bytes(content)
    with pytest.raises(CommandError, match=match):
        run("restore", file, replace=True)


def sealed_again(file, change):
    """Altered by somebody who seals it again: parts by their names."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"])
    change(parts, manifest)
    parts["manifest.json"] = json.dumps(manifest).encode()
    with sealed_zip.new(file) as archive:
        for name, content in parts.items():
            sealed_zip.write(archive, name, [content])


def _another_row(parts, _manifest):
    parts["tables/auth_user.jsonl"] = parts["tables/auth_user.jsonl"].replace(b"false", b"true")


def _one_file_less(parts, _manifest):
    del parts[next(name for name in parts if name.startswith("attachments/"))]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_another_row, "tables/auth_user.jsonl 被改动过"),
        (_one_file_less, "与清单不一致"),
        (lambda parts, _m: parts.update({"tables/more.jsonl": b""}), "与清单不一致"),
        (lambda _p, manifest: manifest.update(version="99.0"), "请先升级"),
        (lambda _p, manifest: manifest.update(format=2), "请先升级"),
        (lambda _p, manifest: manifest["migrations"].append(["releases", "9999_x"]), "9999_x"),
        (lambda _p, manifest: manifest.pop("engine"), "清单读不懂"),
    ],
)
def test_one_that_is_sealed_again_is_refused(tmp_path, change, told):
    make_user(username="editor")
    file = tmp_path / "一.backup"
    attach(make_edition(), b"%PDF-")
    run("backup", file)
    sealed_again(file, change)
    with pytest.raises(CommandError, match=told):
        run("restore", file, replace=True)


def test_no_file_leaves_its_folder(tmp_path):
    attach(make_edition(), b"%PDF-")
    file = tmp_path / "一.backup"
    run("backup", file)

    def climb(parts, manifest):
        part = manifest["files"][0]
        parts["attachments/../../x"] = parts.pop(f"attachments/{part['file']}")
        part["file"] = "../../x"

    sealed_again(file, climb)
    with pytest.raises(CommandError, match="被改动过"):
        run("restore", file, replace=True)


def test_what_is_no_backup_is_refused(tmp_path):
    _refused(tmp_path / "x", b"text")
    with sealed_zip.new(tmp_path / "x") as archive:
        archive.writestr("a", "b")
    with pytest.raises(CommandError, match="不是 ipnews 的备份"):
        run("restore", tmp_path / "x")
    with pytest.raises(CommandError, match="没有恢复"):
        run("restore", tmp_path / "没有")


@pytest.mark.deep
def test_a_restoring_that_fails_leaves_what_was_there(site, tmp_path, monkeypatch):
    file = tmp_path / "一.backup"
    run("backup", file)
    spoil()
    was = everything()

    def fails(_folder):
        raise OSError("disk full")

    for name, place in (("put_in_place", staging), ("unpack", file_parts)):
        with monkeypatch.context() as patch:
            patch.setattr(restoring, "_fill", lambda *_a: None)
            patch.setattr(place, name, lambda *_a: fails(_a))
            with pytest.raises(CommandError, match="原内容没有动"):
                run("restore", file, replace=True)
        the_same(was)
    monkeypatch.setattr(table_rows, "counted", lambda _model: (0, ""))
    with pytest.raises(CommandError, match="恢复后与备份不一致"):
        run("restore", file, replace=True)
    the_same(was)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite's")
@pytest.mark.parametrize("content", [b"broken" * 1000, b"SQLite format 3\0" + b"x" * 9000])
def test_a_broken_database_makes_room(tmp_path, monkeypatch, content):
    made, site = tmp_path / "site.sqlite3", tmp_path / "ipnews.sqlite3"
    with closing(sqlite3.connect(made)) as database:
        database.execute("CREATE TABLE held (told text)")
    site.write_bytes(content)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(site))
    staging.put_in_place(tmp_path)
    with closing(sqlite3.connect(site)) as database:
        assert database.execute("SELECT count(*) FROM held").fetchone() == (0,)
    assert (tmp_path / "ipnews.sqlite3.broken").read_bytes() == content


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite's")
def test_a_database_that_is_being_written_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(staging, "WAIT_SECONDS", 0.1)
    made, site = tmp_path / "site.sqlite3", tmp_path / "ipnews.sqlite3"
    with closing(sqlite3.connect(made)) as database:
        database.execute("CREATE TABLE held (told text)")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(site))
    with closing(sqlite3.connect(site)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE other (told text)")
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError):
            staging.put_in_place(tmp_path)
        writer.execute("ROLLBACK")
        assert writer.execute("SELECT count(*) FROM other").fetchone() == (0,)
    assert not (tmp_path / "ipnews.sqlite3.broken").exists()


def test_a_backup_that_fails_leaves_the_one_before(site, tmp_path, monkeypatch):
    file = tmp_path / "一.backup"
    file.write_bytes(b"before")
    monkeypatch.setattr(table_rows, "lines", lambda _model: iter([1 / 0]))
    with pytest.raises(ZeroDivisionError):
        run("backup", file)
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [b"before"]
    with pytest.raises(CommandError, match="没有备份成"):
        run("backup", tmp_path / "没有" / "一.backup")


def test_files_of_a_discarded_draft_stay_until_they_are_copied(site, tmp_path, monkeypatch):
    rows = table_rows.lines
    called = []

    def discards(model):
        if not called:
            called.append(model)
            with attachment_files._alone(attachment_files.fcntl.LOCK_EX | 4) as alone:
                assert not alone
        return rows(model)

    monkeypatch.setattr(table_rows, "lines", discards)
    run("backup", tmp_path / "一.backup")
    assert called


def test_a_file_that_was_missing_is_told(site, tmp_path):
    name = Attachment.objects.order_by("pk")[0].file.name
    default_storage.delete(name)
    assert f"{name} 有记录" in run("backup", tmp_path / "一.backup")


def test_an_empty_database_is_not_backed_up(tmp_path, monkeypatch):
    monkeypatch.setattr(table_rows, "applied", list)
    with pytest.raises(CommandError, match="数据库是空的"):
        run("backup", tmp_path / "一.backup")
