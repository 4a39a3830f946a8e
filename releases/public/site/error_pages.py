"""What readers get in place of a page. An error's page works out nothing from what was asked, and
where it fails itself, that failure is logged and a sentence without a template stands in for it."""

import logging

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from releases.publishing.errors import NotHere

from . import page_head

MAX_SENTENCE = 120
PLAIN = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
    "<title>{status}</title><p>{status}：网站暂时打不开这一页，错误已经记录。请过几分钟再打开。</p>"
)
logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(None, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """With the sentence of whoever looked for it; what Django says of its own is no reader's."""
    told = str(exception) if isinstance(exception, NotHere) else ""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in told)
    if len(shown) > MAX_SENTENCE:
        shown = f"{shown[: MAX_SENTENCE - 1]}…"
    return _answer(request, 404, sentence=shown)


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(None, 500)


def _answer(request: HttpRequest | None, status: int, **told: str) -> HttpResponse:
    template, head = f"{status}.html", page_head.of_error()
    try:
        if request is None:
            return HttpResponse(render_to_string(template), status=status)
        return render(request, template, {"head": head, **told}, status=status)
    except Error:  # of the database: whoever serves knows what to say
        raise
    except Exception:
        logger.exception("The page for status %d failed itself.", status)
        return HttpResponse(PLAIN.format(status=status), status=status)
