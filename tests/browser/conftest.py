"""A real chromium, Debian's; without one these tests are skipped with a line that says so."""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--accept-lang=zh-CN",  # else a window asks for English, and gets it
)  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip("no chromium here: apt-get install chromium"))


@pytest.fixture(scope="session")
def chromium():
    # Playwright's sync API runs an event loop, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request, chromium, live_server):
    """A fresh window at desktop and at phone width; complaints of the browser fail the test."""
    width, height = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=live_server.url, locale="zh-CN"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def page_without_complaints(chromium, live_server):
    """A window whose console may complain: chromium calls a 404 page an error."""
    context = chromium.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def window(chromium, live_server):
    """Opens a window of a given width for a given reader; complaints of the browser are kept."""
    opened = []

    def open_window(width=1280, *, cookies=None, locale="zh-CN", **kw):
        kw.setdefault("viewport", {"width": width, "height": 900})
        context = chromium.new_context(base_url=live_server.url, locale=locale, **kw)
        opened.append(context)
        given = cookies or {}
        context.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in given.items()]
        )
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def fits_window():
    """Whether the page fits its window without scrolling sideways."""

    def fits(page):
        return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return fits
