"""What the source of a WeChat article says of itself: its moment and its account, by scripts."""

import datetime
import re

from lxml import etree  # type: ignore[import-untyped]

from releases.text.site_days import ZONE

from .source_lines import tidy

_PAGE = ("js_content", "activity-name", "img-content")
_ACCOUNT = "js_name"
_SECONDS = re.compile(
    r"\b(?:ct|create_time|ori_create_time)\s{0,9}[=:]\s{0,9}(?:\w{1,20}\()?[\"'](\d{10})[\"']"
)
_CLOCK = re.compile(
    r"\b(?:createTime|publish_time)\s{0,9}[=:]\s{0,9}[\"'](\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)[\"']"
)
_NAME = re.compile(r"\bnickname\s{0,9}[=:]\s{0,9}(?:\w{1,20}\()?[\"']([^\"'<>\\]{1,60})[\"']")
_MAX_SCRIPT = 500_000


def said_by_scripts(root: etree._Element) -> dict[str, str]:
    """Values by the names that `html_head.TAGS` has; empty for a page of any other kind."""
    found = {one.get("id"): one for one in root.iter(etree.Element) if one.get("id")}
    if found.keys().isdisjoint(_PAGE):
        return {}
    scripts = "\n".join((one.text or "")[:_MAX_SCRIPT] for one in root.iter("script"))[:_MAX_SCRIPT]
    moments = sorted(_CLOCK.findall(scripts), key=len)[-1:]  # the one with a clock, if any has
    if seconds := _SECONDS.search(scripts):
        moments = [f"{datetime.datetime.fromtimestamp(int(seconds[1]), ZONE):%Y-%m-%d %H:%M}"]
    names = ["".join(found[_ACCOUNT].itertext())] if _ACCOUNT in found else _NAME.findall(scripts)
    said = {"pubdate": moments[:1], "contentsource": [tidy(name) for name in names[:1]]}
    return {name: values[0] for name, values in said.items() if values and values[0]}
