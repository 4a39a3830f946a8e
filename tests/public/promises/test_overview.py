"""What was promised and what became of it: counts that add up, lists that hold what they say."""

import datetime
import re
from urllib.parse import quote

import pytest
from django.utils import timezone

from releases.models import Edition, Organisation, Release, State
from releases.public.promises.promise_filters import ProgressFilter
from releases.public.promises.summary_table import NOBODY
from releases.publishing import follow_ups
from releases.search.lists.list_filters import Select
from tests import make
from tests.public.pages import assert_nothing_inline, text_of

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
AT_2024 = make.NOW.replace(year=2024)
ADDRESS = "/measures/progress/"


@pytest.fixture
def get(client):
    return lambda query="": client.get(f"{ADDRESS}?{query}")


@pytest.fixture
def bureau():
    return make.make_organisation("市知识产权局")


def report(promise, outcome, *, days=30):
    at = promise.edition.release.first_published_at + days * DAY
    row = make.make_promise("后来的一项", at=at, stage="done", organisation=promise.organisation)
    follow_ups.link(promise, outcome=outcome, evidence=row, by=None, now=at)


@pytest.fixture
def city(bureau):
    """One promise of each outcome by the bureau in 2024, one late by another body in 2025."""
    late = {"due_words": "上月底前", "due_date": timezone.localdate() - 40 * DAY}
    for outcome in ("done", "ongoing", "dropped"):
        promise = make.make_promise(f"{outcome}的承诺", organisation=bureau, at=AT_2024, **late)
        report(promise, outcome)
    make.make_promise("没有消息的承诺", organisation=bureau, at=AT_2024)
    make.make_promise("迟到的承诺", organisation=make.make_organisation("市法院"), **late)
    make.make_promise("已经完成的事", stage="done", **late)
    return bureau


def headings(response, name="entries"):
    printed = "".join(entry.html for entry in response.context[name])
    return re.findall(r'measure-heading"><a[^>]*>(.*?)</a>', printed)


def counts(response):
    found = response.context["counts"]
    return (found.total, found.done, found.ongoing, found.dropped, found.none, found.overdue)


@pytest.mark.usefixtures("city")
def test_the_overview(get):
    response = get()
    assert counts(response) == (5, 1, 1, 1, 2, 2)
    assert headings(response, "overdue") == ["ongoing的承诺", "迟到的承诺"]
    assert headings(response, "quiet") == ["没有消息的承诺"]
    assert response.context["quiet_count"] == 1
    bodies = {line.name: line.counts.total for line in response.context["by_body"]}
    assert bodies == {"市知识产权局": 4, "市法院": 1}
    assert [line.name for line in response.context["by_year"]] == ["2025年", "2024年"]
    assert "已过 40 天" in text_of(response)
    assert_nothing_inline(response)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("done", ["done的承诺"]),
        ("ongoing", ["ongoing的承诺"]),
        ("dropped", ["dropped的承诺"]),
        ("none", ["迟到的承诺", "没有消息的承诺"]),
        ("overdue", ["ongoing的承诺", "迟到的承诺"]),
        ("quiet", ["没有消息的承诺"]),
    ],
)
def test_each_list(get, name, expected):
    response = get(f"list={name}")
    assert headings(response) == expected
    assert response.context["paginator"].count == len(expected)
    assert_nothing_inline(response)


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_every_count_in_the_tables_is_what_its_link_gives(client, get):
    response = get()
    lines = [*response.context["by_body"], *response.context["by_year"]]
    cells = [cell for line in lines for cell in line.linked]
    assert sum(cell.count > 0 for cell in cells) >= 10
    for cell in cells:
        page = client.get(cell.address)
        if cell.count:
            assert len(headings(page)) == page.context["paginator"].count == cell.count
    for line in lines:
        assert client.get(line.address).context["counts"] == line.counts


@pytest.mark.usefixtures("city")
def test_the_links_are_on_the_page(get):
    html = get().content.decode()
    body = quote("市知识产权局")
    assert f'href="{ADDRESS}?organisation={body}&amp;list=done"' in html
    assert 'href="?list=overdue"' not in html  # all of them are shown already
    assert re.search(r'<rect class="bar-done" x="0.0" y="0" width="20.0"', html)


@pytest.mark.usefixtures("city")
def test_narrowed_by_body_and_year(get):
    assert counts(get("organisation=市知识产权局")) == (4, 1, 1, 1, 1, 1)
    assert counts(get("year=2025")) == (1, 0, 0, 0, 1, 1)
    both = get("organisation=市法院&year=2025&list=overdue")
    assert headings(both) == ["迟到的承诺"]
    html = both.content.decode()
    assert '<option value="2025" selected>' in html
    assert 'name="list" value="overdue"' in html


