"""Each limit of the readers' pages just below and just above, by its number."""

import datetime
import json
import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from releases.models import Organisation
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_block,
    make_indicator,
    make_measure,
    make_organisation,
    make_person,
    make_release,
    make_statistic,
    make_topic,
)
from tests.series.test_series_queries import told, year

from .atoms import read_feed, texts
from .pages import make_full_release, text_of

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def at(day: int, **kw):
    return make_release(at=NOW + datetime.timedelta(days=day), **kw).editions.get()


@pytest.fixture
def asked(client):
    """The context of a page."""
    return lambda name, *args, **query: (
        client.get(reverse(f"public:{name}", args=args), query).context
    )


@pytest.mark.parametrize(("releases", "told"), [(50, 50), (51, 50)])
def test_fifty_releases_in_the_feed(client, releases, told):
    for number in range(releases):
        make_release(number=f"20250426-{number + 1}", at=NOW + number * MINUTE)
    titles = texts(read_feed(client, "/releases/feed.atom"), "id")
    assert len(titles) == told
    assert titles[0].endswith(f"20250426-{releases}")


@pytest.mark.parametrize(("rows", "told"), [(200, 200), (201, 200)])
def test_200_rows_in_the_feed_of_their_list(client, rows, told):
    block = make_block(make_release().editions.get(), "专利。" * rows, kind="statement")
    for number in range(rows):
        make_measure(block, f"举措{number}", position=number + 1)
    index_all()
    found = texts(read_feed(client, reverse("neutral:measures_feed")), "title")
    assert len(found) == told


@pytest.mark.parametrize(("rows", "told"), [(50, 50), (51, 50)])
def test_fifty_figures_in_the_feed_of_an_indicator(client, rows, told):
    block = make_block(make_release().editions.get(), "1939件。" * rows)
    for number in range(rows):
        make_statistic(block, "1939件", position=number + 1, start=6 * number, end=6 * number + 5)
    address = reverse("neutral:indicator_feed", args=["专利授权量"])
    assert len(texts(read_feed(client, address), "title")) == told


@pytest.mark.parametrize("length", [199, 200, 201])
def test_200_characters_of_a_release_in_the_feed(client, length):
    make_block(make_release().editions.get(), "甲" * length)
    assert texts(read_feed(client, "/releases/feed.atom"), "summary") == ["甲" * min(length, 200)]


@pytest.mark.parametrize(("length", "title"), [(80, "问" * 80), (81, "问" * 77 + "...")])
def test_80_characters_of_a_question_in_the_feed(client, length, title):
    make_block(make_release().editions.get(), "问" * length, kind="question", number=1)
    index_all()
    assert texts(read_feed(client, reverse("neutral:exchanges_feed")), "title") == [title]


def data_of(client, address):
    html = client.get(address).content.decode()
    return [json.loads(found) for found in re.findall(r'ld\+json">(.*?)</script>', html)]


@pytest.mark.parametrize(
    ("title", "text", "headline", "described", "answered"),
    [
        ("题" * 110, "文" * 160, "题" * 110, "文" * 117 + "...", "文" * 160),
        ("题" * 111, "文" * 161, "题" * 107 + "...", "文" * 117 + "...", "文" * 157 + "..."),
        ("题", "文" * 120, "题", "文" * 120, "文" * 120),
        ("题", "文" * 121, "题", "文" * 117 + "...", "文" * 121),
    ],
)
def test_how_much_of_a_release_machines_are_told(
    client, title, text, headline, described, answered
):
    edition = make_release(title=title, number="20250426-1").editions.get()
    make_block(edition, text)
    make_block(edition, "问" * 111, kind="question", number=1)
    make_block(edition, text, kind="answer")
    article, event = data_of(client, "/releases/20250426-1/")
    assert article["headline"] == event["name"] == headline
    assert article["description"] == answered
    (question,) = article["hasPart"]
    assert question["name"] == "问" * 107 + "..."
    assert question["acceptedAnswer"]["text"] == answered
    assert client.get("/releases/20250426-1/").context["head"].description == described


@pytest.mark.parametrize(("length", "lead"), [(110, "文" * 110), (111, "文" * 110 + "…")])
def test_110_characters_of_a_release_in_the_list(client, length, lead):
    make_block(make_release().editions.get(), "文" * length)
    index_all()
    assert lead in re.findall(r"文+…?", text_of(client.get("/releases/")))


@pytest.mark.parametrize(("length", "line"), [(140, "答" * 140), (141, "答" * 140 + "…")])
def test_140_characters_of_an_answer_in_the_list(client, length, line):
    edition = make_release().editions.get()
    make_block(edition, "请问？", kind="question", number=1)
    make_block(edition, "答" * length, kind="answer")
    index_all()
    assert line in re.findall(r"答{3,}…?", text_of(client.get(reverse("public:exchanges"))))


@pytest.mark.parametrize("length", [89, 90, 91])
def test_90_characters_of_what_somebody_said(asked, length):
    speaker = make_appearance(make_release().editions.get(), "张焜")
    make_block(speaker.edition, "专" * length, kind="statement", speaker=speaker)
    (session,) = asked("speaker", speaker.person.slug)["sessions"]
    assert session.utterances[0].head == "专" * min(length, 90) + ("…" if length > 90 else "")


