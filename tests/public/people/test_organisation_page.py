import datetime

import pytest
from django.urls import reverse

from releases.models import OrganisationAlias, Release, State
from tests.make import (
    NOW,
    make_appearance,
    make_attending_organisation,
    make_block,
    make_edition,
    make_measure,
    make_organisation,
    make_person,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda row, **query: client.get(
        reverse("public:organisation", args=[row.slug]), query
    )  # fmt: skip


@pytest.fixture
def index(client):
    return lambda **query: client.get(reverse("public:organisations"), query)


def at(day: int, **kw):
    return make_release(at=NOW + datetime.timedelta(days=day), **kw).editions.get()


def test_index_by_kind_with_counts(index):
    court = make_organisation("市中级人民法院", kind="court")
    bureau = make_organisation("市市场监督管理局", kind="government")
    make_organisation("没有露过面的局", kind="government")
    edition = at(0)
    zhang = make_appearance(edition, "张焜", organisation=court)
    make_appearance(edition, "旁听", organisation=court, role="attendee")
    make_attending_organisation(edition, court.name)
    make_appearance(at(1), person=zhang.person, organisation=court)
    make_measure(make_block(edition), organisation=bureau, organisation_name="市局")
    response = index()
    shown = " ".join(text_of(response).split())
    assert "政府部门 市市场监督管理局 没有出席记录，举措 1 项" in shown
    assert "法院 市中级人民法院 发布会 2 场，发言人 1 位" in shown
    assert "没有露过面的局" not in shown
    assert "共 2 个" in shown
    assert_nothing_inline(response)


def test_index_of_nothing(index):
    make_organisation("只在草稿里")
    make_attending_organisation(make_edition(), "草稿出席")
    make_attending_organisation(make_release(state=State.WITHDRAWN).editions.get(), "撤回的")
    response = index()
    assert response.status_code == 200
    shown = text_of(response)
    assert "还没有机构" in shown
    assert "草稿" not in shown
    assert "撤回的" not in shown


def test_index_is_paged(index):
    edition = at(0)
    for n in range(101):
        make_attending_organisation(edition, f"第{n:03}所")
    assert "第 2 页" in index(page=2).content.decode()
    assert text_of(index(page=2)).count("发布会 1 场") == 1
    assert index(page=3).status_code == 404


def test_everything_about_an_organisation(page):
    parent = make_organisation("市人民政府")
    bureau = make_organisation("市市场监督管理局", kind="government", parent=parent)
    child = make_organisation("市知识产权保护中心", parent=bureau)
    OrganisationAlias.objects.create(organisation=bureau, name="市知识产权局")
    edition = at(0, title="一场发布会")
    zhang = make_appearance(edition, "张焜", organisation=bureau, posts=["局长"])
    make_attending_organisation(edition, child.name)
    block = make_block(edition, kind="statement", speaker=zhang)
    measure = make_measure(block, organisation=bureau, organisation_name="市局", stage="planned")
    figure = make_statistic(block)
    response = page(bureau)
    shown, html = " ".join(text_of(response).split()), response.content.decode()
    for words in ("政府部门", "市知识产权局", "市人民政府", "市知识产权保护中心", "张焜 局长 1 场",
                  "一场发布会", "计划 1", measure.heading, "1939件"):  # fmt: skip
        assert words in shown
    for address in (
        reverse("public:organisation", args=[parent.slug]),
        reverse("public:organisation", args=[child.slug]),
        reverse("public:speaker", args=[zhang.person.slug]),
        reverse("public:measure", args=[edition.release.number, measure.uid]),
        reverse("public:row", args=[edition.release.number, figure.anchor]),
    ):
        assert f'href="{address}"' in html
    assert_nothing_inline(response)


def test_posts_in_the_organisation_the_latest_first(page):
    bureau, zhang = make_organisation("市局"), make_person("张焜")
    for day, post in ((0, "科长"), (10, "局长")):
        make_appearance(at(day), person=zhang, organisation=bureau, posts=[post])
    make_appearance(at(20), person=zhang, posts=["别处的职务"])
    (member,) = page(bureau).context["people"]
    assert (member.posts, member.times) == (["局长", "科长"], 2)
    assert member.last == (NOW + datetime.timedelta(days=10)).date()


def test_some_of_everything_and_all_of_one_kind(page):
    bureau = make_organisation("市局")
    for day in range(8):
        edition = at(day, title=f"第{day}天")
        speaker = make_appearance(edition, organisation=bureau)
        block = make_block(edition, kind="statement", speaker=speaker)
        make_measure(block, f"举措{day}", organisation=bureau, organisation_name="市局")
        make_statistic(block)
    html = page(bureau).content.decode()
    for link in ("?show=people", "?show=measures", "?show=figures", "/releases/?organisation="):
        assert link in html
    assert "第2天" in html
    assert "第1天" not in html
    for show, rows in (("people", "people"), ("releases", "releases"), ("measures", "measures"),
                       ("figures", "figures")):  # fmt: skip
        response = page(bureau, show=show)
        assert len(response.context[rows]) == 8
        assert_nothing_inline(response)
    assert page(bureau, show="poems").status_code == 404
    assert page(bureau, show="people", page=2).status_code == 404


def test_an_organisation_that_only_attended(page):
    make_attending_organisation(at(0), "市公安局")
    row = make_attending_organisation(at(1), "市公安局").organisation
    shown = text_of(page(row))
    assert "2 场" in shown
    for words in ("没有人代表该机构发言", "没有由该机构负责的举措", "没有报出数据"):
        assert words in shown


def test_a_parent_of_one_that_attended_has_a_page(page):
    parent = make_organisation("市政府")
    child = make_organisation("市局", parent=parent)
    assert page(parent).status_code == 404
    make_attending_organisation(at(0), child.name)
    response = page(parent)
    assert response.status_code == 200
    assert "没有出席过发布会" in text_of(response)


def test_an_organisation_of_drafts_or_of_withdrawn_releases_has_no_page(page):
    row = make_attending_organisation(make_edition(), "市局").organisation
    make_appearance(make_release(state=State.WITHDRAWN).editions.get(), organisation=row)
    assert page(row).status_code == 404


def test_samples_say_so(page, index):
    row = make_attending_organisation(at(0), "市局").organisation
    assert "虚构" not in text_of(page(row)) + text_of(index())
    Release.objects.update(origin="sample")
    assert "虚构" in text_of(page(row))
    assert "虚构" in text_of(index())


@pytest.mark.parametrize("count", [1, 12])
def test_queries(page, index, django_assert_num_queries, count):
    bureau = make_organisation("市局", parent=make_organisation("市政府"))
    for day in range(count):
        edition = at(day)
        make_attending_organisation(edition, f"第{day}所")
        speaker = make_appearance(edition, organisation=bureau)
        for _time in range(3):
            block = make_block(edition, kind="statement", speaker=speaker)
            make_measure(block, organisation=bureau, organisation_name="市局")
            make_statistic(block)
    with django_assert_num_queries(8):
        index()
    with django_assert_num_queries(15):
        page(bureau)
    for show, queries in (("people", 6), ("releases", 5), ("measures", 5), ("figures", 5)):
        with django_assert_num_queries(queries):
            page(bureau, show=show)
