"""Every public page once, over the demo: for tests that walk them all.

A page without arguments is found by itself. One with arguments needs a line in EXAMPLES; what is
no page for people needs one in NO_PAGES. A url that has neither fails `test_every_page_is_walked`.
"""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from releases.models import Appearance, Edition, Indicator, Measure, Organisation, Person, Statistic

NUMBER = "20240605-1"  # has a second edition
WITHDRAWN = "20230615-1"
WIDEST = "20250423-1"  # the biggest of the demo


def _row(model: Any) -> Any:
    return model.objects.published().filter(edition__release__number=WIDEST).in_order()[0]


def _indicator() -> Indicator:
    return _row(Statistic).indicator


def _person() -> Person:
    return _row(Appearance).person


def _organisation() -> Organisation:
    return _row(Appearance).organisation


EXAMPLES: dict[str, Callable[[], list[Any]]] = {
    "release": lambda: [WIDEST],
    "edition": lambda: [NUMBER, 1],
    "row": lambda: [WIDEST, _row(Statistic).anchor],
    "measure": lambda: [WIDEST, _row(Measure).uid],
    "indicator": lambda: [_indicator().slug],
    "speaker": lambda: [_person().slug],
    "organisation": lambda: [_organisation().slug],
}
NO_PAGES = {
    "attachment", "display", "releases_feed", "indicator_feed", "speaker_feed", "sitemap_index",
    "sitemap_part", "opensearch", "robots", "indicator_data", "compare_data",
}  # fmt: skip
STATES = ("/releases/?q=香菇", "/releases/?q=没有这个词", "/releases/?year=1999")
# Pages that answer with another status than 200.
REFUSALS = {f"/releases/{WITHDRAWN}/": 410, "/releases/19990101-1/": 404}


def patterns() -> dict[str, URLPattern]:
    """The public urls by name."""
    root = get_resolver()
    _prefix, resolver = root.namespace_dict["public"]
    return {p.name: p for p in resolver.url_patterns if p.name}


def unwalked() -> list[str]:
    takes = {name for name, pattern in patterns().items() if pattern.pattern.converters}
    return sorted(takes - set(EXAMPLES) - NO_PAGES)


def pages() -> list[str]:
    """The addresses of the pages that answer 200; needs the demo."""
    assert Edition.objects.published().exists(), "load the demo first"
    found = []
    for name, pattern in patterns().items():
        if name in NO_PAGES or (pattern.pattern.converters and name not in EXAMPLES):
            continue
        found.append(reverse(f"public:{name}", args=EXAMPLES.get(name, list)()))
    return [*found, *STATES]
