"""The WSGI entry point, `ipnews.wsgi:application`."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipnews.settings")

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def mounted(inner: Application, path: str) -> Application:
    """Answers below `path`, whether or not the web server in front takes it off first."""

    def outer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if path and (asked == path or asked.startswith(f"{path}/")):
            environ = environ | {"PATH_INFO": asked.removeprefix(path) or "/"}
        return inner(environ, start_response)

    return outer


def _application() -> Application:
    inner = get_wsgi_application()
    from django.conf import settings

    return mounted(inner, settings.MOUNT_PATH)


application = _application()
