"""Editors who save their drafts through the admin, and notice what is lost."""

import http.cookiejar
import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

import lxml.html

PASSWORD = "Long-enough-for-a-soak-7"
TIMEOUT = 60


@dataclass(slots=True)
class Saves:
    """`said` is what the site last said it saved; `lost` tells each text that was not there."""

    done: int = 0
    said: str = ""
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class Editor(threading.Thread):
    """Opens a draft, types another subtitle and saves it, again and again until told to stop."""

    def __init__(self, port: int, username: str, draft: int, stop: threading.Event) -> None:
        super().__init__(name=f"editor {username}")
        self.site = f"http://127.0.0.1:{port}"
        self.username, self.stop, self.saves = username, stop, Saves()
        self.address = f"{self.site}/admin/releases/edition/{draft}/editor/"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(cookies)

    def run(self) -> None:
        try:
            self._sign_in()
            while not self.stop.is_set():
                self._save(f"{self.username}第{self.saves.done + 1}次修改")
        except (OSError, ValueError, StopIteration) as error:
            self.saves.refused.append(repr(error))

    def _sign_in(self) -> None:
        page = self._opened(f"{self.site}/admin/login/?next=/admin/")
        form = _form(page, "username")
        form.fields["username"], form.fields["password"] = self.username, PASSWORD
        self._send(f"{self.site}/admin/login/?next=/admin/", dict(form.form_values()))

    def _save(self, text: str) -> None:
        form = _form(self._opened(f"{self.address}?edit=f-head"), "subtitle")
        if self.saves.said and form.fields["subtitle"] != self.saves.said:
            self.saves.lost.append(f"{self.saves.said}: {form.fields['subtitle']} stands there")
        form.fields["subtitle"] = text
        answer = self._send(self.address, [*form.form_values(), ("act", "save")])
        if "#facts" in answer.geturl() and "edited-form" not in answer.read().decode():
            self.saves.done, self.saves.said = self.saves.done + 1, text
        else:
            self.saves.refused.append(f"{text}: {answer.geturl()}")

    def _opened(self, address: str) -> bytes:
        return self.browser.open(address, timeout=TIMEOUT).read()

    def _send(self, address: str, values):
        data = urllib.parse.urlencode(values).encode()
        request = urllib.request.Request(address, data, {"Referer": address})
        return self.browser.open(request, timeout=TIMEOUT)


def _form(page: bytes, name: str):
    """The form that has a field of that name."""
    document = lxml.html.document_fromstring(page.decode())
    return next(form for form in document.forms if name in form.fields)
