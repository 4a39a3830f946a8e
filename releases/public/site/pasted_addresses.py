"""An address copied out of a Chinese sentence, with what follows it there glued to its end, leads
to the page that stands at the address without it."""

import copy
import unicodedata
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import is_valid_path

_MARKS = ("P", "S", "Z", "C")
# No address of ours ends in one of these; a name in an address holds letters and digits alone.
_ENDS = " .,;:!?)]}>'\"|*`"
Answer = Callable[[HttpRequest], HttpResponseBase]


def unglued(path: str) -> str:
    """The path up to the first mark of a sentence in its end, without what else ends a sentence."""
    # Punctuation, symbols, blanks and what is not seen are never part of a name in an address.
    kinds = ("" if sign.isascii() else unicodedata.category(sign)[0] for sign in path)
    at = next((n for n, kind in enumerate(kinds) if kind in _MARKS), len(path))
    if "/" in path[at:] and any(map(str.isalnum, path[at:])):
        return path  # the mark stands in the midst of an address
    return path[:at].rstrip(_ENDS)


def leads_back(get_response: Answer) -> Answer:
    """Middleware, right behind the one that appends slashes: asked only where nothing was found."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code == 404 and request.method in ("GET", "HEAD"):
            whole = without_the_rest(request)
            stands = whole is not None and is_valid_path(whole.path_info)
            if whole and stands and get_response(whole).status_code not in (400, 404):
                return HttpResponseRedirect(whole.get_full_path())
        return response

    return answer


def without_the_rest(request: HttpRequest) -> HttpRequest | None:
    """The request for the address alone; None where nothing is glued to its end."""
    whole = copy.copy(request)
    whole.resolver_match = None
    name, value = [("", ""), *request.GET.items()][-1]
    if (path := unglued(request.path_info)) != request.path_info:
        path += "" if path.endswith("/") or not is_valid_path(f"{path}/") else "/"
        mount = request.path.removesuffix(request.path_info)
        whole.path_info, whole.path = path, f"{mount}{path}"
    elif (cut := unglued(str(value))) != value:
        asked = request.GET.copy()
        asked[name] = cut
        whole.GET = asked  # type: ignore[assignment]
        whole.META = {**request.META, "QUERY_STRING": asked.urlencode()}
    else:
        return None
    return whole
