"""What a page weighs on the way to a phone, and that it shows itself without waiting."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from .addresses import pages

pytestmark = pytest.mark.usefixtures("demo")
KILOBYTE = 1024
PAGE, STYLES = 60 * KILOBYTE, 12 * KILOBYTE


def zipped(text: bytes) -> int:
    return len(gzip.compress(text, 6))


def linked(html: str, pattern: str) -> list[bytes]:
    """The static files that the page asks for."""
    names = re.findall(pattern, html)
    return [Path(finders.find(name.removeprefix("/static/"))).read_bytes() for name in names]


def parts(client, address: str) -> tuple[int, int, int]:
    """Text, styles and scripts of a page, gzipped."""
    html = client.get(address).content.decode()
    styles = linked(html, r'<link rel="stylesheet" href="([^"]+)"')
    scripts = linked(html, r'<script src="([^"]+)"')
    return zipped(html.encode()), sum(map(zipped, styles)), sum(map(zipped, scripts))


@pytest.mark.parametrize("cookies", [{}, {"elder": "1", "text_size": "largest"}])
def test_every_page_is_light(client, cookies):
    """The biggest release of the demo is among them."""
    for name, value in cookies.items():
        client.cookies[name] = value
    weights = {address: parts(client, address) for address in pages()}
    assert {a: w for a, w in weights.items() if sum(w) > PAGE} == {}
    assert {a: w for a, w in weights.items() if w[1] > STYLES} == {}


def test_nothing_stands_before_the_first_paint(client):
    for address in pages():
        html = client.get(address).content.decode()
        scripts = re.findall(r"<script\b[^>]*>", html)
        waits = [s for s in scripts if " defer" not in s and "ld+json" not in s]
        assert waits == [], address
        assert "@import" not in html
