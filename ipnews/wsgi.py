"""The WSGI entry point, `ipnews.wsgi:application`."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from ipnews.settings_or_exit import settings_or_exit

settings_or_exit()


def mounted(inner: WSGIApplication, path: str) -> WSGIApplication:
    """Answers below `path`, whether or not the web server in front takes it off first."""

    def outer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if path and (asked == path or asked.startswith(f"{path}/")):
            environ = environ | {"PATH_INFO": asked.removeprefix(path) or "/"}
        return inner(environ, start_response)

    return outer


application = mounted(get_wsgi_application(), settings.MOUNT_PATH)
