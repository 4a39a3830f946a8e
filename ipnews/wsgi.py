"""The WSGI entry point, `ipnews.wsgi:application`."""

from collections.abc import Iterable
from ssl import SSLSocket
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from ipnews.settings_or_exit import settings_or_exit

settings_or_exit()
FORWARDED = {"HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_PROTOCOL", "HTTP_X_FORWARDED_SSL"}


def mounted(inner: WSGIApplication, path: str) -> WSGIApplication:
    """Answers below `path`, whether or not the web server in front takes it off first."""

    def outer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if path and (asked == path or asked.startswith(f"{path}/")):
            environ = environ | {"PATH_INFO": asked.removeprefix(path) or "/"}
        return inner(environ, start_response)

    return outer


def by_its_connection(inner: WSGIApplication) -> WSGIApplication:
    """The scheme is that of the connection: gunicorn alone would take it from a header that any
    program on this machine may send. What a proxy says is for Django, if BEHIND_PROXY says so."""

    def outer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        claims = FORWARDED.intersection(environ)
        if claims and not isinstance(environ.get("gunicorn.socket"), SSLSocket):
            environ = environ | {"wsgi.url_scheme": "http"}
        return inner(environ, start_response)

    return outer


application = by_its_connection(mounted(get_wsgi_application(), settings.MOUNT_PATH))
