"""Of the planted errors so many are found, kind by kind, and so few findings are false.

`python -m tests.newsroom.count` prints the table and names each miss.
"""

from collections import Counter

import pytest

from .collections import clean, pages, planted
from .counting import counted

# Of a hundred errors of a kind, at least so many are found.
FLOORS = {
    "body-name": 95, "broken-link": 95, "completeness": 85, "contradicted": 90, "date": 75,
    "disagree": 85, "goal": 95, "growth": 90, "job-title": 95, "leap": 80, "parts": 85,
    "personal": 90, "punctuation": 95, "share": 80, "unit": 90, "unpaired": 95, "wrong-word": 98,
}  # fmt: skip
LEAST_FOUND = 0.94
MOST_FALSE = 0.02


@pytest.fixture(scope="module")
def found():
    every: dict[str, list[bool]] = {}
    for passage in planted():
        every.setdefault(passage.kind, []).extend(ok for _wrong, ok in counted(passage.place).found)
    return every


@pytest.mark.parametrize("kind", FLOORS)
def test_errors_of_each_kind_are_found(found, kind):
    assert 100 * sum(found[kind]) >= FLOORS[kind] * len(found[kind])


def test_nearly_all_errors_are_found(found):
    assert set(found) == set(FLOORS)
    marks = [ok for each in found.values() for ok in each]
    assert sum(marks) >= LEAST_FOUND * len(marks)


def test_what_is_right_is_seldom_doubted():
    false = Counter(passage.kind for passage in clean() if counted(passage.place).false)
    assert false.total() <= MOST_FALSE * len(clean()), false


def test_a_page_has_one_false_finding_at_most():
    told = {page.place: counted(page.place).false for page in pages()}
    assert sum(map(len, told.values())) <= len(pages()), told
