"""The language stands in the address: Chinese at /…, English at /en/…, and nothing else decides."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from releases.text.han import marked_runs

ENGLISH = "en"
BELOW = f"{ENGLISH}/"
# Also where the mark of a sentence is glued to it.
NAMED = re.compile(rf"/{ENGLISH}(?![\w-])")
# As HTML names them: what the office says is simplified Chinese of the mainland.
TAGS = {settings.LANGUAGE_CODE: "zh-CN", ENGLISH: ENGLISH}

_TAG = re.compile(r"(<[^>]*>)")
_BEFORE, _AFTER = '<span lang="zh-CN">', "</span>"


def is_english() -> bool:
    return (translation.get_language() or "").startswith(ENGLISH)


def of_path(path_info: str) -> str:
    """The language of an address below the site's own path."""
    return ENGLISH if NAMED.match(path_info) else settings.LANGUAGE_CODE


def in_language(path: str, language: str) -> str:
    """The path of the same page in the other language, or in its own; a query goes along."""
    root = get_script_prefix()
    rest = path.removeprefix(root)
    rest = "" if rest == ENGLISH else rest.removeprefix(BELOW)
    # What begins with two slashes would be a link to another host.
    return root + (BELOW if language == ENGLISH else "") + rest.lstrip("/")


def address_in(address: str, language: str) -> str:
    """The same of an address that may name its host."""
    parts = urlsplit(address)
    return parts._replace(path=in_language(parts.path, language)).geturl()


def alternates(address: str) -> list[tuple[str, str]]:
    """A page's absolute address in each language, by the language's tag and for everybody else."""
    found = {tag: address_in(address, language) for language, tag in TAGS.items()}
    return [*found.items(), ("x-default", found[TAGS[settings.LANGUAGE_CODE]])]


def zh(value: object) -> object:
    """Chinese words as marked spans where the page is English; else the value as it is. An element
    that holds nothing else is marked by the variable of the same name, `<h1{{ zh }}>`."""
    if not is_english():
        return value
    pieces = _TAG.split(conditional_escape(str(value)))
    pieces = [p if p.startswith("<") else marked_runs(p, _BEFORE, _AFTER) for p in pieces]
    return mark_safe("".join(pieces))  # noqa: S308 - escaped above
