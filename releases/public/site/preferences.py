"""The reader's preferences: language, size of text, 长辈版. Kept in cookies, no script."""

import re
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from releases.export.file_formats import MEDIA_TYPES

# Pages and the files of figures; feeds and maps are Chinese for everybody.
IN_A_LANGUAGE = ("text/html", *MEDIA_TYPES.values())
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


class ReaderMiddleware(LocaleMiddleware):
    """Django's choice of language, for readers: English by switch or by Accept-Language.

    The editors' site stays Chinese. Caches are told what a page depends on.
    """

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        match = request.resolver_match
        if match and "public" in match.app_names:
            request.GET = _printable(request.GET)  # type: ignore[assignment]
        if match and "admin" in match.app_names:
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response = super().process_response(request, response)
        if response.get("Content-Type", "").startswith(IN_A_LANGUAGE):
            patch_vary_headers(response, ["Cookie"])
        return response


def _printable(typed: QueryDict) -> QueryDict:
    """Control characters may stand in no page, not even where it repeats what was typed; the mark
    in their place is refused as they would be."""
    printable = QueryDict(mutable=True)
    for name, values in typed.lists():
        printable.setlist(name, [UNPRINTABLE.sub("\ufffd", str(value)) for value in values])
    printable._mutable = False
    return printable


def is_english() -> bool:
    return (translation.get_language() or "").startswith("en")


def site_name() -> str:
    """The site's name in the reader's language, or the Chinese one where it has no other."""
    return (is_english() and settings.SITE_NAME_EN) or settings.SITE_NAME


def publisher() -> str:
    """Who is quoted as the publisher: the office, or the site where it names none."""
    return settings.SITE_OWNER or settings.SITE_NAME
