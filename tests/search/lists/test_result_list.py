"""What an option's count says is what one gets after choosing it, in every view."""

import random

import pytest
from django.http import QueryDict

from releases.models import Edition, Indicator, Organisation, Person, State, Topic
from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.pagination import by_place
from releases.search.results import ranked_results
from tests.deep import one_in
from tests.make import index_all, make_block, make_edition, make_release
from tests.search.rooms import WORDS, make_world

pytestmark = pytest.mark.django_db
KINDS = list(FILTERS)
# What is typed, of which no values are offered.
TYPED = ("q", "period", "data_period")


def listing(view, query=""):
    filterset = FILTERS[view](QueryDict(query), Edition.objects.published())
    assert not filterset.form.errors
    return filterset.result_list


def slug(group, value):
    models = {
        "organisation": Organisation, "speaker": Person, "topic": Topic, "indicator": Indicator
    }  # fmt: skip
    return models[group].objects.get(pk=value).slug if group in models else str(value)


def listed(found):
    """Everything that is listed, page after page."""
    rows, after = [], ""
    while True:
        page = by_place(found, {"after": after}, size=3)
        rows += page.rows
        if not page.following:
            return rows
        last = page.rows[-1]
        after = cursor(last)


def cursor(row):
    if isinstance(row, Person):
        return row.slug
    key = row if isinstance(row, int) else row.document_id
    number = Edition.objects.get(search_document=key).release.number
    return number if isinstance(row, int) else f"{number}.{row.position}"


def random_state(rnd, view):
    """A few filters with values that occur, as a reader would come to have them."""
    groups = [name for name in FILTERS[view].base_filters if name not in TYPED]
    state = {}
    if rnd.random() < 0.6:
        words = rnd.sample(WORDS, rnd.randint(1, 2))
        state["q"] = " ".join(rnd.choice(["", "", "-"]) + word for word in words)
    if rnd.random() < 0.2:
        state["period"] = rnd.choice(["2023年", "2024-2025", "2025年4月以来", "一季度"])
    if rnd.random() < 0.3:
        state["data_period"] = rnd.choice(["2022年", "2023-2024", "2024年以来", "2021年上半年"])
    for group in rnd.sample(groups, rnd.randint(0, 3)):
        values = list(listing(view, encoded(state)).facet(group))
        if values:
            state[group] = slug(group, rnd.choice(values))
    return state


def encoded(state):
    data = QueryDict(mutable=True)
    data.update(state)
    return data.urlencode()


@pytest.mark.slow
@pytest.mark.parametrize("view", KINDS)
@pytest.mark.parametrize("seed", one_in(4, range(4)))
def test_every_count_is_what_one_gets(view, seed):
    make_world(seed=seed)
    rnd = random.Random(seed)
    groups = [name for name in FILTERS[view].base_filters if name not in TYPED]
    for _round in range(5):
        state = random_state(rnd, view)
        found = listing(view, encoded(state))
        assert found.total().n == len(listed(found)) == len({str(row) for row in keys(found)})
        for group in groups:
            for value, n in found.facet(group).items():
                chosen = listing(view, encoded(state | {group: slug(group, value)}))
                assert chosen.total() == (n, False), (state, group, value)
        for group in state:
            less = {name: value for name, value in state.items() if name != group}
            assert found.total(group) == listing(view, encoded(less)).total()


def keys(found):
    return [row if isinstance(row, int) else row.pk for row in listed(found)]


@pytest.mark.parametrize("view", KINDS)
def test_only_what_is_published(view):
    make_world(releases=3)
    before = listing(view).total()
    for state in (State.DRAFT, State.IN_REVIEW, State.APPROVED):
        make_block(make_edition(state=state), "请问香菇？", kind="question")
    withdrawn = make_release(state=State.WITHDRAWN).editions.get()
    make_block(withdrawn, "请问香菇？", kind="question")
    index_all()
    assert listing(view).total() == before


@pytest.mark.parametrize("view", KINDS)
def test_withdrawn_is_gone_even_before_the_index_knows(view):
    editions = make_world(releases=1)
    Edition.objects.filter(pk=editions[0].pk).update(state=State.WITHDRAWN)
    for query in ("", "q=1939", "q=-没有的词"):
        found = listing(view, query)
        assert found.total().n == 0
        assert listed(found) == []


def test_paging_back_comes_to_the_same_rows():
    make_world()
    for view in KINDS:
        found = listing(view)
        first = by_place(found, {}, size=2)
        second = by_place(found, {"after": cursor(first.rows[-1])}, size=2)
        back = by_place(found, {"before": cursor(second.rows[0])}, size=2)
        assert back.rows == first.rows
        assert [bool(link) for link in (first.previous, back.previous, back.following)] == [
            False, False, True,
        ]  # fmt: skip


@pytest.mark.parametrize("view", KINDS)
def test_a_new_release_shifts_no_page(view):
    make_world()
    before = listing(view)
    first = by_place(before, {}, size=3)
    rest = by_place(before, {"after": cursor(first.rows[-1])}, size=500).rows
    newest = make_release(number="20990101-1").editions.get()
    make_block(newest, "请问香菇？", kind="question")
    index_all()
    after = by_place(listing(view), {"after": cursor(first.rows[-1])}, size=500).rows
    assert [str(row) for row in after] == [str(row) for row in rest]


@pytest.mark.parametrize("bad", ["20991301-1", "x", "20240101", "20240101-1.x", "\x00", "٢-١"])
def test_a_cursor_that_is_none_is_no_cursor(bad):
    make_world(releases=2)
    for view in KINDS:
        found = listing(view)
        assert len(by_place(found, {"after": bad}).rows) <= found.total().n


def test_a_release_alone_is_no_place_among_rows():
    make_world(releases=2)
    newest = cursor(by_place(listing("releases"), {}).rows[0])
    for view in KINDS:
        first = by_place(listing(view), {})
        page = by_place(listing(view), {"after": newest})
        known = view == "releases"
        assert (page.start, page.rows) == ((0, first.rows[1:]) if known else (1, first.rows))


def test_beyond_the_bound_counts_are_lower_bounds(monkeypatch):
    make_world(releases=8)
    everything = listing("releases", "q=-没有的词").total()
    monkeypatch.setattr(ranked_results, "MAX_HITS", 4)
    for view in KINDS:
        found = listing(view, "q=1939")
        total = found.total()
        assert total.more
        for group in ("year", "organisation"):
            for value, n in found.facet(group).items():
                chosen = listing(view, f"q=1939&{group}={slug(group, value)}").total()
                assert chosen.n >= n
    assert everything == (8, False)
