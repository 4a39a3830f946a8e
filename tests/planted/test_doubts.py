"""Planted faults are doubted, and little else is: held by kind, and page by page.

`misdoubted.json` names the pages that still have a false doubt, with its codes: each has to leave
the list as soon as it is right. The rates below count them all.
"""

import json
from collections.abc import Callable

import pytest

from tests.pasted.golden_pages import files

from .counting import HERE, clean_pages, demo_pages, faults, golden, planted
from .test_pages_are_sound import FAULTS, pages

MISDOUBTED: dict[str, list[str]] = json.loads((HERE / "misdoubted.json").read_text("utf-8"))
RECALL = 0.95
FALSE_DOUBTS_A_PAGE = 1 / 3


@pytest.mark.parametrize("kind", [*FAULTS, ""])
def test_faults_are_found(kind: str) -> None:
    found = [found for _page, fault, found in faults() if fault["kind"] == kind or not kind]
    assert sum(found) / len(found) >= RECALL


def false_codes(page: str) -> list[str]:
    false = planted(page).false if page in pages() else golden(page)
    return [one.split(" ")[0] for one in false]


@pytest.mark.parametrize("page", [*pages(), *files()])
def test_no_false_doubt_is_new_and_none_is_listed_that_is_gone(page: str) -> None:
    assert false_codes(page) == MISDOUBTED.get(page, [])


@pytest.mark.parametrize(
    ("of", "count"),
    [("clean", lambda: {page: planted(page).false for page in clean_pages()}),
     ("golden", lambda: {page: golden(page) for page in files()}),
     ("demo", demo_pages)],
)  # fmt: skip
def test_few_doubts_are_false(of: str, count: Callable[[], dict[str, list[str]]]) -> None:
    by_page = count()
    false = [one for ones in by_page.values() for one in ones]
    assert len(false) / len(by_page) <= FALSE_DOUBTS_A_PAGE, (of, false)
