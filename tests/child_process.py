"""Another process of the site under test, on the same database and files, which may be killed."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

BEGIN = "import os, signal, sys, django\ndjango.setup()\n"


def start(script: str, *arguments: object, **kw) -> subprocess.Popen:
    """`script` runs with Django set up; its arguments are sys.argv[1:]."""
    command = [sys.executable, "-c", BEGIN + script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment(), **kw)


def environment() -> dict[str, str]:
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ipnews.settings",
        "PYTHONPATH": str(settings.LOCALE_PATHS[0].parent),
    }
