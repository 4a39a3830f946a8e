"""Addresses in a text that lead nowhere: mistyped, or inside the office's own network."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .remark import Remark

KIND = "broken_link"
_LINK = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]{3,7}\s?[:：;；]?\s?[/／\\]{1,3}(?=[\w.])|www[.．。,，])[^\s，。；、）)”》\u4e00-\u9fff]*"
)
# https://例子.中国/专利
IN_CHINESE = re.compile(
    r"https?://(?:[\w-]*[\u4e00-\u9fff][\w-]*\.)+[\w-]{2,}(?:[/?#][^\s，。；、）)”》]*)?"
)
_HOST = re.compile(r"(?:(?!-)[A-Za-z\d-]{1,63}(?<!-)\.)+[A-Za-z]{2,18}(?::\d{1,5})?")
_INSIDE = re.compile(
    r"(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|"
    r"172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+)(?::\d+)?$"
)
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?")
_SCHEME = re.compile(r"^[A-Za-z]{3,7}\s?[:：;；]?\s?[/／\\]{1,3}")
_WIDE = str.maketrans("：／．。，,", ":/....")


def links(text: str) -> Iterator[re.Match[str]]:
    """What is meant as an address."""
    for found in _LINK.finditer(text):
        scheme = _SCHEME.match(found[0])
        if IN_CHINESE.match(text, found.start()):
            continue  # not told apart from the words that follow
        if found[0].lower().startswith("www") or (scheme and scheme[0].lower()[:2] in ("ht", "ft")):
            yield found


def broken_links(text: str) -> Iterator[Remark]:
    """By syntax alone: nothing is asked of any network."""
    for found in links(text):
        told = found[0].rstrip(".,;:!?。，")
        start, end = found.start(), found.start() + len(told)
        if _is_sound(told):
            host = urlsplit(told if "//" in told else f"//{told}").netloc
            if _INSIDE.match(host):
                message = f"网址“{told}”是内部网络的地址，读者打不开。"
                yield Remark(KIND, start, end, message)
            continue
        mended = mended_link(told)
        fix = mended if mended != told and _is_sound(mended) else None
        more = f"，应为“{fix}”。" if fix else "，请核对。"
        yield Remark(KIND, start, end, f"网址“{told}”写错了{more}", fix)


def _is_sound(told: str) -> bool:
    if not told.isascii():
        return False
    if told.lower().startswith("www"):
        return bool(_HOST.fullmatch(urlsplit(f"//{told}").netloc))
    try:
        parts = urlsplit(told)
    except ValueError:
        return False
    host = parts.netloc
    known = parts.scheme in ("http", "https", "ftp") and not parts.path.startswith("//")
    return known and bool(_HOST.fullmatch(host) or _NUMBERS.fullmatch(host) or _INSIDE.match(host))


def mended_link(told: str) -> str:
    """The likeliest address: widths, slashes and the scheme put right."""
    scheme = _SCHEME.match(told)
    rest = told[scheme.end() :] if scheme else told
    host, slash, path = rest.translate(str.maketrans("／", "/")).partition("/")
    host = re.sub(r"\.{2,}", ".", host.translate(_WIDE))
    if not scheme:
        return f"{host}{slash}{path}"
    name = "https" if "s" in scheme[0].lower() else "http"
    return f"{name}://{host}{slash}{path}"
