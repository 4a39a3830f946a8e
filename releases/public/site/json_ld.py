"""schema.org descriptions of a page, as JSON-LD that a content security policy lets pass."""

import json
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from releases.models.snapshot import filled

from .preferences import publisher

Thing = dict[str, object]
CONTEXT = "https://schema.org"
CHINESE = "zh-CN"
# As `json_script` does: inside the element nothing may end it or begin another.
ESCAPES = str.maketrans({mark: f"\\u{ord(mark):04X}" for mark in "<>&\u2028\u2029"})


def script(*things: Thing) -> SafeString:
    """Elements for the head; properties that are empty are left out."""
    texts = []
    for thing in things:
        whole = filled({"@context": CONTEXT} | thing)
        compact = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        texts.append((mark_safe(compact.translate(ESCAPES)),))  # noqa: S308 - escaped just now
    return format_html_join("\n  ", '<script type="application/ld+json">{}</script>', texts)


def website(request: HttpRequest) -> Thing:
    """The site with its search box."""
    found = request.build_absolute_uri(reverse("public:releases"))
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": request.build_absolute_uri(reverse("public:home")),
        "inLanguage": CHINESE,
        "publisher": office(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{found}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def office() -> Thing:
    kind = "GovernmentOrganization" if settings.SITE_OWNER else "Organization"
    return {"@type": kind, "name": publisher()}


def dataset(
    *,
    name: str,
    description: str,
    address: str,
    downloads: dict[str, str],
    period: str = "",
    measured: Iterable[str] = (),
) -> Thing:
    """For a page of figures; `downloads` are absolute addresses by media type (text/csv, …),
    `period` is written as 2018/2024, `measured` names the indicators.
    """
    return {
        "@type": "Dataset",
        "name": name,
        "description": description or name,
        "url": address,
        "inLanguage": CHINESE,
        "isAccessibleForFree": True,
        "creator": office(),
        "temporalCoverage": period,
        "variableMeasured": list(measured),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": at}
            for kind, at in downloads.items()
        ],
    }
