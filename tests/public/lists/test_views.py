import datetime

import pytest
from django.http import QueryDict
from django.urls import reverse

from releases.models import Appearance, Change, FollowUp, Release, State
from releases.publishing import lifecycle
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_attending_media,
    make_attending_organisation,
    make_block,
    make_change,
    make_edition,
    make_indicator,
    make_measure,
    make_organisation,
    make_person,
    make_promise,
    make_release,
    make_said,
    make_statistic,
    make_topic,
)
from tests.public.pages import assert_nothing_inline, make_full_release, make_person_named, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(client):
    def get(view="releases", **query):
        index_all()
        return client.get(reverse(f"public:{view}"), query)

    return get


def titles(response) -> list[str]:
    return [item.headline for item in response.context["items"]]


def test_empty(listing):
    response = listing()
    assert "还没有已发布的内容。" in text_of(response)
    assert_nothing_inline(response)


def test_newest_first_twenty_a_page(listing):
    for day in range(22):
        make_release(title=f"第{day}场", at=NOW + datetime.timedelta(days=day))
    first = listing()
    second = listing(after=QueryDict(first.context["pages"].following)["after"])
    assert titles(first)[0] == "第21场"
    assert len(titles(first)) == 20
    assert titles(second) == ["第1场", "第0场"]
    assert "共 22 篇" in text_of(first)
    assert_nothing_inline(first)


def test_page_links_keep_the_filters(listing):
    for _n in range(21):
        make_release()
    words = "q=%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83&amp;year=2025"
    ranked = listing(q="知识产权", year="2025")
    assert f"?{words}&amp;page=2" in ranked.content.decode()
    assert len(titles(listing(q="知识产权", year="2025", page="2"))) == 1
    dated = listing(q="知识产权", year="2025", sort="date").content.decode()
    assert f"?{words}&amp;sort=date&amp;after=20250426-" in dated


def test_item_shows_facts_and_counts(listing):
    make_full_release(event_time="上午", event_venue="新闻发布厅")
    shown = text_of(listing())
    for words in ("2025年4月26日上午", "新闻发布厅", "答记者问 1 个", "举措 1 项", "数据 1 条"):
        assert words in shown


def test_what_a_release_has_none_of_is_not_counted(listing):
    make_release(title="空的")
    (item,) = listing().context["items"]
    assert [word for word in ("答记者问", "举措", "数据") if word in item.html] == []


def test_what_is_printed_of_a_release_is_made_once(client, django_assert_max_num_queries):
    release = make_release(title="开放许可")
    index_all()
    first = client.get("/releases/").context["items"]
    with django_assert_max_num_queries(9):
        assert client.get("/releases/").context["items"] == first
    assert client.get("/en/releases/").context["items"] != first
    lifecycle.withdraw(release, by=None, now=NOW, reason="有误")
    assert client.get("/releases/").context["items"] == []


def test_only_what_is_published(listing):
    make_edition(title="草稿")
    make_edition(title="待审", state=State.IN_REVIEW)
    make_release(title="撤回的", state=State.WITHDRAWN)
    live = make_release(title="现行版")
    make_edition(release=live, title="旧版", state=State.SUPERSEDED, ordinal=2)
    make_edition(release=live, title="更正中", ordinal=3)
    assert titles(listing()) == ["现行版"]


def test_filters_combine(listing):
    for title, topic, name in [
        ("甲", "专利", "张焜"),
        ("乙", "专利", "王犇"),
        ("丙", "商标", "张焜"),
    ]:
        edition = make_release(title=title, topics=[make_topic(topic)]).editions.get()
        person = Appearance.objects.filter(name=name).first()
        person = person.person if person else make_person_named(name)
        make_appearance(edition, person=person)
    assert titles(listing(topic="专利")) == ["乙", "甲"]
    assert titles(listing(topic="专利", speaker="张焜")) == ["甲"]
    assert titles(listing(topic="专利", speaker="张焜", q="乙")) == []


