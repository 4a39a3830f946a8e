"""Every limit has its value told here, and each that is named as one a test at its boundary.

The value alone is a poor test; but it sees a limit change that nothing else does. For the
boundary, `limits.json` names the test that stands just below and just above it, or the file of
those that do.
"""

import json
import re

import pytest

from tests.architecture.limits import TABLE, in_source, limits
from tests.architecture.rooms import ROOT

TOLD: dict[str, list[str]] = json.loads(TABLE.read_text("utf-8"))
# Nobody sees these: they bound the work of one request or statement, and are far away.
BOUND_WORK = {
    "admin/pasting/second_copy.py MAX_TEXTS",
    "checks/announced_counts.py _MAX_ANNOUNCED",
    "checks/announced_counts.py _MAX_BLOCKS",
    "checks/announced_counts.py _MAX_TEXT",
    "checks/changes.py _MAX_BACK",
    "checks/headlines.py _MAX_TOLD",
    "checks/own_words.py _MAX_NAMES",
    "checks/sums.py _MAX_PARTS",
    "intake/parse/measures/measure_words.py _MAX_LEAD",
    "models/organisation.py MAX_ANCESTORS",
    "public/machines/feeds.py MAX_LOOKED_AT",
    "public/machines/sitemaps.py PAGE_SIZE",
    "search/lists/unit_values.py MAX_KEPT",
    "series/series_queries.py MAX_STATEMENTS_OF_A_PERIOD",
    "publishing/compare/text_runs.py MOST_PAIRS",
    "publishing/follow_up_proposals.py MAX_PROMISES",
    "search/results/ranked_results.py MAX_TITLED",
    "search/words/known_names.py MAX_TITLES",
    "search/words/known_names.py PIECE_SIZE",
}
NAMED = re.compile(r"(^|_)(MAX|MOST|LIMIT|SIZE|LENGTH|PER_PAGE|LONGEST)(_|$)")


def test_every_limit_is_told_with_its_value():
    told = {name: value for name, (value, *_tests) in TOLD.items()}
    assert limits() == told, "look at them; then python -m tests.architecture.limits"


def test_each_that_is_named_a_limit_has_a_test_at_its_boundary():
    named = {name for name in TOLD if NAMED.search(name.split()[-1].strip("_"))}
    assert {name for name in named if len(TOLD[name]) < 2} == BOUND_WORK


@pytest.mark.parametrize(
    "test", sorted({test for _value, *tests in TOLD.values() for test in tests})
)
def test_each_of_these_tests_exists(test):
    path, _colons, function = test.partition("::")
    assert f"def {function}" in (ROOT / "tests" / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("MAX = 20", [("MAX", "20")]),
        ("A, B = 4, 2 * 1024", [("(A, B)", "(4, 2 * 1024)")]),
        ("DAY: Any = timedelta(days=1)", [("DAY", "timedelta(days=1)")]),
        ("NAME = 'a'", []),
        ("YES = True", []),
        ("FORM = re.compile('a')", []),
        ("class A:\n    MAX = 2", []),
    ],
)
def test_what_counts_as_a_limit(code, found):
    assert list(in_source(code)) == found
