"""Windows of the browser, kept for the next test: to open one takes chromium most of a second."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

VISIT = "visit"  # the header by which a window says for which test it was opened


class Windows:
    def __init__(self, browser: Browser, server: Any) -> None:
        self.browser = browser
        self.site = server.url
        self.free: dict[str, list[Page]] = defaultdict(list)
        self.taken: list[tuple[str, Page]] = []
        # Of each window since it was opened.
        self.complaints: dict[Page, list[str]] = defaultdict(list)
        self.gate = Gate(server.thread.httpd.get_app())
        server.thread.httpd.set_app(self.gate)

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
        page.context.set_extra_http_headers({VISIT: str(self.gate.visit)})
        page.context.add_cookies([{"name": n, "value": v, "url": self.site} for n, v in given])
        return page

    def clear(self) -> None:
        """Take all windows back, as if nobody had been there."""
        while self.taken:
            kind, page = self.taken.pop()
            self._forget(page)
            self.free[kind].append(page)
        self.gate.leave()

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


class Gate:
    """Stands before the live server: knows what it answers, and refuses windows that were left.

    A window that was left does not wait for what it asked for, but the server goes on with it, or
    only begins. The next test takes the database away; where that happened under such a request,
    the site would be down for a second.
    """

    def __init__(self, site: Callable[..., Iterable[bytes]]) -> None:
        self.site = site
        self.visit = 0
        self.answering = 0
        self.changed = threading.Condition()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        with self.changed:
            left = environ.get(f"HTTP_{VISIT.upper()}", str(self.visit)) != str(self.visit)
            self.answering += not left
        if left:
            start("204 No Content", [])  # of which a browser neither shows nor says anything
            return []
        try:
            return ClosingIterator(self.site(environ, start), self._answered)
        except BaseException:
            self._answered()
            raise

    def leave(self, seconds: float = 10.0) -> None:
        """Refuse what is still to come of this visit, and wait for what is being answered.

        Raises TimeoutError where a request takes longer than that.
        """
        with self.changed:
            self.visit += 1
            if not self.changed.wait_for(lambda: not self.answering, seconds):
                raise TimeoutError("a request of the test before is still being answered")

    def _answered(self) -> None:
        with self.changed:
            self.answering -= 1
            self.changed.notify_all()


class ClosingIterator:
    """An answer that tells when it has been given, as a WSGI server closes it then."""

    def __init__(self, answer: Iterable[bytes], closed: Callable[[], None]) -> None:
        self.answer = answer
        self.closed = closed

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.answer)

    def close(self) -> None:
        try:
            getattr(self.answer, "close", lambda: None)()
        finally:
            self.closed()