def test_organisation_attending_or_speaking(listing):
    police = make_organisation("市公安局")
    make_attending_organisation(make_release(title="出席").editions.get(), "市公安局")
    make_appearance(make_release(title="发言").editions.get(), organisation=police)
    make_release(title="无关")
    assert titles(listing(organisation="市公安局")) == ["发言", "出席"]


def test_year_by_the_clock_of_the_site(listing):
    """31 December 16:30 UTC is the next year in Shanghai."""
    at = datetime.datetime(2023, 12, 31, 16, 30, tzinfo=datetime.UTC)
    make_release(title="元旦", at=at)
    make_release(title="当年", at=NOW)
    response = listing(year="2024")
    assert titles(response) == ["元旦"]
    offered = response.context["form"].fields["year"].widget.choices
    assert [value for value, _label in offered] == ["", "2025", "2024"]


def test_hits_are_marked_and_escaped(listing):
    edition = make_release(title="专利<b>").editions.get()
    make_block(edition, "开场白。" * 30 + "<script>专利</script>")
    html = listing(q="专利").content.decode()
    assert "<mark>专利</mark>&lt;b&gt;" in html
    assert "&lt;script&gt;<mark>专利</mark>&lt;/script&gt;" in html


def test_a_name_that_is_no_part_of_the_body_is_shown(listing):
    make_appearance(make_release().editions.get(), posts=["总工程师"])
    assert "<mark>总工程师</mark>" in listing(q="总工程师").content.decode()


def test_the_name_that_a_thing_has_today_shows_the_row_that_it_is_found_by(listing):
    """A row prints the name of its day; who looks for today's sees it beside the row."""
    edition = make_release().editions.get()
    block = make_block(edition, "办件1939件。")
    indicator, body = make_indicator("行政裁决总量"), make_organisation("知识产权总署")
    make_statistic(block, indicator=indicator, indicator_name="办件")
    make_measure(block, "办理裁决", organisation=body, organisation_name="署里")
    attending = make_attending_organisation(edition, "版权联盟总部")
    attending.name = "联盟"
    attending.save()
    media = make_attending_media(edition, "霞浦新晚报")
    media.name = "晚报"
    media.save()
    person = make_person("欧阳知秋")
    make_appearance(edition, person=person, name="知秋", organisation=body)
    for name in (indicator, body, attending.organisation, media.outlet, person):
        assert f"<mark>{name.name}</mark>" in listing(q=name.name).content.decode(), name


def test_no_results_name_the_filters_and_offer_to_clear(listing):
    make_release(topics=[make_topic()])
    response = listing(q="航天", topic="专利")
    shown = text_of(response)
    assert "没有同时符合下列条件的内容" in shown
    assert "关键词“航天”、主题“专利”" in shown
    assert "所有发布稿里都没有“航天”" in shown
    assert "去掉关键词“航天”1 篇" in shown
    assert "清除全部条件" in shown
    assert_nothing_inline(response)


def test_active_filters_can_be_removed_one_by_one(listing):
    make_release(topics=[make_topic()])
    make_release(title="别的")
    active = listing(q="知识产权", topic="专利", page="1").context["active"]
    assert [(f.label, f.value, f.without, f.gain.n) for f in active] == [
        ("关键词", "知识产权", "topic=%E4%B8%93%E5%88%A9", 1),
        ("主题", "专利", "q=%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83", 1),
    ]


def test_sample_and_imported_are_marked(listing):
    Release.objects.filter(pk=make_release().pk).update(origin="sample")
    Release.objects.filter(pk=make_release().pk).update(origin="imported")
    shown = text_of(listing())
    assert "城市与内容均为虚构" in shown
    assert "从旧站导入" in shown


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("view", "query", "queries"),
    [
        ("releases", {}, 4),
        # Five of these write down what was looked for, once for many answers, after this one.
        ("releases", {"q": "发布会"}, 24),
        # Some of these read what each release says of its rows, which is kept from then on.
        ("exchanges", {"q": "加快"}, 15),
        ("measures", {"q": "稳步"}, 14),
        ("figures", {"q": "1939"}, 13),
        ("speakers", {"q": "加快"}, 15),
        ("speakers", {}, 11),
    ],
)
def test_queries(client, django_assert_num_queries, count, view, query, queries):
    for _n in range(count):
        make_full_release()
    index_all()
    client.get("/releases/")  # what is published is known by heart, as is what things are called
    with django_assert_num_queries(queries):
        response = client.get(reverse(f"public:{view}"), query)
    assert len(response.context["items"]) == min(count, 20)


