"""An address copied out of a Chinese sentence, with what follows it there glued to its end, leads
to the page that stands at the address without it."""

import copy
import unicodedata
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import is_valid_path

# No address of ours ends in one of these; a name in an address holds letters and digits alone.
_ENDS = " .,;:!?)]}>'\"|*`"
Answer = Callable[[HttpRequest], HttpResponseBase]


def unglued(path: str) -> str:
    """The path up to the first mark of a sentence in its end, without what else ends a sentence."""
    marks = (n for n, sign in enumerate(path) if not sign.isascii() and _is_mark(sign))
    at = next(marks, len(path))
    if "/" in path[at:] and any(map(str.isalnum, path[at:])):
        return path  # the mark stands in the midst of an address
    return path[:at].rstrip(_ENDS)


def _is_mark(sign: str) -> bool:
    """Punctuation, a symbol, a blank, or what is not seen: never part of a name in an address."""
    return unicodedata.category(sign)[0] in "PSZC"


def leads_back(get_response: Answer) -> Answer:
    """Middleware, right behind the one that appends slashes: asked only where nothing was found."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        whole = copy.copy(request)
        whole.path_info = unglued(request.path_info)
        if whole.path_info == request.path_info:
            return response
        if not whole.path_info.endswith("/") and is_valid_path(f"{whole.path_info}/"):
            whole.path_info += "/"
        mount = request.path.removesuffix(request.path_info)
        whole.path, whole.resolver_match = f"{mount}{whole.path_info}", None
        if not is_valid_path(whole.path_info) or get_response(whole).status_code in (404, 400):
            return response
        return HttpResponseRedirect(whole.get_full_path())

    return answer
