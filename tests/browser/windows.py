"""Windows of the browser, kept for the next test: to open one takes chromium most of a second."""

import threading
import time
from collections import defaultdict
from typing import Any

from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, ConsoleMessage, Page


class Windows:
    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.free: dict[str, list[Page]] = defaultdict(list)
        self.taken: list[tuple[str, Page]] = []
        # Of each window since it was opened.
        self.complaints: dict[Page, list[str]] = defaultdict(list)
        self.answering = Answering()

    def open(
        self, width: int = 1280, height: int = 900, *, cookies: dict[str, str] | None = None,
        locale: str = "zh-CN", **settings: Any,
    ) -> Page:  # fmt: skip
        """A window in which nobody has been; `settings` are those of a Playwright context."""
        kind = repr((locale, sorted(settings.items())))
        if self.free[kind]:
            page = self.free[kind].pop()
        else:
            context = self.browser.new_context(base_url=self.site, locale=locale, **settings)
            page = context.new_page()
            page.on("console", self._hear)
            page.on("pageerror", lambda error: self.complaints[page].append(str(error)))
        self.taken.append((kind, page))
        self.complaints[page].clear()
        page.set_viewport_size({"width": width, "height": height})
        given = (cookies or {}).items()
        page.context.add_cookies([{"name": n, "value": v, "url": self.site} for n, v in given])
        return page

    def clear(self) -> None:
        """Take all windows back, as if nobody had been there."""
        while self.taken:
            kind, page = self.taken.pop()
            self._forget(page)
            self.free[kind].append(page)
        self.answering.wait()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.page:
            self.complaints[message.page].append(message.text)

    def _forget(self, page: Page) -> None:
        page.goto("about:blank")
        page.emulate_media(media="null")
        session = page.context.new_cdp_session(page)
        session.send("Network.clearBrowserCache")  # an address that is gone stays so for the cache
        everything = {"origin": self.site, "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", everything)
        session.detach()
        page.context.clear_cookies()


class Answering:
    """Threads of the live server that answer a request.

    A window that was left does not wait for what it asked for, but the server goes on with it. The
    next test takes the database away, and where that happens under such a request the site is
    down for a second.
    """

    def __init__(self) -> None:
        self.threads: set[threading.Thread] = set()
        request_started.connect(self._started)
        request_finished.connect(self._finished)

    def wait(self, seconds: float = 10.0) -> None:
        """Raises TimeoutError where a request takes longer than that."""
        until = time.monotonic() + seconds
        while any(thread.is_alive() for thread in list(self.threads)):
            if time.monotonic() > until:
                raise TimeoutError("a request of the test before is still being answered")
            time.sleep(0.005)

    def _started(self, **_kwargs: Any) -> None:
        if threading.current_thread() is not threading.main_thread():
            self.threads.add(threading.current_thread())

    def _finished(self, **_kwargs: Any) -> None:
        self.threads.discard(threading.current_thread())