@pytest.mark.parametrize(
    ("view", "word", "queries"),
    [
        ("exchanges", "加快", 10),
        ("measures", "稳步", 11),
        ("figures", "1939", 9),
        ("speakers", "加快", 11),
    ],
)
def test_queries_of_what_was_read_before(client, django_assert_num_queries, view, word, queries):
    for _n in range(3):
        make_full_release()
    index_all()
    client.get(reverse(f"public:{view}"), {"q": word})
    with django_assert_num_queries(queries):
        client.get(reverse(f"public:{view}"), {"q": word, "sort": "date"})


def test_pages_by_relevance_stay_when_a_release_appears_meanwhile(listing):
    """The newcomer has the word in its title, so it comes first; later pages do not move."""
    for day in range(50):
        make_release(title=f"第{day}场专利发布会", at=NOW + datetime.timedelta(days=day))
    first = listing(q="专利")
    wanted = titles(first)
    following = QueryDict(first.context["pages"].following)
    assert (following["page"], following["until"][:8]) == ("2", "20250614")
    expected = [titles(listing(q="专利", page=number)) for number in (2, 3)]
    make_release(title="专利", at=NOW + datetime.timedelta(days=60))
    second = listing(**following.dict())
    assert titles(second) == expected[0]
    third = listing(**QueryDict(second.context["pages"].following).dict())
    assert titles(third) == expected[1]
    assert third.context["pages"].following == ""
    again = listing(**QueryDict(second.context["pages"].previous).dict())
    assert titles(again) == wanted
    fresh = titles(listing(q="专利"))
    assert fresh[0] == "专利"
    assert len(fresh) == 20


def test_pages_by_relevance_stay_when_an_old_release_is_imported(listing):
    for day in range(30):
        make_release(title=f"第{day}场专利发布会", at=NOW + datetime.timedelta(days=day))
    first = listing(q="专利")
    following = QueryDict(first.context["pages"].following).dict()
    expected = titles(listing(**following))
    old = make_release(title="专利", at=NOW - datetime.timedelta(days=900))
    make_change(old)
    second = listing(**following)
    assert titles(second) == expected
    assert set(titles(first)).isdisjoint(expected)
    assert titles(listing(q="专利"))[0] == "专利"
    # What is published again, corrected, was there before.
    again = Release.objects.exclude(pk=old.pk).first()
    for _time in range(2):
        make_change(again)
    entry = Change.objects.order_by("-pk")[1].pk
    following["until"] = f"{following['until'].partition('.')[0]}.{entry}"
    assert len(titles(listing(**following))) == 11


@pytest.mark.parametrize(
    "until",
    ["x", "20991301-1", "20990101-1", "20990101-1.x", "20990101-1." + "9" * 30, "\x00", ""],
)
def test_a_newest_release_that_is_none_leaves_nothing_out(listing, until):
    for day in range(22):
        make_release(title=f"第{day}场专利发布会", at=NOW + datetime.timedelta(days=day))
    assert len(titles(listing(q="专利", page="2", until=until))) == 2


def report(promise, outcome):
    """A later release tells of it."""
    later = make_release(at=NOW + datetime.timedelta(days=30)).editions.get()
    said = make_said(later, "后续", stage="ongoing")
    FollowUp.objects.create(
        promise=promise.edition.release, promise_uid=promise.uid, outcome=outcome, at=NOW,
        evidence=later.release, evidence_kind="m", evidence_uid=said.uid,
    )  # fmt: skip


