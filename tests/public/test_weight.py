"""What a page weighs on the way to a phone, and that it shows itself without waiting."""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.deep import one_in

from .crawl import shown

pytestmark = pytest.mark.usefixtures("demo")
KILOBYTE = 1024
PAGE, STYLES = 60 * KILOBYTE, 12 * KILOBYTE


def zipped(text: bytes) -> int:
    return len(gzip.compress(text, 6))


@cache
def zipped_file(name: str) -> int:
    return zipped(Path(finders.find(name.removeprefix("/static/"))).read_bytes())


def parts(html: str) -> tuple[int, int, int]:
    """Text, styles and scripts of a page, gzipped."""
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    scripts = re.findall(r'<script src="([^"]+)"', html)
    return zipped(html.encode()), sum(map(zipped_file, styles)), sum(map(zipped_file, scripts))


@pytest.mark.slow
@pytest.mark.parametrize("reader", one_in(2, ["plain", "elder"]))
def test_every_page_is_light(reader):
    """The biggest release of the demo is among them."""
    weights = {address: parts(html) for address, html in shown(reader).items()}
    assert {a: w for a, w in weights.items() if sum(w) > PAGE} == {}
    assert {a: w for a, w in weights.items() if w[1] > STYLES} == {}


@pytest.mark.slow
def test_nothing_stands_before_the_first_paint():
    """But for the script that sets the size of text, lest a page be seen in another first."""
    for address, html in shown("plain").items():
        scripts = re.findall(r"<script\b[^>]*>", html)
        waits = [s for s in scripts if " defer" not in s and "ld+json" not in s]
        assert waits == ['<script src="/static/releases/display.js">'], address
        assert zipped_file("/static/releases/display.js") < 1.5 * KILOBYTE
        assert "@import" not in html
