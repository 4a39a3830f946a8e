import datetime

import pytest

from releases.models import Edition, State
from releases.public.releases.edition_links import links_of
from releases.public.releases.neighbours import nearby
from releases.public.releases.related import MAX_RELATED, beside
from tests.make import (
    NOW,
    make_appearance,
    make_attending_organisation,
    make_block,
    make_indicator,
    make_organisation,
    make_release,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db


def at(day: int, **kw):
    return make_release(at=NOW + datetime.timedelta(days=day), **kw).editions.get()


def related(edition):
    return beside(edition, links_of(edition.pk)).related


def found(edition):
    return {row.edition.title: row.reasons for row in related(edition)}


def test_what_is_shared_is_the_reason():
    patents, court = make_topic("专利"), make_organisation("市中级人民法院")
    edition = at(0, topics=[patents])
    make_appearance(edition, organisation=court)
    make_statistic(make_block(edition), indicator=make_indicator("专利授权量"))
    make_appearance(at(1, title="同一机构"), organisation=court)
    make_attending_organisation(at(2, title="出席也算"), "市中级人民法院")
    make_statistic(make_block(at(-1, title="同一指标")), indicator=make_indicator("专利授权量"))
    both = at(-2, title="两样", topics=[patents])
    make_appearance(both, organisation=court)
    at(3, title="无关", topics=[make_topic("商标")])
    assert found(edition) == {
        "同一机构": ["同一机构：市中级人民法院"],
        "出席也算": ["同一机构：市中级人民法院"],
        "同一指标": ["同一指标：专利授权量"],
        "两样": ["同一机构：市中级人民法院", "同一主题：专利"],
    }
    assert next(iter(found(edition))) == "两样"


def test_what_few_share_counts_more_than_what_all_share():
    everybody, rare = make_organisation("市政府新闻办"), make_topic("地理标志")
    edition = at(0, topics=[rare])
    make_appearance(edition, organisation=everybody)
    for day in range(1, 9):
        make_appearance(at(day, title=f"第{day}天"), organisation=everybody)
    at(30, title="远一点", topics=[rare])
    assert next(iter(found(edition))) == "远一点"
    assert len(found(edition)) == MAX_RELATED


def test_nothing_withdrawn_nor_drafted_nor_itself():
    topic = make_topic()
    edition = at(0, topics=[topic])
    at(1, topics=[topic], state=State.WITHDRAWN)
    assert found(edition) == {}


def test_a_release_about_nothing_has_none():
    at(1, topics=[make_topic()])
    assert found(at(0)) == {}


def test_nearby_takes_turns_between_before_and_after():
    days = {day: at(day).pk for day in (-3, -2, -1, 0, 1)}
    edition = Edition.objects.get(pk=days[0])
    assert nearby(edition, 2).in_turn == [days[-1], days[1], days[-2]]


@pytest.mark.parametrize("count", [2, 30])
def test_queries(django_assert_num_queries, count):
    topic, bureau = make_topic(), make_organisation()
    edition = at(0, topics=[topic])
    make_appearance(edition, organisation=bureau)
    for day in range(count):
        make_appearance(at(day + 1, topics=[topic]), organisation=bureau)
    with django_assert_num_queries(5):
        assert len(related(edition)) == min(count, MAX_RELATED)


def test_it_stands_on_the_page(client):
    topic = make_topic()
    edition, other = at(0, topics=[topic]), at(1, title="另一场", topics=[topic])
    html = client.get(f"/releases/{edition.release.number}/").content.decode()
    section = html.split('class="related"')[1].split("</section>")[0]
    assert f'href="/releases/{other.release.number}/"' in section
    assert "同一主题：专利" in section
