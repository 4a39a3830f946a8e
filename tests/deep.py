"""Which cases of many of one kind `make test` runs."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest


def one_in(every: int, cases: Iterable[Any]) -> list[Any]:
    """The first and each `every`-th after it; the others are left to `make test-deep`."""
    return [
        pytest.param(case, marks=[pytest.mark.deep] * (n % every > 0))
        for n, case in enumerate(cases)
    ]


TESTS = Path(__file__).parent
# Whose tests ask for pages and acts. What an engine refuses, finds and orders, the tests of models,
# searches and series ask of both; those with the mark `both` ask for every page and act.
PAGES = ("admin", "public", "publishing")
COMMITTING = {"transactional_db", "live_server"}


def leave_pages(items: Iterable[pytest.Item]) -> None:
    """Mark two of three tests of pages and acts as deep, for the second engine to answer them.

    The first of each file stays, and all that commits, is meant for one engine alone or for both.
    """
    seen: Counter[Path] = Counter()
    for item in items:
        if item.path.relative_to(TESTS).parts[0] in PAGES and not _of_the_engine(item):
            if seen[item.path] % 3:
                item.add_marker("deep")
            seen[item.path] += 1


def _of_the_engine(item: pytest.Item) -> bool:
    asked = item.get_closest_marker("django_db")
    commits = asked is not None and asked.kwargs.get("transaction", False)
    marked = any(item.get_closest_marker(name) for name in ("both", "skipif"))
    return commits or marked or bool(COMMITTING & set(item.fixturenames))
