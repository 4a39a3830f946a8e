"""Every page, for everyone: normal, 长辈版, largest type and English, from 1280 px to 320 px and at
200 % zoom, and what Lighthouse would ask. Each page is loaded once for each reader, and looked at
in one window after another."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.public.addresses import REFUSALS, pages

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]
WIDTHS = DESKTOP, PHONE, NARROWEST = 1280, 390, 320


class Reader(NamedTuple):
    """Who reads, and the widths at which every page is looked at for them."""

    settings: dict[str, Any]
    axe: tuple[int, ...] = ()
    fits: tuple[int, ...] = ()
    audited: tuple[int, ...] = ()  # by what Lighthouse asks
    below: str = ""  # where the pages stand in another language


ELDER, LARGEST = {"elder": "1"}, {"text_size": "largest"}
READERS = {
    "normal": Reader({}, axe=(DESKTOP,), fits=(PHONE, NARROWEST), audited=(DESKTOP, PHONE)),
    "elder": Reader({"cookies": ELDER}, fits=(PHONE,)),
    "english": Reader({}, fits=(DESKTOP, NARROWEST), below="/en"),
    "largest": Reader({"cookies": LARGEST}, fits=(PHONE,)),
    "english-largest": Reader({"cookies": LARGEST}, fits=(PHONE,), below="/en"),
    "elder-largest": Reader({"cookies": ELDER | LARGEST}, fits=(NARROWEST,)),
}
# Axe takes half a minute and more for all pages in one window: where each is tightest or most read.
MINUTES = {
    "phone": Reader({}, axe=(PHONE,)),
    "elder": Reader({"cookies": ELDER}, axe=(PHONE,)),
    "english": Reader({}, axe=(DESKTOP,), below="/en"),
}
# Of these, and by axe, one page of each kind is looked at, the others in the deep tests; the sizes
# between the normal page and the tightest one are looked at there alone.
BOUNDS = ("english", "elder-largest")
# A window of 1280 px at 200 % shows 640 CSS px, each two wide.
ZOOMED = {"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": False}
# Sizes that can be read: axe and Lighthouse both leave it to us.
SMALLEST = 12
AUDIT = """() => {
  const one = (selector) => document.querySelectorAll(selector).length === 1;
  const content = (selector) => document.querySelector(selector)?.content.trim() ?? "";
  const named = (e) => (e.getAttribute("aria-label") || e.textContent || e.title).trim() !== "";
  const shown = (e) => e.checkVisibility() && e.textContent.trim() !== "";
  const faults = [];
  const expect = (fact, words) => fact || faults.push(words);
  expect(document.doctype?.name === "html", "doctype");
  expect(document.characterSet === "UTF-8", "charset");
  expect(document.title.trim().length > 3, "title");
  expect(document.documentElement.lang !== "", "lang");
  expect(content("meta[name=viewport]").includes("width=device-width"), "viewport");
  expect(!/user-scalable=no|maximum-scale/.test(content("meta[name=viewport]")), "zoom");
  expect(content("meta[name=description i]").length > 10, "description");
  expect(one("meta[name=description i]"), "one description");
  expect(one("link[rel=canonical]"), "one canonical");
  expect(one("h1") && one("main"), "one h1 and one main");
  expect(document.querySelectorAll("script:not([defer]):not([type='application/ld+json'])").length
         === 1, "a script that blocks, but for the one that sets the size of text");
  for (const e of document.images) expect(e.hasAttribute("alt"), "alt of " + e.src);
  for (const e of document.querySelectorAll("svg:not([aria-hidden=true], [aria-hidden=true] *)"))
    expect(e.querySelector("title") || e.getAttribute("aria-label"), "name of an svg");
  for (const e of document.links) {
    expect(named(e), "name of " + e.href);
    expect(/^https?:/.test(e.href), "a link to " + e.href);
  }
  for (const e of document.querySelectorAll("p, li, dd, td, th, a, button, span"))
    if (shown(e) && parseFloat(getComputedStyle(e).fontSize) < SMALLEST)
      expect(false, "small type: " + e.textContent.trim().slice(0, 20));
  for (const e of document.querySelectorAll("button, select, input:not([type=hidden])")) {
    const box = e.getBoundingClientRect();
    if (e.checkVisibility() && (box.height < 24 || box.width < 24))
      expect(false, "small target: " + e.outerHTML.slice(0, 60));
  }
  return faults;
}""".replace("SMALLEST", str(SMALLEST))


def one_of_each() -> list[str]:
    """The first page of every view."""
    found: dict[str, str] = {}
    for address in pages():
        found.setdefault(resolve(unquote(urlsplit(address).path)).view_name, address)
    return list(found.values())


def sticking_out(page: Page) -> Iterator[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if wide > 0:
        yield f"{wide} px too wide in a window of {page.evaluate('innerWidth')} px"


def looked_at(page: Page, reader: Reader) -> Iterator[str]:
    """What is wrong with the page in any of the reader's windows."""
    for width in (*reader.axe, *reader.fits):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("innerWidth") == width
        yield from sticking_out(page)
        if width in reader.axe:
            yield from violations(page)
        if width in reader.audited:
            yield from page.evaluate(AUDIT)


