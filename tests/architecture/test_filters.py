"""Lists are narrowed by their FilterSets alone: elsewhere nothing asks the index for a column that
a filter looks at. Read with `ast`; planted faults prove that the test bites."""

import ast

import pytest

from releases.search.lists.facets import OfferedFilter
from releases.search.lists.filter_sets import FILTERS
from tests.architecture.rooms import ROOT

ROOMS = [ROOT / "releases/search", ROOT / "releases/public"]
# The declarations themselves.
MAY_FILTER = {
    "releases/search/index/indexing.py",  # leads what is indexed over to another noun
    "releases/search/questions/published_names.py",  # lists names, and no rows
    "releases/search/lists/facets.py",
    "releases/search/lists/list_filters.py",
    "releases/public/promises/promise_filters.py",
}
INDEX = {"SearchDocument", "SearchFacet", "SearchPlace"}
# What gives rows of a list, whoever holds it.
OF_A_LIST = {"chosen", "documents", "narrowed", "ordered", "places", "qs", "result_list"}
COLUMNS = {
    filter_.column
    for filterset in FILTERS.values()
    for filter_ in filterset.base_filters.values()
    if isinstance(filter_, OfferedFilter) and filter_.column
} | {"year", "value", "first_published_at"}
COMPARISONS = {"exact", "gt", "gte", "lt", "lte", "range"}


def _compares(keyword: ast.keyword) -> bool:
    """Whether a condition compares a filter's column, or a column that only a variable names.

    It is no filter to look up what is on the page by a list of keys, to ask for a column of the
    query around, or for what the query works out itself (`{name: True}`).
    """
    if keyword.arg is None:
        if not isinstance(keyword.value, ast.Dict):
            return True
        pairs = zip(keyword.value.keys, keyword.value.values, strict=True)
        return any(
            isinstance(key, ast.Name | ast.Attribute) and not isinstance(value, ast.Constant)
            for key, value in pairs
        )
    if isinstance(keyword.value, ast.Call) and getattr(keyword.value.func, "id", "") == "OuterRef":
        return False
    path = keyword.arg.split("__")
    if path[-1] in COMPARISONS:
        path.pop()
    return path[-1] in COLUMNS


def filters_in(source: str) -> list[int]:
    """Lines that narrow rows of the index by a filter's column."""
    tree = ast.parse(source)
    imported = {
        alias.name
        for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }  # fmt: skip
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if method not in ("filter", "exclude", "get") and getattr(node.func, "id", "") != "Q":
            continue
        words = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(node.func)}
        if (imported & INDEX or words & OF_A_LIST) and any(map(_compares, node.keywords)):
            found.append(node.lineno)
    return found


def test_the_columns_are_those_of_the_filters():
    assert {"organisation", "person", "theme", "stage", "indicator", "figure_kind"} <= COLUMNS


def test_no_list_is_narrowed_outside_its_filters():
    files = sorted(path for room in ROOMS for path in room.rglob("*.py"))
    assert len(files) > 50
    narrowing = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if (lines := filters_in(path.read_text("utf-8")))
    }
    assert set(narrowing) == MAY_FILTER, narrowing


@pytest.mark.parametrize(
    "fault",
    [
        "from releases.models import SearchPlace\nSearchPlace.objects.filter(stage='planned')",
        "from releases.models import SearchPlace\nrows.exclude(person=3)",
        "from releases.models import SearchDocument\nrows.filter(year__gte=2023)",
        "from releases.models import SearchPlace\nrows.filter(document__year=2023)",
        "from releases.models import SearchFacet\nSearchFacet.objects.get(group=1, value=2)",
        "from releases.models import SearchPlace\nrows.filter(Q(theme='creation'))",
        "from releases.models import SearchPlace\nrows.filter(**{column: value})",
        "from releases.models import SearchPlace\nrows.filter(**{filter_.column: value})",
        "from releases.models import SearchPlace\nrows.filter(**conditions)",
        "found.places().filter(indicator=1)",
        "bar.result_list.documents().rows.filter(year=2023)",
        "ordered(found).exclude(figure_kind='level')",
        "self.filterset.qs.filter(edition__release__first_published_at__lt=day)",
    ],
)
def test_a_planted_fault_is_found(fault):
    assert filters_in(fault)


@pytest.mark.parametrize(
    "source",
    [
        "Measure.objects.published().filter(organisation=body)",
        "from releases.models import SearchPlace\nrows.filter(person__in=people)",
        "from releases.models import SearchPlace\nrows.filter(**{f'{scope}__among': keys})",
        "from releases.models import SearchPlace\nrows.filter(Q(**{name: True}))",
        "from releases.models import SearchPlace\nrows.filter(person=OuterRef('pk'))",
        "ordered(found).filter(document__lt=key)",
    ],
)
def test_what_is_no_filter_of_a_list_is_allowed(source):
    assert filters_in(source) == []
