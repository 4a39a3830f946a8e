"""Links of a text to the site itself: whether there is what they lead to."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from releases.checks.editions.finding import AnsweredLink
from releases.checks.texts.printed_links import links
from releases.models import Edition, Release
from releases.models.facts import ROWS

_PATH = re.compile(r"(?<![\w/.])/releases/[\w/\-]+/(?:#[a-z]-[0-9a-z]+)?", re.ASCII)
OK, NONE, WITHDRAWN = "ok", "none", "withdrawn"
# Routes that hang on a release and its number.
OF_A_RELEASE = frozenset(
    (
        *("release", "edition", "changes", "changes_between", "choose_changes"),
        *("row", "measure", "attachment", "photo"),
    )
)


def own_links(texts: Sequence[str]) -> Iterator[AnsweredLink]:
    """By the block that each stands in; asks the database only where there are any."""
    for n, text in enumerate(texts):
        for start, end in places(text):
            told = text[start:end]
            yield AnsweredLink(n, start, end, told, answer_of(told))


def places(text: str) -> Iterator[tuple[int, int]]:
    """Addresses of this site, whole or from its root."""
    for found in _PATH.finditer(text):
        yield found.span()
    for found in links(text) if settings.SITE_DOMAIN else ():
        told = found[0].rstrip(".,;:!?。，")
        if urlsplit(told if "//" in told else f"//{told}").netloc == settings.SITE_DOMAIN:
            yield found.start(), found.start() + len(told)


def answer_of(told: str) -> str:
    parts = urlsplit(told if "//" in told or told.startswith("/") else f"//{told}")
    try:
        match = resolve(unquote(parts.path) or "/")
    except Resolver404:
        return NONE
    if match.url_name not in OF_A_RELEASE:
        return OK
    release = Release.objects.filter(number=match.kwargs["number"]).first()
    if release is None:
        return NONE
    if release.withdrawn_at is not None:
        return WITHDRAWN
    edition = release.editions.published().first()
    ordinal = match.kwargs.get("ordinal")
    if ordinal is not None:
        edition = release.editions.exclude(published_at=None).filter(ordinal=ordinal).first()
    uid = match.kwargs.get("anchor") or parts.fragment
    if edition is None or (uid and not has_row(edition, uid)):
        return NONE
    return OK


def has_row(edition: Edition, anchor: str) -> bool:
    """Whether the edition has the row of that anchor; any other fragment is left alone."""
    prefix, _dash, uid = anchor.partition("-")
    models = [model for model in ROWS if getattr(model, "prefix", "") == prefix]
    found = [model._default_manager.filter(edition=edition, uid=uid).exists() for model in models]
    return any(found) or not found
