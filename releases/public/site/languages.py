"""The language stands in the address: Chinese at /…, English at /en/…, and nothing else decides."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import translation

ENGLISH = "en"
BELOW = f"{ENGLISH}/"
# Also where the mark of a sentence is glued to it.
NAMED = re.compile(rf"/{ENGLISH}(?![\w-])")
# As HTML names them: what the office says is simplified Chinese of the mainland.
TAGS = {settings.LANGUAGE_CODE: "zh-CN", ENGLISH: ENGLISH}


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
