"""A filter is one declaration: taken out of a FilterSet, or put into it, it is gone from, or in,
form, list, counts, facets, chips, tabs and feed together."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

from releases.models import Edition, Measure, Person, SearchFacet
from releases.public.lists.filter_bar import ADDRESSES
from releases.search.lists.facets import ChoiceFilter, VocabularyFilter
from releases.search.lists.filter_sets import FILTERS, MeasureFilter
from releases.search.lists.list_filters import NameBox
from tests.make import (
    index_all,
    make_appearance,
    make_block,
    make_measure,
    make_organisation,
    make_statistic,
    make_topic,
)
from tests.public.pages import text_of
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db
# Filters of whole releases and of rows, of each way to compare, with a list that has them.
DECLARED = {
    "releases": ("period", "year", "organisation", "speaker", "topic", "theme"),
    "exchanges": ("period", "organisation", "speaker", "topic", "theme"),
    "measures": ("year", "organisation", "theme", "stage", "outcome"),
    "statistics": ("year", "speaker", "indicator", "kind"),
    "speakers": ("year", "organisation", "topic"),
}


@pytest.fixture
def world():
    """At one release somebody speaks who speaks at no other, for a body and on a topic of its own;
    it has the only rank and the only measure in the field of service."""
    edition = make_world(releases=8)[0]
    speaker = make_appearance(edition, "只此一人", organisation=make_organisation("只此一局"))
    edition.topics.add(make_topic("只此一题"))
    make_block(edition, "请问如何？", kind="question", number=9)
    block = make_block(edition, "专利授权居第2位。", kind="answer", speaker=speaker)
    make_measure(block, theme="service")
    make_statistic(block, "第2位", kind="rank", value=2)
    index_all()


def value_of(view, name):
    """What some of the list has and some has not, as it is typed into the address."""
    if name == "period":
        return "2024年"
    filterset = FILTERS[view](QueryDict(""), Edition.objects.published())
    found, filter_ = filterset.result_list, filterset.filters[name]
    few = [value for value, n in found.facet(name).items() if n < found.total().n]
    return next(typed for _value, typed, _label in filter_.named(few))


def seen(client, view, **query):
    """What a list shows in each of its parts under the filters of `query`."""
    path = reverse(ADDRESSES[view][0])
    context = client.get(path, query).context
    fields = {field.name: getattr(field.field.widget, "choices", []) for field in context["form"]}
    shown = {
        "rows": [getattr(row, "pk", row) for row in context["pages"].rows],
        "total": context["total"].n,
        "offered": {name: list(choices) for name, choices in fields.items()},
        "chips": [(chip.name, chip.gain.n) for chip in context["active"]],
        "tabs": [tab.total.n for tab in context["tabs"]],
    }
    if view != "speakers":  # have no feed
        shown["feed"] = client.get(f"{path}feed.atom", query).content.decode().count("<entry>")
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("view", DECLARED)
def test_a_filter_taken_out_is_gone_everywhere(client, world, monkeypatch, view):
    plain = seen(client, view)
    parts = [part for part in plain if part != "offered"]
    for name in DECLARED[view]:
        asked = {name: value_of(view, name)}
        others = {n: choices for n, choices in plain["offered"].items() if n != name}
        chosen = seen(client, view, **asked)
        assert [part for part in parts if chosen[part] == plain[part]] == [], name
        assert chosen["chips"] == [(name, plain["total"])]
        assert {n: c for n, c in chosen["offered"].items() if n != name} != others
        with monkeypatch.context() as without:
            for filterset in FILTERS.values():
                left = {n: each for n, each in filterset.base_filters.items() if n != name}
                without.setattr(filterset, "base_filters", left)
            assert seen(client, view, **asked) == plain | {"offered": others}, name


@pytest.mark.parametrize(
    ("of", "declared"),
    [
        ("stage", ChoiceFilter("进度", Measure.Stage, column="stage", empty="全部进度",
                               refusal="没有“%(value)s”这种进度。")),
        ("speaker", VocabularyFilter("说话人", Person, group=SearchFacet.Group.SPEAKER,
                                     column="person", empty="全部说话人", widget=NameBox,
                                     refusal="没有“%(value)s”这个说话人。")),
    ],
)  # fmt: skip
def test_a_filter_that_is_declared_is_everywhere(client, world, monkeypatch, of, declared):
    asked = value_of("measures", of)
    plain, chosen = seen(client, "measures"), seen(client, "measures", **{of: asked})

    class WithAnother(MeasureFilter):
        another = declared

    monkeypatch.setitem(FILTERS, "measures", WithAnother)
    found = seen(client, "measures", another=asked)
    for part in ("rows", "total", "feed"):
        assert found[part] == chosen[part]
    assert found["chips"] == [("another", plain["total"])]
    values, known = (dict(each) for each in (found["offered"]["another"], chosen["offered"][of]))
    known.pop("", "")
    assert values.pop("", declared.empty) == declared.empty
    assert values == known
    page = client.get("/measures/", {"another": asked})
    chosen_as = dict(chosen["offered"][of])[asked].partition("（")[0]
    assert f"{declared.label}：{chosen_as}" in text_of(page)
    assert f"/measures/feed.atom?{urlencode({'another': asked})}" in page.content.decode()
    refused = client.get("/measures/", {"another": "nobody"})
    assert declared.extra["refusal"] % {"value": "nobody"} in text_of(refused)
    # The choice goes along to other lists, for the way back.
    elsewhere = client.get("/figures/", {"another": asked}).content.decode()
    assert f'<input type="hidden" name="another" value="{asked}">' in elsewhere
