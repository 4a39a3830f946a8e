"""Another process of the site under test, on the same database and files, which may be killed."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

BEGIN = "import os, signal, sys, django\ndjango.setup()\n"


def start(script: str, *arguments: object, **changes: object) -> subprocess.Popen:
    """`script` runs with Django set up; its arguments are sys.argv[1:]. `changes` are settings."""
    command = [sys.executable, "-c", BEGIN + script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment(**changes), stdout=subprocess.PIPE, text=True)


def output(script: str, *arguments: object, **changes: object) -> str:
    """What it writes, once it has ended well."""
    with start(script, *arguments, **changes) as process:
        told = process.communicate(timeout=300)[0]
    assert process.returncode == 0
    return told


def environment(**changes: object) -> dict[str, str]:
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DATA_DIR": str(settings.DATA_DIR),
        "DJANGO_SETTINGS_MODULE": "ipnews.settings",
        "PYTHONPATH": str(settings.LOCALE_PATHS[0].parent),
        **{name: str(value) for name, value in changes.items()},
    }
