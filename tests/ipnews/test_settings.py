"""A start that cannot be safe stops with a sentence; databases are set up as promised."""

import json
import os
import re
import runpy
import string
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from ipnews.env import database
from ipnews.mail_server import mail_server

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = "kept-for-tests-" + string.ascii_letters


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
    assert start(SECRET_KEY=SECRET, ALLOWED_HOSTS="example.gov.cn").returncode == 0


PRODUCTION = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "example.gov.cn"}
DEBUG = {"DEBUG": "true"}
FAULTS = [
    ({"ALLOWED_HOSTS": "example.gov.cn"}, "SECRET_KEY is not set"),
    ({"SECRET_KEY": " ", "ALLOWED_HOSTS": "example.gov.cn"}, "SECRET_KEY is not set"),
    (PRODUCTION | {"SECRET_KEY": SECRET[:49]}, "SECRET_KEY has 49 characters, 50 are needed"),
    (PRODUCTION | {"SECRET_KEY": "x" * 60}, "SECRET_KEY can be guessed"),
    (PRODUCTION | {"SECRET_KEY": "1234567890" * 6 + "123"}, "SECRET_KEY can be guessed"),
    (PRODUCTION | {"SECRET_KEY": "django-insecure-" + SECRET}, "SECRET_KEY can be guessed"),
    ({"SECRET_KEY": SECRET}, "ALLOWED_HOSTS is not set"),
    (PRODUCTION | {"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS has nothing"),
    (PRODUCTION | {"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS has '*': write host names alone"),
    (PRODUCTION | {"ALLOWED_HOSTS": "a.cn,*.cn"}, "ALLOWED_HOSTS has '*.cn'"),
    (PRODUCTION | {"ALLOWED_HOSTS": "https://a.cn"}, "ALLOWED_HOSTS has 'https://a.cn'"),
    (PRODUCTION | {"ALLOWED_HOSTS": "a.cn:443"}, "ALLOWED_HOSTS has 'a.cn:443'"),
    (DEBUG | {"HTTPS": "maybe"}, "HTTPS is 'maybe': write true or false"),
    (DEBUG | {"HSTS_SUBDOMAINS": "2"}, "HSTS_SUBDOMAINS is '2': write true or false"),
    (DEBUG | {"BEHIND_PROXY": "nginx"}, "BEHIND_PROXY is 'nginx': write true or false"),
    ({"DEBUG": "very"}, "DEBUG is 'very': write true or false"),
    (DEBUG | {"MOURNING": "perhaps"}, "MOURNING is 'perhaps'"),
    (DEBUG | {"PASTE_MAX_CHARACTERS": "-5"}, "PASTE_MAX_CHARACTERS is '-5': write a whole number"),
    (DEBUG | {"PASTE_MAX_CHARACTERS": "９"}, "PASTE_MAX_CHARACTERS is"),
    (DEBUG | {"PASTE_MAX_CHARACTERS": "9" * 5000}, "PASTE_MAX_CHARACTERS is"),
    (DEBUG | {"LOCK_AFTER": "0"}, "LOCK_AFTER is '0': write a whole number from 1 to 100"),
    (DEBUG | {"LOCK_MINUTES": "half"}, "LOCK_MINUTES is 'half': write a whole number from 1"),
    (DEBUG | {"IDLE_MINUTES": "1441"}, "IDLE_MINUTES is '1441': write a whole number from 1 to"),
    (DEBUG | {"LOGIN_LOG_DAYS": "1.5"}, "LOGIN_LOG_DAYS is '1.5': write a whole number from 1"),
    (DEBUG | {"MESSAGE_DAYS": "0"}, "MESSAGE_DAYS is '0': write a whole number from 1"),
    (DEBUG | {"MAIL_FROM": "a"}, "MAIL_FROM is 'a': write one mail address"),
    (DEBUG | {"EMAIL_URL": "smtp://mail"}, "EMAIL_URL is set, but not MAIL_FROM"),
    (DEBUG | {"EMAIL_URL": "http://mail", "MAIL_FROM": "a@b.cn"}, "must begin with smtp://"),
    (DEBUG | {"DATABASE_POOL_SIZE": "1001"}, "write a whole number from 0 to 1000"),
    (DEBUG | {"PAGE_CACHE_MB": "-1"}, "PAGE_CACHE_MB is '-1': write a whole number from 0"),
    (DEBUG | {"CACHE_URL": "memcached://a"}, "CACHE_URL must begin with redis://"),
    (DEBUG | {"CACHE_URL": "redis://"}, "CACHE_URL must begin with redis://"),
    (DEBUG | {"ENV_FILE": "/nowhere"}, "ENV_FILE names /nowhere, which does not exist"),
    (DEBUG | {"ENV_FILE": "/"}, "ENV_FILE names /, a folder"),
    (DEBUG | {"SITE_ID_CODE": "421303"}, "write the 10 digits"),
    (DEBUG | {"SITE_ID_CODE": "４２１３０３０００９"}, "write the 10 digits"),
    (DEBUG | {"SITE_ICP": "12345678"}, "SITE_ICP is '12345678'"),
    (DEBUG | {"SITE_POLICE": "鄂公网安备1号"}, "with 14 digits"),
    (DEBUG | {"SITE_POSTCODE": "44130"}, "write 6 digits"),
    (DEBUG | {"SITE_BADGE": "javascript:alert(1)"}, "SITE_BADGE is"),
    (DEBUG | {"SITE_DOMAIN": "https://a.cn/"}, "SITE_DOMAIN is 'https://a.cn/'"),
    (DEBUG | {"SITE_NAME": "云岫\n发布"}, "SITE_NAME holds a line break"),
    (DEBUG | {"SITE_OWNER": "\u202e府政市"}, "SITE_OWNER holds"),
    (DEBUG | {"MOUNT_PATH": "/知产"}, "write a path of plain letters"),
    (DEBUG | {"MOUNT_PATH": "/../up"}, "write a path of plain letters"),
    (DEBUG | {"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is 'LOUD': write one of debug|info"),
    (DEBUG | {"LOG_FORMAT": "xml"}, "LOG_FORMAT is 'xml': write text or json"),
    (DEBUG | {"CSRF_TRUSTED_ORIGINS": "a.cn"}, "CSRF_TRUSTED_ORIGINS has 'a.cn': write it like"),
    (DEBUG | {"STATICFILES_STORAGE": "no.Such"}, "STATICFILES_STORAGE is 'no.Such'"),
    (DEBUG | {"STATIC_ROOT": "/dev/null/a"}, "STATIC_ROOT is /dev/null/a, which cannot be read"),
    (DEBUG | {"DATA_DIR": "/dev/null/a"}, "DATA_DIR is /dev/null/a, which cannot be written"),
    (DEBUG | {"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL must begin with"),
    (DEBUG | {"DATABASE_URL": "garbage"}, "DATABASE_URL must begin with"),
    (DEBUG | {"DATABASE_URL": "postgresql://u:p@h:port/name"}, "DATABASE_URL must begin with"),
    (DEBUG | {"DATABASE_URL": "postgresql://u:p@h:65536/name"}, "DATABASE_URL must begin with"),
    (DEBUG | {"DATABASE_URL": "postgresql://u:hush@h"}, "and name a database"),
    (DEBUG | {"DATABASE_URL": "sqlite:////nowhere/x"}, "names /nowhere/x, which cannot be written"),
    (DEBUG | {"DATABASE_URL": "sqlite:////dev"}, "names /dev, which cannot be written"),
]


def refused(monkeypatch, env):
    """What reading the settings says, in this process, with nothing set but `env`."""
    for name in os.environ.keys() - {"PATH"}:
        monkeypatch.delenv(name)
    for name, value in ({"ENV_FILE": os.devnull} | env).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        runpy.run_path(str(ROOT / "ipnews/settings.py"))
    return str(refusal.value)


@pytest.mark.parametrize(("env", "sentence"), FAULTS)
def test_a_wrong_setting_stops_the_start_with_its_name_and_a_remedy(monkeypatch, env, sentence):
    told = refused(monkeypatch, env)
    assert sentence in told
    assert "hush" not in told
    assert "\n" not in told


def test_every_setting_has_been_given_a_wrong_value():
    read = set(re.findall(r'\(\s*"([A-Z_]{5,})"', (ROOT / "ipnews/settings.py").read_text("utf-8")))
    plain = {"SITE_NAME_EN", "SITE_OPERATOR", "SITE_PHONE", "SITE_ADDRESS", "SITE_SUPPORT"}
    plain |= {"HTTP_X_FORWARDED_PROTO"}  # a header
    assert read - {name for env, _sentence in FAULTS for name in env} == plain


@pytest.mark.parametrize("env", [{}, PRODUCTION | {"ALLOWED_HOSTS": "*"}])
def test_the_fault_is_one_line_and_no_traceback(env):
    run = start(**env)
    assert run.returncode == 3
    assert run.stderr.startswith("ipnews cannot start. ")
    assert run.stderr.count("\n") == 1


@pytest.mark.slow
def test_gunicorn_stops_with_the_same_line():
    run = subprocess.run(
        [sys.executable, "-m", "gunicorn", "ipnews.wsgi", "--bind", "127.0.0.1:0"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "ipnews cannot start. SECRET_KEY is not set" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://a:5432,b:65535/name"),
        ("DATABASE_URL", "postgresql://user:p%40ss@[::1]:5432/name"),
        ("DATABASE_URL", "postgresql://user:@/name?host=/run/postgresql"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("ALLOWED_HOSTS", ".example.gov.cn, [::1],中国.cn"),
        ("SECRET_KEY", "$begins-with-a-dollar-" + SECRET),
        ("SECRET_KEY", SECRET[:50]),
        ("CSRF_TRUSTED_ORIGINS", "https://*.example.gov.cn,http://a:8000"),
        ("SITE_DOMAIN", "www.example.gov.cn:8443"),
        ("MOUNT_PATH", "/ipr/v1.2"),
        ("DATABASE_POOL_SIZE", "1000"),
        ("DATABASE_POOL_SIZE", "0"),
        ("PAGE_CACHE_MB", "0"),
        ("CACHE_URL", "redis://:p%40ss@127.0.0.1:6379/0"),
        ("CACHE_URL", "unix:///run/redis.sock?db=1"),
    ],
)
def test_what_offices_may_well_write_is_taken(monkeypatch, name, value):
    for known in os.environ.keys() - {"PATH"}:
        monkeypatch.delenv(known)
    for known, given in ({"ENV_FILE": os.devnull} | PRODUCTION | {name: value}).items():
        monkeypatch.setenv(known, given)
    runpy.run_path(str(ROOT / "ipnews/settings.py"))


def test_an_env_file_of_another_encoding_is_named(monkeypatch, tmp_path):
    file = tmp_path / ".env"
    file.write_bytes("SITE_NAME=云岫".encode("gb18030"))
    assert f"ENV_FILE names {file}, which cannot be read" in refused(
        monkeypatch, {"ENV_FILE": str(file)}
    )


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
    assert start(DEBUG="", SECRET_KEY=SECRET, ALLOWED_HOSTS="a", HTTPS="").returncode == 0


def test_debug_needs_neither():
    assert start(DEBUG="true").returncode == 0


def test_an_env_file_is_read_and_the_environment_wins(tmp_path):
    file = tmp_path / ".env"
    file.write_text("SECRET_KEY=from-file-" + "x" * 50 + "\nALLOWED_HOSTS=a\n")
    assert start(ENV_FILE=str(file)).returncode == 0
    assert "ALLOWED_HOSTS is not set" in start(ENV_FILE=str(file), ALLOWED_HOSTS="").stderr


def test_postgresql_keeps_a_connection_for_each_thread(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@db.example/ipnews")
    config = database(Path("unused"))
    assert config["CONN_MAX_AGE"] == 600
    assert "pool" not in config["OPTIONS"]
    assert not config["CONN_HEALTH_CHECKS"]  # the content version tells
    assert config["OPTIONS"]["options"] == "-c lock_timeout=20s"
    assert config["OPTIONS"]["connect_timeout"] == 2


def test_a_pool_has_all_connections_of_its_process(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@db.example/ipnews")
    monkeypatch.setenv("DATABASE_POOL_SIZE", "8")
    config = database(Path("unused"))
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (0, False)
    assert config["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 8, "timeout": 2}


def test_behind_a_pooler_connections_are_kept_and_checked(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@db.example/ipnews")
    monkeypatch.setenv("DATABASE_POOL_SIZE", "0")
    config = database(Path("unused"))
    assert "OPTIONS" not in config
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (600, True)


def test_sqlite_keeps_its_connection_from_one_request_to_the_next(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL")
    assert database(tmp_path / "x.sqlite3")["CONN_MAX_AGE"] == 600


def test_sqlite_writers_wait_their_turn(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL")
    config = database(tmp_path / "x.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]
    assert "busy_timeout" in config["OPTIONS"]["init_command"]


def test_a_connection_to_sqlite_keeps_few_pages_and_statements(monkeypatch, tmp_path):
    """Each thread of each worker has one: 4 MB of statements were kept before, and 2 of pages."""
    monkeypatch.delenv("DATABASE_URL")
    options = database(tmp_path / "x.sqlite3")["OPTIONS"]
    assert options["cached_statements"] <= 48
    assert "cache_size=-1024;" in options["init_command"]


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


@pytest.mark.parametrize(
    ("address", "access", "starts_tls", "in_tls"),
    [
        ("smtp://mail.cn", ("mail.cn", 25, "", ""), False, False),
        ("smtp+tls://u:p%40x@mail.cn", ("mail.cn", 587, "u", "p@x"), True, False),
        ("smtps://u:p@mail.cn:2465/", ("mail.cn", 2465, "u", "p"), False, True),
        ("", ("", 25, "", ""), False, False),
    ],
)
def test_a_mail_server_is_one_address(monkeypatch, address, access, starts_tls, in_tls):
    monkeypatch.setenv("EMAIL_URL", address)
    server = mail_server("EMAIL_URL", sender="a@b.cn")
    assert (server.access, server.starts_tls, server.in_tls) == (access, starts_tls, in_tls)
