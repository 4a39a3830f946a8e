"""A page as it is kept: its headers, and its bytes packed as they are sent to nearly everybody."""

import gzip
import re
import threading
import zlib
from typing import NamedTuple, Self

from cachetools import LRUCache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from releases.search.results.search_tally import Search

PACKABLE = re.compile(r"text/|application/(\w+\+)?(json|xml|javascript)|image/svg")
LEVEL, WORTH_IT = 6, 500
# What belongs to one answer alone, or is told anew of each.
NOT_KEPT = {"content-length", "content-encoding", "x-request-id"}
REFUSED = re.compile(r"\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)")
# The pages last asked for by who takes them unpacked alone, such as a proxy that packs by itself.
UNPACKED_BYTES = 2 * 1024 * 1024
_unpacked: LRUCache[str, bytes] = LRUCache(UNPACKED_BYTES, len)
_lock = threading.Lock()


class KeptPage(NamedTuple):
    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bool
    searched: Search | None

    @classmethod
    def of(cls, response: HttpResponse, *, pack: bool) -> Self:
        packable = bool(PACKABLE.match(response.get("Content-Type", "")))
        if packable:
            patch_vary_headers(response, ["Accept-Encoding"])
        kept = [item for item in response.items() if item[0].lower() not in NOT_KEPT]
        body = response.content
        packed = pack and packable and len(body) >= WORTH_IT
        if packed:  # without the time in its head, so that equal pages are equal bytes
            body = gzip.compress(body, LEVEL, mtime=0)
        return cls(tuple(kept), body, packed, getattr(response, "searched", None))

    def answer(self, request: HttpRequest, name: str, plain: bytes | None = None) -> HttpResponse:
        """`plain` are the bytes of a packed page where they are at hand."""
        body, headers = self.body, dict(self.headers)
        if self.packed and takes_packed(request):
            headers["Content-Encoding"] = "gzip"
        elif self.packed:
            body = _unpack(name, body) if plain is None else plain
        headers["Content-Length"] = str(len(body))
        return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)


def takes_packed(request: HttpRequest) -> bool:
    encodings = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in encodings and not REFUSED.search(encodings)


def _unpack(name: str, packed: bytes) -> bytes:
    with _lock:
        found = _unpacked.get(name)
    if found is None:
        found = zlib.decompress(packed, wbits=31)
        if len(found) <= UNPACKED_BYTES // 4:
            with _lock:
                _unpacked[name] = found
    return found
