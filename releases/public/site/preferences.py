"""The reader's preferences: size of text and 长辈版 as cookies keep them, where no script does."""

import re
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import is_valid_path
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from . import languages
from .languages import ENGLISH, is_english

UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SIZES = ("normal", "large", "largest")
SIZE_COOKIE, ELDER_COOKIE = "text_size", "elder"


@dataclass(frozen=True)
class Reader:
    size: str = "normal"
    elder: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What the cookies say; anything unknown in them is as good as nothing."""
        size = request.COOKIES.get(SIZE_COOKIE, "")
        elder = request.COOKIES.get(ELDER_COOKIE) == "1"
        return cls(size if size in SIZES else "normal", elder)

    @property
    def classes(self) -> str:
        """For the element `html`; nothing where nothing was chosen."""
        chosen = [f"size-{self.size}"] if self.size != "normal" else []
        chosen += ["elder"] if self.elder else []
        chosen += ["mourning"] if settings.MOURNING else []
        return " ".join(chosen)


class ReaderMiddleware(MiddlewareMixin):
    """The language of the address for all that answers; what cookies ask for is the reader's own.

    A page is one for all who ask for its address. The cookie of the former switch leads to English
    once and is given up; a page in a size or as 长辈版 without a script is nobody else's.
    """

    def process_request(self, request: HttpRequest) -> HttpResponseBase | None:
        language = languages.of_path(request.path_info)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        if language != ENGLISH and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == ENGLISH:
            return _led_to_english(request)
        return None

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        match = request.resolver_match
        if match and "admin" not in match.app_names:
            request.GET = _printable(request.GET)  # type: ignore[assignment]

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        html = response.get("Content-Type", "").startswith("text/html")
        if html and Reader.of(request) != Reader():
            patch_cache_control(response, private=True)
        if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            name, path = settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_PATH
            response.delete_cookie(name, path=path)
            patch_cache_control(response, private=True, no_store=True)
        translation.deactivate()
        return response


def _led_to_english(request: HttpRequest) -> HttpResponseBase | None:
    """To the same page in English; nowhere from what is no page."""
    english = request.path_info.replace("/", f"/{languages.BELOW}", 1)
    with translation.override(ENGLISH):
        if not is_valid_path(english) or request.method not in ("GET", "HEAD"):
            return None
    return HttpResponseRedirect(languages.in_language(request.get_full_path(), ENGLISH))


def _printable(typed: QueryDict) -> QueryDict:
    """Control characters may stand in no page, not even where it repeats what was typed; the mark
    in their place is refused as they would be."""
    printable = QueryDict(mutable=True)
    for name, values in typed.lists():
        printable.setlist(name, [UNPRINTABLE.sub("\ufffd", str(value)) for value in values])
    printable._mutable = False
    return printable


def site_name() -> str:
    """The site's name in the reader's language, or the Chinese one where it has no other."""
    return (is_english() and settings.SITE_NAME_EN) or settings.SITE_NAME


def publisher() -> str:
    """Who is quoted as the publisher: the office, or the site where it names none."""
    return settings.SITE_OWNER or settings.SITE_NAME
