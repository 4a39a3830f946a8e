"""Planted faults are doubted, by kind, and little else is on any pages of ours.

``python -m tests.planted.count`` names each miss and each false doubt.
"""

from collections.abc import Callable

import pytest

from tests.pasted.golden_pages import files

from .counting import clean_pages, demo_pages, faults, golden, planted
from .test_pages_are_sound import FAULTS

RECALL = 0.95
FALSE_DOUBTS_A_PAGE = 1 / 3


@pytest.mark.parametrize("kind", [*FAULTS, ""])
def test_faults_are_found(kind: str) -> None:
    told = [each for each in faults() if each[1]["kind"] == kind or not kind]
    missed = [(page, fault["shows"]) for page, fault, found in told if not found]
    assert len(missed) / len(told) <= 1 - RECALL, missed


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