def test_five_releases_on_the_first_page(asked):
    for number in range(6):
        make_release(number=f"20250426-{number + 1}")
    assert len(asked("home")["items"]) == 5


@pytest.mark.parametrize(("days", "shown"), [(5, 5), (6, 5)])
def test_five_related_releases(asked, days, shown):
    topic = make_topic()
    edition = at(0, topics=[topic])
    for day in range(1, days + 1):
        at(day, topics=[topic])
    assert len(asked("release", edition.release.number)["beside"].related) == shown


def test_sixty_releases_before_and_after_may_be_related(asked):
    """Sixty on either side; the next is too far away."""
    topic, far = make_topic("近"), make_topic("远")
    edition = at(0, topics=[topic, far])
    for day in range(1, 61):
        at(day, topics=[topic] if day == 60 else [])
        at(-day, topics=[topic] if day == 60 else [])
    at(61, topics=[far])
    at(-61, topics=[far])
    found = asked("release", edition.release.number)["beside"].related
    assert [row.reasons for row in found] == [["同一主题：近"], ["同一主题：近"]]


@pytest.mark.parametrize(("topics", "reason"), [(3, "B、C、D"), (4, "A、B、C等")])
def test_three_names_in_a_reason(asked, topics, reason):
    shared = [make_topic(name) for name in "ABCD"[-topics:]]
    edition = at(0, topics=shared)
    at(1, topics=shared)
    if topics == 4:
        at(2, topics=[make_topic("丁")])
    (row,) = asked("release", edition.release.number)["beside"].related
    assert row.reasons == [f"同一主题：{reason}"]


@pytest.mark.parametrize(("posts", "shown"), [(30, 30), (31, 30)])
def test_thirty_posts_of_a_person(asked, posts, shown):
    person = make_person("张焜")
    for number in range(posts):
        make_appearance(at(number), person=person, posts=[f"第{number}职"])
    assert len(asked("speaker", person.slug)["posts"]) == shown


@pytest.mark.parametrize(("rows", "pages"), [(30, 1), (31, 2)])
def test_thirty_rows_on_a_page_of_a_person_or_body(asked, rows, pages):
    speaker = make_appearance(make_release().editions.get(), "张焜", role="presenter")
    body = speaker.organisation
    block = make_block(speaker.edition, "1939件。" * rows, kind="statement", speaker=speaker)
    for number in range(rows):
        make_statistic(block, "1939件", position=number + 1, start=6 * number, end=6 * number + 5)
        make_measure(block, organisation=body, organisation_name="局", position=number + 1)
    for show in ("figures", "measures"):
        assert asked("speaker", speaker.person.slug, show=show)["paginator"].num_pages == pages
        assert asked("organisation", body.slug, show=show)["paginator"].num_pages == pages
    few = asked("organisation", body.slug)
    assert (len(few["figures"]), few["figures_count"]) == (6, rows)
    assert (len(few["measures"]), few["measures_count"]) == (6, rows)


@pytest.mark.parametrize(("bodies", "pages"), [(100, 1), (101, 2)])
def test_100_bodies_on_a_page(asked, bodies, pages):
    edition = make_release().editions.get()
    parent = make_organisation("上级局")
    make_appearance(edition, organisation=parent)
    for number in range(bodies - 1):
        body = make_organisation(f"第{number}局", parent=parent)
        make_appearance(edition, organisation=body, person=make_person(f"人{number}"))
    Organisation.objects.create(name="没有人知道的局", slug="没有人知道的局", parent=parent)
    assert asked("organisations")["paginator"].num_pages == pages
    assert len(asked("organisation", "上级局")["children"]) == min(bodies - 1, 100)


@pytest.mark.parametrize(("indicators", "pages"), [(50, 1), (51, 2)])
def test_50_indicators_on_a_page_and_six_of_a_theme(asked, indicators, pages):
    block = make_block(make_release().editions.get(), "1939件。")
    for number in range(indicators):
        make_statistic(block, "1939件", indicator=make_indicator(f"量{number}", theme="creation"))
    listed = asked("statistics", theme="creation")
    assert listed["paginator"].num_pages == pages
    (group,) = asked("statistics")["groups"]
    assert (len(group.items), group.count) == (6, indicators)
    assert len(asked("indicator", "量0")["related"]) == 8


@pytest.mark.parametrize(("rows", "pages"), [(20, 1), (21, 2)])
def test_20_rows_on_a_page_of_an_indicator(asked, rows, pages):
    block = make_block(make_release().editions.get(), "1939件。" * rows)
    for number in range(rows):
        make_statistic(block, "1939件", position=number + 1, start=6 * number, end=6 * number + 5)
    assert asked("indicator", "专利授权量")["paginator"].num_pages == pages


@pytest.mark.parametrize(("length", "found"), [(100, True), (101, True), (99, False)])
def test_the_first_100_characters_look_for_an_indicator(asked, length, found):
    told(1, indicator=make_indicator("长" * 100))
    context = asked("statistics", q="长" * length)
    assert context["word"] == "长" * min(length, 100)
    assert [item.indicator.name for item in context["items"]] == ["长" * 100]


