"""The benchmark of search itself: queries of the promised frequency, totals held against a scan."""

import pytest

from tests.benchmarks import hostile, measure
from tests.benchmarks.adapters import BOUND, Scan
from tests.benchmarks.generate import load
from tests.benchmarks.measure import Timed
from tests.benchmarks.pages import pages
from tests.benchmarks.percentiles import percentile
from tests.benchmarks.report import Findings, report
from tests.benchmarks.search_queries import BANDS, Query, pick, share

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def texts():
    return [
        (page.index, "\n".join([page.title, *(line.text for line in page.lines)]).lower())
        for page in pages(60, seed=1)
    ]


@pytest.fixture(scope="module")
def found(texts):
    return pick(texts, seed=1)


def test_queries_are_as_frequent_as_their_kind_says(texts, found):
    plain = [text for _id, text in texts]
    for length in (1, 2, 3, 4, 6):
        for band in ("common", "middle"):
            queries = [query for query in found if query.kind == f"{length} {band}"]
            assert len(queries) == 4
            low, high = BANDS[band]
            for query in queries:
                assert [len(word) for word in query.words] == [length]
                assert low <= share(plain, query.words[0]) <= high
    kinds = {query.kind for query in found}
    assert kinds >= {"two words", "excluded", "Latin", "number", "punctuation", "named", "absent"}
    assert all(share(plain, q.words[0]) == 0 for q in found if q.kind == "absent")


def test_the_same_queries_for_a_seed(texts, found):
    assert pick(iter(texts), seed=1) == found
    assert pick(texts[:10], seed=2) != found


def test_nothing_to_pick_from_leaves_the_fixed_queries():
    assert {query.kind for query in pick([])} >= {"number", "named", "absent"}


def test_a_query_is_typed_with_its_exclusions():
    assert Query("excluded", ("专利", "商标"), ("海关",)).text == "专利 商标 -海关"


@pytest.mark.django_db
def test_the_scan_counts_what_a_plain_look_counts():
    load(10, seed=1, progress=False)
    adapter = Scan()
    adapter.reindex()
    assert adapter.indexed() == 10
    told = list(adapter.texts())
    assert adapter.text_bytes() == sum(len(text.encode()) for _id, text in told)
    for words, without in (
        (["专利"], []), (["%"], []), (["_"], []), (["\\"], []), (["著作权", "海关"], []),
        (["商标"], ["海关"]), (["ZEN"], []),
    ):  # fmt: skip
        plain = sum(
            all(word.lower() in text for word in words) and not any(w in text for w in without)
            for _id, text in told
        )
        assert adapter.scan(words, without) == plain


@pytest.mark.django_db
def test_a_wrong_total_is_told():
    load(3, seed=1, progress=False)
    adapter = Scan()
    adapter.reindex()
    right = measure.timed(adapter, [Query("named", ("专利",))], runs=1)
    adapter.request = lambda text: 2
    wrong = measure.timed(adapter, [Query("named", ("专利",))], runs=1)
    findings = Findings(3, {"machine": "this"}, [*right, *wrong])
    assert findings.failures == 1
    assert "| 专利 | 3 | 2 |" in report("Search", [findings])


@pytest.mark.django_db
def test_a_hostile_query_that_raises_is_a_failure(monkeypatch):
    def request(text):
        if len(text) > 10:
            raise RecursionError
        return 1

    adapter = Scan()
    adapter.request = request
    monkeypatch.setattr(hostile, "QUERIES", {"short": "*", "long": "专利" * 9})
    short, long = hostile.attempts(adapter, runs=1)
    assert (short.failed, long.failed) == (False, True)
    assert Findings(1, {}, [], [short, long]).failures == 1


@pytest.mark.parametrize(
    ("hits", "told", "right"),
    [
        (0, 0, True), (BOUND, BOUND, True), (BOUND, BOUND + 1, False), (7, 6, False),
        (BOUND + 1, BOUND + 1, True), (BOUND + 1, BOUND, False), (90_000, BOUND + 1, True),
    ],
)  # fmt: skip
def test_totals_are_exact_up_to_the_bound(hits, told, right):
    assert Timed(Query("named", ("专利",)), hits, told, 1.0, 1.0).is_right is right


def test_percentile():
    assert percentile([3.0], 0.95) == 3.0
    assert percentile([float(n) for n in range(1, 101)], 0.95) == 95.0
    assert percentile([2.0, 1.0], 0.5) == 1.0
