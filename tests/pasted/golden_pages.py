"""The golden pages, as an editor would upload them, and what a person read in them.

A page is `NN-name.txt`, `.html` or `.docx`, or several files `NN-name.1.txt`, `NN-name.2.txt`, …
`misread.json` names the parts that are not read right yet: each is expected to fail, and has to
leave the list as soon as it is right (`python -m tests.pasted.misread` rewrites the list).
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading import Reading
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.pasted_pages import joined
from releases.intake.sources.page_joining import natural

Row = dict[str, Any]

HERE = Path(__file__).parent
MISREAD = HERE / "misread.json"
PARTS = {
    "metadata": ("title", "subtitle", "published_at", "source", "editor", "reviewer"),
    "event": ("event",),
    "people": ("organisations", "media", "speakers"),
    "blocks": ("blocks",),
    "measures": ("measures",),
    "statistics": ("statistics",),
    "doubts": ("doubts",),
}
# Parts that every page has: its sentences are kept, its figures stand where they say, and what is
# printed of it reads back.
OF_EVERY_PAGE = ("kept", "places", "printed")


@cache
def files() -> dict[str, list[Path]]:
    """The files of every page, in their order."""
    found: dict[str, list[Path]] = {}
    for path in sorted(HERE.glob("[0-9]*"), key=lambda path: natural(path.name)):
        if path.suffix in (".txt", ".html", ".docx"):
            found.setdefault(path.name.split(".")[0], []).append(path)
    return found


@cache
def text(page: str) -> str:
    parts = files()[page]
    return joined([path.read_bytes() for path in parts], names=[path.name for path in parts])


@cache
def read_page(page: str) -> Reading:
    return read(text(page))


@cache
def reading(page: str) -> Row:
    return to_dict(read_page(page))


@cache
def expected(page: str) -> Row:
    return json.loads((HERE / f"{page}.expected.json").read_text("utf-8"))


@cache
def misread() -> dict[str, list[str]]:
    """The parts of each page that are listed, also where two lists are in conflict."""
    known: dict[str, list[str]] = {}
    for page, parts in re.findall(r'"(\d[\w-]+)": (\[[^]]*\])', MISREAD.read_text("utf-8")):
        known[page] = known.get(page, []) + json.loads(parts)
    return known


def judged(part: str) -> list[str]:
    """The pages whose expectation speaks of the part."""
    return [page for page in files() if set(PARTS[part]) & set(expected(page))]


def every_page(part: str) -> pytest.MarkDecorator:
    """A test of the part for every page; one that fails today must say when it no longer does."""
    return pytest.mark.parametrize("page", [_case(page, part) for page in files()])


def every_part() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("part", "page"), [_case(page, part, part) for part in PARTS for page in judged(part)]
    )


def _case(page: str, part: str, *before: str) -> Any:
    reason = "right now: take it off with `python -m tests.pasted.misread`"
    known = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
    marks = [known] if part in misread().get(page, ()) else []
    return pytest.param(*before, page, marks=marks, id="-".join((*before, page)))
