"""A real chromium, Debian's; without one these tests are skipped with a line that says so."""

import os
import shutil
from collections import Counter, defaultdict

import pytest

from tests.browser.windows import Windows

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-quic",
    "--no-first-run", "--disable-sync", "--disable-background-networking",
    "--disable-component-update",
    "--accept-lang=zh-CN",  # else a window asks for English, and is offered it
)  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip("no chromium here: apt-get install chromium"))
    _one_width_each(items)


def _one_width_each(items):
    """Leave one width of each journey to `make test-deep`, in a file by turns."""
    widths = defaultdict(list)
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("deep"):
            widths[item.path, item.originalname].append(item)
    turns = Counter()
    for (path, _name), both in widths.items():
        if len(both) == 2:
            both[turns[path] % 2 - 1].add_marker("deep")
            turns[path] += 1


@pytest.fixture(scope="session")
def chromium():
    # Playwright's sync API runs an event loop, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium, live_server):
    return Windows(chromium, live_server)


@pytest.fixture
def window(windows):
    """Opens a window of a given width for a given reader."""
    yield windows.open
    windows.clear()


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request, windows, window):
    """A window at desktop and at phone width; complaints of the browser fail the test."""
    page = window(*request.param)
    yield page
    assert windows.complaints[page] == []


@pytest.fixture
def page_without_complaints(window):
    """A window whose console may complain: chromium calls a 404 page an error."""
    return window()


@pytest.fixture
def fits_window():
    """Whether the page fits its window without scrolling sideways."""

    def fits(page):
        # A locator waits for the element where there is no document yet, between two pages. Polling
        # in the page is no way: beyond its first step the site's policy refuses what it evaluates.
        body = page.locator("body")
        widths = "e => [e.ownerDocument.documentElement.scrollWidth, window.innerWidth]"
        content, window = body.evaluate(widths)
        return content <= window

    return fits
