"""What every page knows about site and reader: a template context processor."""

import re
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from . import page_head
from .languages import ENGLISH, in_language, is_english
from .preferences import Reader, publisher, site_name
from .sections import SECTION_OF_PAGE, SECTIONS

# Every address outside the site that a page leads to; both are the registers' own.
ICP_RECORDS = "https://beian.miit.gov.cn/"
POLICE_RECORDS = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode="

IN_CHINESE = SafeString(' lang="zh-CN"')
NOTHING = SafeString("")


def context(request: HttpRequest) -> dict[str, object]:
    """`zh` marks the office's own words, which stay Chinese, on a page that is otherwise English:
    `<h1{{ zh }}>{{ edition.title }}</h1>`.
    """
    english = is_english()
    return {
        "lang": "en" if english else "zh-CN",
        "other_language": in_language(
            request.get_full_path(), settings.LANGUAGE_CODE if english else ENGLISH
        ),
        "zh": in_chinese(),
        "reader": Reader.of(request),
        "site_name": site_name(),
        "site_name_zh": IN_CHINESE if english and not settings.SITE_NAME_EN else NOTHING,
        "site_owner": settings.SITE_OWNER,
        "publisher": publisher(),
        "site": SimpleLazyObject(office),
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "default_head": SimpleLazyObject(lambda: page_head.default(request)),
    }


def in_chinese() -> SafeString:
    return IN_CHINESE if is_english() else NOTHING


class Link(NamedTuple):
    """A link of the navigation; `current` is what `aria-current` says, "" for elsewhere."""

    label: str | Promise
    address: str
    current: str


def navigation(request: HttpRequest) -> list[Link]:
    """The front page and the sections; a section is current on all of its pages."""
    match = request.resolver_match
    here = match.view_name if match else ""
    at_home = "page" if here == "public:home" else ""
    links = [Link(_("首页"), reverse("public:home"), at_home)]
    for name, section in SECTIONS.items():
        inside = "true" if SECTION_OF_PAGE.get(here) is section else ""
        links.append(Link(section.name, reverse(name), "page" if here == name else inside))
    return links


def office() -> dict[str, str]:
    """What the office says about itself below every page; empty ones print nothing."""
    return {
        "owner": settings.SITE_OWNER,
        "operator": settings.SITE_OPERATOR,
        "id_code": settings.SITE_ID_CODE,
        "icp": settings.SITE_ICP,
        "icp_address": ICP_RECORDS,
        "police": settings.SITE_POLICE,
        "police_address": POLICE_RECORDS + "".join(re.findall(r"\d", settings.SITE_POLICE)),
        "phone": settings.SITE_PHONE,
        "address": settings.SITE_ADDRESS,
        "postcode": settings.SITE_POSTCODE,
        "support": settings.SITE_SUPPORT,
        "badge_address": settings.SITE_BADGE,
    }
