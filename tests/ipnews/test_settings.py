"""A start that cannot be safe stops with a sentence; databases are set up as promised."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from ipnews.env import database

ROOT = Path(__file__).resolve().parent.parent.parent


def start(**env):
    """`manage.py check` in a process of its own, with nothing set but `env`."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def ask(names, **env):
    """The values of settings in a process of its own, with nothing set but `env`."""
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps([getattr(settings, n) for n in {names.split()!r}]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DEBUG": "true",
            "DJANGO_SETTINGS_MODULE": "ipnews.settings", **env,
        },
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def test_production_starts_with_secret_and_hosts():
    assert start(SECRET_KEY="x" * 60, ALLOWED_HOSTS="example.gov.cn").returncode == 0


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"ALLOWED_HOSTS": "example.gov.cn"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": " ", "ALLOWED_HOSTS": "example.gov.cn"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "x" * 60}, "ALLOWED_HOSTS is not set"),
        ({"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS has nothing"),
        ({"DEBUG": "true", "HTTPS": "maybe"}, "HTTPS is 'maybe': write true or false"),
        ({"DEBUG": "true", "PASTE_MAX_CHARACTERS": "-5"}, "PASTE_MAX_CHARACTERS is '-5'"),
        ({"DEBUG": "true", "ENV_FILE": "/nowhere"}, "ENV_FILE names /nowhere"),
        ({"DEBUG": "true", "SITE_ID_CODE": "421303"}, "write the 10 digits"),
        ({"DEBUG": "true", "SITE_ID_CODE": "４２１３０３０００９"}, "write the 10 digits"),
        ({"DEBUG": "true", "SITE_ICP": "12345678"}, "SITE_ICP is '12345678'"),
        ({"DEBUG": "true", "SITE_POLICE": "鄂公网安备1号"}, "with 14 digits"),
        ({"DEBUG": "true", "SITE_POSTCODE": "44130"}, "write 6 digits"),
        ({"DEBUG": "true", "SITE_BADGE": "javascript:alert(1)"}, "SITE_BADGE is"),
        ({"DEBUG": "true", "MOUNT_PATH": "/知产"}, "write a path of plain letters"),
        ({"DEBUG": "true", "LOG_LEVEL": "LOUD"}, "LOG_LEVEL is 'LOUD': write one of debug|info"),
        ({"DEBUG": "true", "LOG_FORMAT": "xml"}, "LOG_FORMAT is 'xml': write text or json"),
        ({"DEBUG": "true", "MOURNING": "perhaps"}, "MOURNING is 'perhaps'"),
        (
            {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "a", "DATABASE_URL": "mysql://a/b"},
            "DATABASE_URL must begin with",
        ),
    ],
)
def test_an_unset_secret_or_host_list_stops_the_start(env, sentence):
    run = start(**env)
    assert run.returncode != 0
    assert sentence in run.stderr


def test_what_an_office_says_about_itself_is_taken_as_it_is():
    said = {
        "SITE_ID_CODE": "4213030009",
        "SITE_ICP": "鄂ICP备12345678号-1",
        "SITE_POLICE": "鄂公网安备 42130302000001号",
        "SITE_POSTCODE": "441300",
        "SITE_BADGE": "https://bszs.conac.cn/sitename?method=show&id=1",
    }
    assert ask(" ".join(said), **said) == list(said.values())


def test_the_english_name_belongs_to_the_name():
    assert ask("SITE_NAME_EN") == ["Intellectual Property Briefings"]
    assert ask("SITE_NAME_EN", SITE_NAME="云岫发布") == [""]
    assert ask("SITE_NAME_EN", SITE_NAME="云岫发布", SITE_NAME_EN="Yunxiu") == ["Yunxiu"]


def test_an_empty_flag_is_the_default():
    assert start(DEBUG="", SECRET_KEY="x" * 60, ALLOWED_HOSTS="a", HTTPS="").returncode == 0


def test_debug_needs_neither():
    assert start(DEBUG="true").returncode == 0


def test_an_env_file_is_read_and_the_environment_wins(tmp_path):
    file = tmp_path / ".env"
    file.write_text("SECRET_KEY=from-file-" + "x" * 50 + "\nALLOWED_HOSTS=a\n")
    assert start(ENV_FILE=str(file)).returncode == 0
    assert "ALLOWED_HOSTS is not set" in start(ENV_FILE=str(file), ALLOWED_HOSTS="").stderr


def test_postgresql_uses_the_pool_and_no_persistent_connections(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@db.example/ipnews")
    config = database(Path("unused"))
    assert config["CONN_MAX_AGE"] == 0
    assert config["OPTIONS"]["pool"]["max_size"] == 8


def test_sqlite_writers_wait_their_turn(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL")
    config = database(tmp_path / "x.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]
    assert "busy_timeout" in config["OPTIONS"]["init_command"]


def test_other_databases_are_refused(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://a/b")
    with pytest.raises(ImproperlyConfigured):
        database(Path("unused"))


@pytest.mark.django_db
def test_the_running_database_sees_chinese():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] == "wal"
        else:
            cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
            assert "UTF-8" in cursor.fetchone()[0].upper().replace("UTF8", "UTF-8")


@pytest.mark.django_db
def test_the_admin_sends_a_strict_policy(client):
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_folder_of_the_default_database_is_made(tmp_path):
    place = tmp_path / "new" / "data"
    assert start(DEBUG="true", DATA_DIR=str(place), LOG_LEVEL="info").returncode == 0
    assert place.is_dir()
    other = tmp_path / "other"
    started = start(DEBUG="true", DATA_DIR=str(other), DATABASE_URL="postgresql://a/b")
    assert started.returncode == 0
    assert not other.exists()
