"""What pages say and hold, as lines: approvals of today, not judgements.

A line that several pages share stands where it is met first, and a page's digest tells of their
order. With `KEEP=1` in the environment the tests of these pages write them anew.
"""

import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

# Rows of the demo get another each time that it is loaded, acts a number, and QR codes say it.
UID = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|"
    r"(?<=[-/:])[0-9a-f]{8}(?![-0-9a-f])|(?<=stroke=#000 d=)[^>]+"
)
TOKEN = re.compile(r"(?<=name=csrfmiddlewaretoken value=)\w+")
Pages = dict[str, tuple[int, str]]  # by address the status and the page


class Lines(HTMLParser):
    """Each tag with what it is told, and each piece of text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = (
            f" {name}" if value is None else f" {name}={unquote(value)}" for name, value in attrs
        )
        if attrs:
            self._line(f"<{tag}{''.join(told)}>")

    def handle_data(self, data: str) -> None:
        self._line(data)

    def _line(self, text: str) -> None:
        if line := " ".join(text.split()):
            self.lines.append(TOKEN.sub("token", UID.sub("uid", line)))


def outline(pages: Pages) -> Iterator[str]:
    seen: set[str] = set()
    for address, (status, html) in pages.items():
        lines = Lines(html).lines
        digest = sha256("\n".join(lines).encode()).hexdigest()[:8]
        yield f"== {UID.sub('uid', address)} {status} {digest}"
        yield from (line for line in dict.fromkeys(lines) if line not in seen)
        seen.update(lines)


def changed(kept: Path, pages: Pages) -> str:
    """How they differ from what is kept; with KEEP they are what is kept."""
    now = list(outline(pages))
    if os.environ.get("KEEP"):
        kept.write_text("\n".join(now) + "\n", "utf-8")
    before = kept.read_text("utf-8").split("\n")[:-1]
    wanted = f"{kept.name}; if this is wanted, run the test with KEEP=1"
    return "\n".join(unified_diff(before, now, wanted, "now", n=1, lineterm=""))