@pytest.mark.slow
@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("name", "value"), [("year", "2025"), ("organisation", "市法院"), ("organisation", "-")]
)
def test_a_filter_taken_out_narrows_neither_counts_nor_lists(get, monkeypatch, name, value):
    block = make.make_block(make.make_release(at=AT_2024).editions.get(), "我们将建设保护中心。")
    make.make_measure(block, "无主的承诺", stage="planned")
    asked = f"{name}={value if value != '-' else NOBODY}"
    plain, chosen = (
        (counts(get(query)), headings(get(f"{query}&list=none"))) for query in ("", asked)
    )
    assert chosen[0] != plain[0]
    assert chosen[1] != plain[1]
    left = {n: each for n, each in ProgressFilter.base_filters.items() if n != name}
    monkeypatch.setattr(ProgressFilter, "base_filters", left)
    response = get(asked)
    assert (counts(response), headings(get(f"{asked}&list=none"))) == plain
    assert name not in response.context["form"].fields


@pytest.mark.usefixtures("city")
def test_a_body_that_promised_nothing_that_year(get):
    response = get("organisation=市法院&year=2024")
    assert "这个机构在这一年没有承诺" in text_of(response)
    assert_nothing_inline(response)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("organisation=无此局", "没有机构“无此局”的承诺"),
        ("year=1999", "没有“1999”这一年的承诺"),
        ("year=x&organisation=市法院", "没有“x”这一年的承诺"),
        ("list=好", "没有叫“好”的清单"),
    ],
)
def test_what_is_not_there_is_told(get, query, sentence):
    response = get(query)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert "counts" not in response.context
    if "市法院" in query:
        assert '<option value="市法院" selected>' in response.content.decode()
    assert_nothing_inline(response)


@pytest.mark.usefixtures("city")
def test_an_empty_list(get):
    response = get("list=dropped&organisation=市法院")
    assert headings(response) == []
    assert "这份清单是空的" in text_of(response)


def test_nothing_promised_yet(get):
    make.make_promise(stage="done")
    response = get()
    assert "还没有已发布的承诺" in text_of(response)
    assert_nothing_inline(response)


def test_lists_are_paged(get, bureau):
    for n in range(25):
        make.make_promise(f"第{n}项", organisation=bureau, at=make.NOW + n * DAY)
    make.make_release()
    first, second = get("list=none"), get("list=none&page=2")
    assert [len(headings(page)) for page in (first, second)] == [20, 5]
    assert headings(first)[0] == "第24项"
    assert "共" not in headings(second)
    assert "这里是第 21—25 项" in text_of(second)
    assert 'start="21"' in second.content.decode()
    for page in ("3", "0", "x"):
        assert get(f"list=none&page={page}").status_code == 404


def test_the_overview_shows_five_and_leads_to_all(get, bureau):
    due = {"due_words": "上周", "due_date": timezone.localdate() - 7 * DAY}
    for n in range(7):
        make.make_promise(f"第{n}项", organisation=bureau, at=make.NOW + n * DAY, **due)
    response = get()
    assert [len(headings(response, name)) for name in ("overdue", "quiet")] == [5, 5]
    shown = text_of(response)
    assert "看全部 7 项" in shown
    assert "看全部 6 项" in shown  # the last release's own promise may still be answered
    assert 'href="?list=overdue"' in response.content.decode()


@pytest.mark.parametrize("how", ["speaks", "attends"])
def test_quiet_is_whose_body_came_again(get, bureau, how):
    make.make_promise("没有消息的承诺", organisation=bureau)
    assert list(get("list=quiet").context["entries"]) == []
    later = make.make_release(at=make.NOW + DAY).editions.get()
    if how == "speaks":
        make.make_appearance(later, organisation=bureau)
    else:
        make.make_attending_organisation(later, bureau.name)
    assert headings(get("list=quiet")) == ["没有消息的承诺"]
    Edition.objects.filter(pk=later.pk).update(state=State.WITHDRAWN)
    assert list(get("list=quiet").context["entries"]) == []


def test_a_promise_of_nobody(get):
    edition = make.make_release().editions.get()
    make.make_measure(make.make_block(edition), "无主的承诺", stage="planned")
    response = get()
    assert [line.name for line in response.context["by_body"]] == ["未注明机构"]
    assert headings(get("organisation=-&list=none")) == ["无主的承诺"]
    assert get().context["quiet_count"] == 0


