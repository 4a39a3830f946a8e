"""Typed readers of the environment that fail loudly, naming what is unset and how to set it."""

import re
from contextlib import suppress
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

YES = {"true", "yes", "on", "1"}
NO = {"false", "no", "off", "0"}

env = environ.Env()


def load_env_file() -> None:
    """Read `.env` at the checkout's root, or the file that ENV_FILE names; the environment wins."""
    named = env.str("ENV_FILE", default="")
    path = Path(named or ROOT / ".env")
    if path.is_file():
        environ.Env.read_env(path)
    elif named and not path.exists():
        raise ImproperlyConfigured(f"ENV_FILE names {named}, which does not exist.")


def typed(name: str) -> str:
    """What was typed for a setting, without blanks around it; empty where nothing was."""
    return str(env.str(name, default="")).strip()


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; raises ImproperlyConfigured for anything that is neither."""
    value = typed(name).lower()
    if not value:
        return default
    if value in YES or value in NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}: write true or false.")


def count(name: str, *, default: int) -> int:
    """A whole number from 1; raises ImproperlyConfigured for anything else."""
    value = typed(name)
    if not value:
        return default
    if not value.isascii() or not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number from 1.")
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
    if path and not re.fullmatch(r"[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*", path):
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


def database(default: Path) -> dict[str, object]:
    """Django's database settings from DATABASE_URL, else SQLite at `default`; makes its folder."""
    if not env.str("DATABASE_URL", default=""):
        with suppress(OSError):  # SQLite tells where it may not write
            default.parent.mkdir(parents=True, exist_ok=True)
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{default}")
    if config["ENGINE"] == "django.db.backends.sqlite3":
        test = {"NAME": f"{config['NAME']}.test"}
        return {**config, "OPTIONS": sqlite_options(), "TEST": test}
    if config["ENGINE"] == "django.db.backends.postgresql":
        # Psycopg's pool keeps the connections, so Django must not (CONN_MAX_AGE 0).
        pool = {"min_size": 1, "max_size": count("DATABASE_POOL_SIZE", default=8), "timeout": 10}
        options = {**config.get("OPTIONS", {}), "pool": pool}
        return {**config, "CONN_MAX_AGE": 0, "OPTIONS": options}
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgresql://.")


def sqlite_options() -> dict[str, object]:
    """Write-ahead log, writers queue up at once (IMMEDIATE) and wait 20 s instead of failing.

    A connection keeps 64 MB of pages instead of 2: a search reads a thousand rows all over the
    file.
    """
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            "PRAGMA cache_size=-65536;"
        ),
    }
