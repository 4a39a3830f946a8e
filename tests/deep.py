"""Which cases of many of one kind `make test` runs."""

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(every: int, cases: Iterable[Any]) -> list[Any]:
    """The first and each `every`-th after it; the others are left to `make test-deep`."""
    return [
        pytest.param(case, marks=[pytest.mark.deep] * (n % every > 0))
        for n, case in enumerate(cases)
    ]