@pytest.mark.parametrize(("years", "labelled"), [(8, True), (9, False)])
def test_eight_points_have_labels(asked, years, labelled):
    for number in range(years):
        told(number + 1, year(2010 + number))
    chart = asked("indicator", "专利授权量")["page"].chart
    (line,) = chart.lines
    assert [bool(mark.label) for mark in line.marks] == [labelled] * years


@pytest.mark.parametrize(("years", "labels"), [(6, 6), (7, 4), (12, 6), (13, 5)])
def test_six_years_are_named_across(asked, years, labels):
    for number in range(years):
        told(number + 1, year(2010 + number))
    columns = asked("indicator", "专利授权量")["page"].chart.columns
    assert len(columns) == labels
    assert columns[-1].label == f"{2009 + years}年"


@pytest.mark.parametrize(("months", "lanes"), [(4, 4), (5, 4)])
def test_four_lines_in_a_chart(asked, months, lanes):
    for month in range(1, months + 1):
        for number in (2023, 2024):
            day = datetime.date(number, month + 1, 1) - datetime.timedelta(days=1)
            period = {"period_start": f"{number}-01-01", "period_end": day}
            told(month, {"period_label": f"{number}年1—{month}月"} | period)
    assert len(asked("indicator", "专利授权量")["page"].chart.lines) == lanes


@pytest.mark.parametrize(("years", "shown"), [(10, 10), (11, 10)])
def test_ten_conflicts_are_shown(asked, years, shown):
    for number in range(years):
        for value in (1, 2):
            told(value, year(2010 + number))
    conflicts = asked("indicator", "专利授权量")["page"].conflicts
    assert len(conflicts) == shown
    assert conflicts[0].period == f"{2009 + years}年"


@pytest.mark.parametrize("indicators", [6, 7])
def test_six_key_figures(asked, indicators):
    for number in range(indicators):
        told(1, year(2023), indicator=make_indicator(f"量{number}"))
    assert len(asked("home")["figures"]) == 6


@pytest.mark.parametrize("places", [3, 4])
def test_three_snippets_of_a_release(asked, places):
    edition = make_release().editions.get()
    for number in range(places):
        make_block(edition, f"香菇{number}。")
    index_all()
    (item,) = asked("releases", q="香菇")["items"]
    assert len(item.passages) == 3


@pytest.mark.parametrize("places", [2, 3])
def test_two_snippets_of_a_speaker(asked, places):
    speaker = make_appearance(make_release().editions.get(), "张焜")
    for number in range(places):
        make_block(speaker.edition, f"香菇{number}。", kind="statement", speaker=speaker)
    index_all()
    (item,) = asked("speakers", q="香菇")["items"]
    assert item.html.count("<li>") == 2


@pytest.mark.parametrize(("length", "name"), [(40, "长" * 40), (41, "长" * 40 + "等")])
def test_forty_characters_of_a_download_s_name(client, length, name):
    indicator = make_indicator("长" * length)
    told(1, year(2023), indicator=indicator)
    page = client.get(reverse("public:indicator", args=[indicator.slug]) + "data.csv")
    assert f"{quote(name)}.csv" in page["Content-Disposition"]


def test_a_full_release_in_json_ld(client):
    """Each property, with what it says."""
    edition = make_full_release(
        title="知识产权发布会",
        number="20250426-1",
        series="年度发布",
        event_venue="云岫大厦",
        source="云岫日报",
        at=NOW.replace(microsecond=500),
    )
    speaker = edition.appearances.get()
    address = "http://testserver/releases/20250426-1/"
    question, answer = edition.blocks.get(kind="question"), edition.blocks.get(kind="answer")
    publisher = {"@type": "Organization", "name": "知识产权新闻发布"}
    article, event = data_of(client, "/releases/20250426-1/")
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "知识产权发布会",
        "alternativeHeadline": "专利授权再创新高",
        "description": "4月26日,市新闻办召开发布会。",
        "url": address,
        "mainEntityOfPage": address,
        "identifier": "20250426-1",
        "version": 1,
        "inLanguage": "zh-CN",
        "datePublished": "2025-04-26T09:30:00+08:00",
        "dateModified": "2025-04-26T09:30:00+08:00",
        "author": {"@type": "Organization", "name": "云岫日报"},
        "publisher": publisher,
        "keywords": ["专利"],
        "hasPart": [
            {
                "@type": "Question",
                "name": "请问打算怎么做?",
                "url": f"{address}#{question.anchor}",
                "answerCount": 1,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "我们将加快建设。",
                    "url": f"{address}#{answer.anchor}",
                    "author": {"@type": "Person", "name": speaker.name},
                },
            }
        ],
    }
    assert event == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "知识产权发布会",
        "startDate": "2025-04-26",
        "location": {"@type": "Place", "name": "云岫大厦"},
        "organizer": {"@type": "Organization", "name": "市新闻办"},
        "superEvent": {"@type": "EventSeries", "name": "年度发布"},
    }