def test_unpublished_promises_are_not_counted(get):
    promise = make.make_promise()
    Edition.objects.filter(pk=promise.edition_id).update(state=State.WITHDRAWN)
    make.make_said(make.make_edition(), "草稿里的", stage="planned")
    assert "还没有已发布的承诺" in text_of(get())


def test_sample_data_is_marked(get):
    promise = make.make_promise()
    assert "演示数据" not in text_of(get("list=none"))
    Release.objects.filter(pk=promise.edition.release_id).update(origin=Release.Origin.SAMPLE)
    assert "演示数据" in text_of(get("list=none"))


def test_the_busiest_bodies_are_shown_and_the_rest_can_be_asked_for(get, bureau, monkeypatch):
    monkeypatch.setattr("releases.public.promises.summary_lines.MAX_BODIES", 1)
    monkeypatch.setattr(Select, "most", 1)
    for n in range(2):
        make.make_promise(f"第{n}项", organisation=bureau)
    make.make_promise("另一项", organisation=make.make_organisation("市法院"))
    response = get()
    assert [line.name for line in response.context["by_body"]] == ["市知识产权局"]
    assert "另有 1 个机构" in text_of(response)
    assert "市法院" not in text_of(response).split("从机构列表里找")[0].split("按机构")[1]
    other = get("organisation=市法院")
    assert [line.name for line in other.context["by_body"]] == ["市法院"]
    assert '<option value="市法院" selected>' in other.content.decode()


@pytest.mark.parametrize("enough", [1, 3, 4, 7, 100])
def test_what_waits_longest_from_the_earliest_releases(get, monkeypatch, bureau, enough):
    """However many of these are looked at first, and though two came at one moment."""
    monkeypatch.setattr("releases.public.promises.overview.EARLIEST", enough)
    for n, day in enumerate((0, 1, 1, 2, 3, 4, 5)):
        make.make_promise(f"第{n}项", organisation=bureau, at=make.NOW + day * DAY)
    make.make_appearance(
        Edition.objects.get(release=make.make_release(at=make.NOW + 9 * DAY)), organisation=bureau
    )
    response = get()
    assert headings(response, "quiet") == [f"第{n}项" for n in range(5)]
    assert response.context["quiet_count"] == 7


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize(
    ("query", "first", "queries"),
    [("", 14, 6), ("list=overdue", 11, 4), ("list=quiet", 12, 4), ("list=none&year=2025", 11, 4)],
)
def test_queries(get, django_assert_num_queries, count, query, first, queries):
    due = {"due_words": "上周", "due_date": timezone.localdate() - 7 * DAY}
    for n in range(count):
        body = make.make_organisation()
        make.make_promise(f"第{n}项", organisation=body, **due)
        make.make_appearance(make.make_release(at=make.NOW + DAY).editions.get(), organisation=body)
    for asked in (first, queries):
        with django_assert_num_queries(asked):
            response = get(query)
    assert response.status_code == 200


def test_only_read(client):
    assert client.post(ADDRESS).status_code == 405


def test_what_is_printed_of_a_promise_follows_day_report_and_name(get, client, monkeypatch, bureau):
    today = timezone.localdate()
    promise = make.make_promise(
        "建设中心", organisation=bureau, due_words="上周", due_date=today - 7 * DAY
    )
    assert "已过 7 天" in text_of(get())
    assert text_of(get()) == text_of(get())
    Organisation.objects.update(slug="another")
    assert "/another/" in get().content.decode()
    english = client.get(f"/en{ADDRESS}").content.decode()
    assert "/en/organisations/another/" in english
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + 2 * DAY)
    assert "已过 9 天" in text_of(get())
    evidence = make.make_said(make.make_release().editions.get(), "建成中心")
    follow_ups.link(promise, outcome="dropped", evidence=evidence, by=None, now=make.NOW)
    assert headings(get("list=dropped")) == ["建设中心"]
    assert "不再推进" in "".join(e.html for e in get("list=dropped").context["entries"])
    assert headings(get("list=overdue")) == []


@pytest.mark.parametrize("waiting", [4, 5, 6])
def test_the_first_overdue_where_most_of_those_looked_at_were_done(get, bureau, waiting):
    today = timezone.localdate()
    for n in range(20 + waiting):
        due = {"due_words": "早就", "due_date": today - (100 - n) * DAY}
        promise = make.make_promise(f"第{n}项", organisation=bureau, **due)
        if n < 20:
            said = make.make_said(make.make_release().editions.get(), "建成")
            follow_ups.link(promise, outcome="done", evidence=said, by=None, now=make.NOW)
    assert headings(get(), "overdue") == [f"第{n}项" for n in range(20, 20 + min(5, waiting))]