@pytest.mark.slow
def test_measures_say_and_are_filtered_by_what_became_of_them(listing):
    report(make_promise("建成中心"), "done")
    report(make_promise("办好学校"), "dropped")
    make_promise("还没下文")
    make_promise("早已办成", stage="done")
    make_promise("一直在做", stage="ongoing")
    shown = text_of(listing("measures"))
    assert shown.count("后来：已完成") == 1
    assert shown.count("后来：不再推进") == 1
    assert shown.count("后来：暂无消息") == 1
    offered = listing("measures").context["form"].fields["outcome"].widget.choices
    assert [str(label) for _value, label in offered] == [
        "全部结果", "已完成（1）", "不再推进（1）", "暂无消息（1）",
    ]  # fmt: skip
    for value, heading in (("done", "建成中心"), ("dropped", "办好学校"), ("none", "还没下文")):
        found = listing("measures", outcome=value)
        (row,) = found.context["items"]
        assert f">{heading}</a>" in row.html
    refused = text_of(listing("measures", outcome="better"))
    assert "没有“better”这种结果" in refused


@pytest.mark.slow
def test_every_tab_leads_to_as_many_as_it_says(listing, client):
    report(make_promise("建成中心"), "done")
    make_promise("还没下文")
    state = {"stage": "planned", "outcome": "none", "kind": "level", "year": "2025"}
    for view in ("releases", "exchanges", "measures", "figures", "speakers"):
        for tab in listing(view, **state).context["tabs"]:
            there = client.get(tab.address).context["total"]
            assert there == tab.total, (view, tab.address)
    # Back on the measures, and after another search there, what only they know still holds.
    html = client.get(reverse("public:speakers"), state).content.decode()
    assert '<input type="hidden" name="stage" value="planned">' in html
    assert '<input type="hidden" name="kind" value="level">' in html
    assert '<input type="hidden" name="year"' not in html


def test_words_in_the_quote_alone_are_shown_in_the_text(listing):
    edition = make_full_release()
    block = make_block(edition, "我们将办好焜事，做到1939件。")
    measure = make_measure(block, "办好大事", start=0, end=len(block.text))
    named = make_measure(block, "焜业扶持", start=0, end=3)
    index_all()
    found = listing(q="焜").context["items"][0].passages
    targets = {passage.anchor: passage.target for passage in found}
    assert targets[named.anchor] == named.anchor
    assert targets.get(measure.anchor, f"q-{measure.anchor}") == f"q-{measure.anchor}"
    only = listing("releases", q="焜事").context["items"][0].passages
    assert {passage.target for passage in only} <= {block.anchor, f"q-{measure.anchor}"}


def test_rows_lead_to_their_pages(listing):
    edition = make_full_release()
    number, speaker = edition.release.number, edition.appearances.get()
    measure, figure = edition.measures.get(), edition.statistics.get()
    question = edition.blocks.get(kind="question")
    person = reverse("public:speaker", args=[speaker.person.slug])
    body = reverse("public:organisation", args=[speaker.organisation.slug])
    release = reverse("public:release", args=[number])

    def row(thing):
        return reverse("public:row", args=[number, thing.anchor])

    wanted = {
        "exchanges": [f"{release}#{question.anchor}", row(question), person, body],
        "measures": [
            reverse("public:measure", args=[number, measure.uid]), f"{release}#{measure.anchor}",
            row(measure), person, body, reverse("public:progress"),
        ],
        "figures": [
            reverse("public:indicator", args=[figure.indicator.slug]),
            f"{release}#{figure.anchor}", row(figure), person, body, reverse("public:statistics"),
        ],
        "speakers": [person, body],
    }  # fmt: skip
    for view, addresses in wanted.items():
        html = listing(view).content.decode()
        assert [a for a in addresses if f'href="{a}"' not in html] == [], view
    sought = {"releases": f"{release}?q=1939#{figure.anchor}", "speakers": f"{release}?q=1939#b-"}
    for view, address in sought.items():
        html = listing(view, q="1939").content.decode().replace("&amp;", "&")
        assert address in html, view
        assert 'class="own-page"' in html, view


def test_a_namesake_is_told_apart_beside_the_name(listing):
    edition = make_release().editions.get()
    make_appearance(edition, person=make_person_named("周敏"))
    Appearance.objects.get().person.__class__.objects.update(note="市农业农村局")
    (row,) = listing("speakers").context["items"]
    assert ">周敏</a>" in row.html
    assert "市农业农村局" in text_of(listing("speakers"))