def zoomed(page: Page) -> Iterator[str]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setDeviceMetricsOverride", ZOOMED)
    assert page.evaluate("[innerWidth, devicePixelRatio]") == [640, 2]
    yield from sticking_out(page)
    session.detach()


def faults(page: Page, reader: Reader, addresses: dict[str, int]) -> dict[str, list[str]]:
    """What is wrong with each page; each answers with its status."""
    found = {}
    for address, status in addresses.items():
        assert page.goto(reader.below + address).status == status, address
        found[address] = [*looked_at(page, reader), *zoomed(page)]
    return {address: wrong for address, wrong in found.items() if wrong}


@pytest.mark.parametrize(
    ("reader", "addresses"),
    [
        pytest.param(READERS["normal"]._replace(axe=(), fits=WIDTHS), pages, id="normal-all"),
        pytest.param(READERS["normal"], one_of_each, id="normal-some"),
        *(pytest.param(READERS[name], one_of_each, id=f"{name}-some") for name in BOUNDS),
        *(pytest.param(reader, pages, id=name) for name, reader in READERS.items()),
    ],
)
def test_every_page_fits_and_is_accessible(window, live_server, reader, addresses):
    page = window(**reader.settings)
    complaints, failed, foreign = [], [], []
    page.on("console", lambda m: complaints.append(m.text) if m.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    page.on("request", lambda r: r.url.startswith(live_server.url) or foreign.append(r.url))
    assert faults(page, reader, dict.fromkeys(addresses(), 200)) == {}
    assert complaints == []
    assert failed == []
    assert foreign == []


@pytest.mark.parametrize("reader", MINUTES.values(), ids=MINUTES)
def test_every_page_is_accessible_in_every_mode(window, reader):
    assert faults(window(**reader.settings), reader, dict.fromkeys(pages(), 200)) == {}


@pytest.mark.parametrize(
    "reader",
    [
        READERS["normal"],
        MINUTES["english"],
        MINUTES["phone"],
        pytest.param(MINUTES["elder"]),
    ],
    ids=["normal", "english", "phone", "elder"],
)
def test_what_is_refused_fits_and_is_accessible(window, reader):
    page = window(**reader.settings)
    assert faults(page, reader._replace(audited=()), REFUSALS) == {}


def test_the_looks_see(window):
    page = window()
    page.set_content("<title>一</title><main><img><p style='width: 2000px'>二</p></main>")
    found = "; ".join(looked_at(page, READERS["normal"]))
    assert "image-alt" in found
    assert "px too wide in a window of 1280 px" in found
    assert "doctype" in found


def test_machines_may_read_it(window):
    robots = window().request.get("/robots.txt")
    assert robots.status == 200
    assert "Disallow: /\n" not in robots.text()
