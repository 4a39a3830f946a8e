"""Of the planted errors so many are found, kind by kind, and so few findings are false.

`python -m tests.newsroom.count` prints the table and names each miss.
"""

from collections import Counter

import pytest

from .collections import clean, pages, planted, variants
from .counting import counted

# Of a hundred errors of any kind, at least so many are found.
KINDS = (
    "body-name", "broken-link", "completeness", "contradicted", "date", "disagree", "goal",
    "growth", "job-title", "leap", "parts", "personal", "punctuation", "share", "unit", "unpaired",
    "wrong-word",
)  # fmt: skip
LEAST_FOUND = 0.98
MOST_FALSE = 0.02


@pytest.fixture(scope="module")
def found():
    every: dict[str, list[bool]] = {}
    for passage in planted():
        every.setdefault(passage.kind, []).extend(ok for _wrong, ok in counted(passage.place).found)
    return every


@pytest.mark.parametrize("kind", KINDS)
def test_errors_of_each_kind_are_found(found, kind):
    assert sum(found[kind]) >= LEAST_FOUND * len(found[kind])


def test_nearly_all_errors_are_found(found):
    assert set(found) == set(KINDS)
    marks = [ok for each in found.values() for ok in each]
    assert sum(marks) >= LEAST_FOUND * len(marks)


def test_what_is_right_is_seldom_doubted():
    false = Counter(passage.kind for passage in clean() if counted(passage.place).false)
    assert false.total() <= MOST_FALSE * len(clean()), false


def test_a_page_has_one_false_finding_at_most():
    told = {page.place: counted(page.place).false for page in pages()}
    assert all(len(false) <= 1 for false in told.values()), told


def test_other_errors_of_the_weak_kinds_are_found_as_well():
    told = [(p.place, wrong, ok) for p in variants() for wrong, ok in counted(p.place).found]
    missed = [(place, wrong) for place, wrong, ok in told if not ok]
    assert len(missed) <= (1 - LEAST_FOUND) * len(told), missed
