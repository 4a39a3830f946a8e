"""Typed readers of the environment that fail loudly, naming what is unset and how to set it."""

import os
import re
from contextlib import suppress
from io import StringIO
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

YES = {"true", "yes", "on", "1"}
NO = {"false", "no", "off", "0"}

SQLITE = r"sqlite://(:memory:|/.+)"
# What a reader waits for a connection before the last known page is served.
POOL_SECONDS = 2
_HOST = r"([^\s/:@?#,\[\]]*|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?"
# Several hosts are a cluster; none is a socket that the query names.
POSTGRESQL = (
    r"(postgresql|postgres|psql|pgsql)://([^@/?#\s]*@)?"
    rf"{_HOST}(,{_HOST})*/[^?#\s]+(\?\S*)?"
)


def load_env_file() -> None:
    """Read `.env` at the checkout's root, or the file that ENV_FILE names; the environment wins."""
    named = typed("ENV_FILE")
    path = Path(named or ROOT / ".env")
    if named and not path.exists():
        raise ImproperlyConfigured(f"ENV_FILE names {named}, which does not exist: write its path.")
    if path.is_dir():
        raise ImproperlyConfigured(f"ENV_FILE names {path}, a folder: write the path of a file.")
    if path.is_file():
        try:
            environ.Env.read_env(StringIO(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(
                f"ENV_FILE names {path}, which cannot be read as UTF-8 text: {error}."
            ) from error


def typed(name: str) -> str:
    """What was typed for a setting, without blanks around it; empty where nothing was.

    Taken as it is: django-environ would look for another variable where it begins with a dollar.
    """
    return os.environ.get(name, "").strip()


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; raises ImproperlyConfigured for anything that is neither."""
    value = typed(name).lower()
    if not value:
        return default
    if value in YES or value in NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}: write true or false.")


def count(name: str, *, default: int, least: int = 1, most: int = 1_000_000_000) -> int:
    """A whole number within its bounds; raises ImproperlyConfigured for anything else."""
    value = typed(name)
    if not value:
        return default
    digits = value.isascii() and value.isdecimal() and len(value) < 20
    if not digits or not least <= int(value) <= most:
        bounds = f"from {least} to {most}" if most < 1_000_000_000 else f"from {least}"
        raise ImproperlyConfigured(f"{name} is {value[:40]!r}: write a whole number {bounds}.")
    return int(value)


def patterned(name: str, pattern: str, advice: str) -> str:
    """A text of a known form, or nothing; raises ImproperlyConfigured for another form."""
    value = typed(name)
    if value and not re.fullmatch(pattern, value, re.ASCII):
        raise ImproperlyConfigured(f"{name} is {value!r}: {advice}.")
    return value


def mount_path(name: str) -> str:
    """The path below which the site hangs, as `/ipr` or nothing, however its slashes are typed."""
    path = typed(name).strip("/")
    if path and not re.fullmatch(r"(?!\.)[A-Za-z0-9_.~-]+(/(?!\.)[A-Za-z0-9_.~-]+)*", path):
        raise ImproperlyConfigured(f"{name} is {path!r}: write a path of plain letters, like /ipr.")
    return f"/{path}" if path else ""


def required(name: str, *, why: str) -> str:
    """The value of a setting that production cannot do without.

    Raises ImproperlyConfigured with a sentence that names the setting.
    """
    value = typed(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}. Set it in the environment or .env.")
    return value


def required_list(name: str, *, why: str) -> list[str]:
    """A comma-separated setting that production cannot do without, as a list."""
    parts = [part.strip() for part in required(name, why=why).split(",")]
    if not any(parts):
        raise ImproperlyConfigured(f"{name} has nothing between its commas: {why}.")
    return [part for part in parts if part]


def folder(name: str, *, default: Path, written: bool = True) -> Path:
    """A folder that can be written, or made, by the account that runs ipnews; or only be read."""
    path = Path(typed(name) or default)
    there = next(above for above in (path, *path.absolute().parents) if above.exists())
    if not there.is_dir() or not os.access(there, (os.W_OK if written else os.R_OK) | os.X_OK):
        done = "written" if written else "read"
        raise ImproperlyConfigured(f"{name} is {path}, which cannot be {done}: {_OWN_IT} {name}.")
    return path


_OWN_IT = "give it to the account that runs ipnews (chown), or name another place in"


def database_address(default: Path) -> str:
    """DATABASE_URL, else SQLite at `default`; its password is in no message."""
    address = typed("DATABASE_URL") or f"sqlite:///{default}"
    ports = map(int, re.findall(r":(\d+)(?=[,/])", address.rpartition("@")[2]))
    known = re.fullmatch(SQLITE, address) or re.fullmatch(POSTGRESQL, address)
    if not known or max(ports, default=0) > 65_535:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with sqlite:// or postgresql:// and name a database, as in"
            " sqlite:////var/lib/ipnews/ipnews.sqlite3 or postgresql://user:password@host/name"
            " (in user and password, write @ as %40, / as %2F, : as %3A)."
        )
    return address


def database(default: Path) -> dict[str, object]:
    """Django's database settings from DATABASE_URL, else SQLite at `default`; makes its folder."""
    address = database_address(default)
    size = count("DATABASE_POOL_SIZE", default=0, least=0, most=1000)
    config = environ.Env.db_url_config(address)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        if not typed("DATABASE_URL"):
            with suppress(OSError):  # told below
                default.parent.mkdir(parents=True, exist_ok=True)
        place = Path(config["NAME"])
        known = place if place.exists() else place.parent
        if config["NAME"] != ":memory:" and (place.is_dir() or not os.access(known, os.W_OK)):
            raise ImproperlyConfigured(
                f"DATABASE_URL or DATA_DIR names {place}, which cannot be written: {_OWN_IT} them."
            )
        test = {"NAME": f"{config['NAME']}.test"}
        # To open the file anew takes 4 ms, and what was read of it is forgotten.
        return {**config, "CONN_MAX_AGE": 600, "OPTIONS": sqlite_options(), "TEST": test}
    return {**config, **postgresql_options(config.get("OPTIONS", {}), size)}


def postgresql_options(named: dict[str, object], size: int) -> dict[str, object]:
    """Each thread keeps its connection; a pool of Psycopg's hands it on, by DATABASE_POOL_SIZE.

    Kept connections are not asked whether they live: each request begins with the content version,
    which sees it for nothing (`public/serving/known_version.py`).
    """
    if typed("DATABASE_POOL_SIZE") and not size:
        # A PgBouncer in front refuses most options, and may hand over an old connection.
        return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    # Who waits for a row that somebody else holds is told so after as long as on SQLite.
    options: dict[str, object] = {"connect_timeout": 2, "options": "-c lock_timeout=20s", **named}
    if size:
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": POOL_SECONDS}
    age = 0 if size else 600
    return {"CONN_MAX_AGE": age, "CONN_HEALTH_CHECKS": False, "OPTIONS": options}


def page_cache(megabytes: int) -> dict[str, object]:
    """Each process keeps so many of its own pages, or a Redis those of all, by CACHE_URL."""
    address = typed("CACHE_URL")
    if not address:
        backend = "releases.public.serving.memory.MemoryCache"
        return {"BACKEND": backend, "OPTIONS": {"MAX_BYTES": max(megabytes, 1) * 1024**2}}
    if not re.fullmatch(r"(rediss?://[^/\s]+|unix:///)\S*", address):
        raise ImproperlyConfigured(
            "CACHE_URL must begin with redis://, rediss:// or unix://, as in"
            " redis://127.0.0.1:6379/0; leave it out, and each process keeps its own pages."
        )
    # One that does not answer at once is no help.
    options = {"socket_connect_timeout": 0.2, "socket_timeout": 0.5}
    backend = "django.core.cache.backends.redis.RedisCache"
    return {"BACKEND": backend, "LOCATION": address, "OPTIONS": options}


def sqlite_options() -> dict[str, object]:
    """Write-ahead log, writers queue up at once (IMMEDIATE) and wait 20 s instead of failing.

    Each thread of each worker has a connection of its own, with what it keeps: a megabyte of pages,
    as more saves no time (the system keeps the file at hand), and the statements that were asked
    last, 33 KB each, where to prepare one anew takes 0.05 ms.
    """
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 1,  # while it is opened
        "cached_statements": 48,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            "PRAGMA cache_size=-1024;"
        ),
    }
